package fr.conciergerie.organisations.web;

import fr.conciergerie.organisations.MemberDetails;
import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.web.FilledForm;
import java.util.function.Supplier;

/** A member as the form shows them before anybody types: how to call and to reach them, nothing more. */
public record MemberForm(String name, String email, String phone, String locale, String organisation, int version) {

    static final MemberForm BLANK = new MemberForm("", "", "", "fr", "", 0);

    static MemberForm ofClient(OrganisationId client) {
        return new MemberForm("", "", "", "fr", client.toString(), 0);
    }

    static Supplier<MemberDetails> read(FilledForm form) {
        var name = form.text("name", 200, "organisations.member.name-missing");
        var email = form.readIfAny("email", MemberDetails::email);
        var phone = form.readIfAny("phone", MemberDetails::phone);
        var locale = form.language("locale");
        form.errorAt("name", "organisations.member.not-a-name");
        form.errorAt("email", "organisations.email-taken");
        return () -> new MemberDetails(name, email, phone, locale.get());
    }
}
