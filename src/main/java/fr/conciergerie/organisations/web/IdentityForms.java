package fr.conciergerie.organisations.web;

import fr.conciergerie.organisations.IdentityDetails.DataProtection;
import fr.conciergerie.organisations.IdentityDetails.Enterprise;
import fr.conciergerie.organisations.IdentityDetails.Host;
import fr.conciergerie.organisations.IdentityDetails.Mediator;
import fr.conciergerie.organisations.MemberDetails;
import fr.conciergerie.shared.Siret;
import fr.conciergerie.shared.VatNumber;
import fr.conciergerie.web.FilledForm;
import java.util.function.Supplier;

/** The forms in which the manager says who the operator is: each is sent alone, and whole. */
final class IdentityForms {

    private IdentityForms() {}

    static Supplier<Enterprise> enterprise(FilledForm form) {
        var legalName = form.text("legalName", 200);
        var legalForm = form.text("legalForm", 200);
        var registration = form.textIfAny("registration", 200);
        var siret = form.read("siret", Siret::of);
        var vatNumber = form.readIfAny("vatNumber", VatNumber::of);
        var withoutVat = form.ticked("withoutVat");
        form.check(withoutVat || !form.typed("vatNumber").isBlank(), "vatNumber", "organisations.identity.vat-or-none");
        form.check(
                !withoutVat || form.typed("vatNumber").isBlank(), "withoutVat", "organisations.identity.vat-and-none");
        var address = form.text("address", 300);
        var postcode = form.read("postcode", SiteForm::postcode);
        var city = form.text("city", 100);
        var phone = form.read("phone", MemberDetails::phone);
        var email = form.read("email", MemberDetails::email);
        var director = form.text("publicationDirector", 200);
        form.errorAt("vatNumber", "organisations.identity.vat-of-another");
        return () -> new Enterprise(
                legalName,
                legalForm,
                registration.isEmpty() ? null : registration,
                siret.get(),
                vatNumber,
                address,
                postcode.get(),
                city,
                phone.get(),
                email.get(),
                director);
    }

    static Supplier<Host> host(FilledForm form) {
        var name = form.text("name", 200);
        var address = form.text("address", 300);
        var phone = form.read("phone", MemberDetails::phone);
        return () -> new Host(name, address, phone.get());
    }

    static Supplier<Mediator> mediator(FilledForm form) {
        var name = form.text("name", 200);
        var address = form.text("address", 300);
        var site = form.text("site", 300);
        form.errorAt("site", "organisations.identity.not-an-address");
        return () -> new Mediator(name, address, site.contains("://") ? site : "https://" + site);
    }

    static Supplier<DataProtection> dataProtection(FilledForm form) {
        var name = form.text("name", 200);
        var contact = form.text("contact", 300);
        return () -> new DataProtection(name, contact);
    }
}
