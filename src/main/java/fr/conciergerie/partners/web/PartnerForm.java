package fr.conciergerie.partners.web;

import static java.util.Objects.requireNonNullElse;

import fr.conciergerie.organisations.Territory;
import fr.conciergerie.partners.LegalForm;
import fr.conciergerie.partners.PartnerDetails;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.partners.PartnerSheet;
import fr.conciergerie.partners.Settlement;
import fr.conciergerie.partners.VatRegime;
import fr.conciergerie.shared.Percent;
import fr.conciergerie.shared.Siret;
import fr.conciergerie.web.FilledForm;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A partner as the form shows it before anybody types. */
public record PartnerForm(
        int version,
        String name,
        LegalForm legalForm,
        String siret,
        String email,
        String phone,
        String language,
        String address,
        String postcode,
        String town,
        Territory territory,
        boolean goodFriday,
        Set<DayOfWeek> openDays,
        VatRegime vatRegime,
        Settlement settlement,
        String commission,
        @Nullable UUID fallback,
        LocalDate firstDay) {

    /** What the form shows for a partner nobody has written down yet. */
    static PartnerForm blank(LocalDate today, Territory territory) {
        return new PartnerForm(
                0,
                "",
                LegalForm.ASSOCIATION,
                "",
                "",
                "",
                "fr",
                "",
                "",
                "",
                territory,
                false,
                EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                VatRegime.NORMAL,
                Settlement.DIRECT_TO_PARTNER,
                "10",
                null,
                today);
    }

    static PartnerForm of(PartnerSheet sheet) {
        var it = sheet.details();
        var siret = it.siret();
        var fallback = it.fallback();
        return new PartnerForm(
                sheet.version(),
                it.name(),
                it.legalForm(),
                siret == null ? "" : siret.spaced(),
                requireNonNullElse(it.email(), ""),
                requireNonNullElse(it.phone(), ""),
                it.locale().getLanguage(),
                it.address(),
                it.postcode(),
                it.town(),
                Territory.ofHolidayZone(it.holidayZone()),
                it.goodFriday(),
                it.openDays(),
                it.vatRegime(),
                it.settlement(),
                new Percent(it.commissionBasisPoints()).plain(),
                fallback == null ? null : fallback.value(),
                sheet.together().firstDay());
    }

    /**
     * What was typed, as the module understands it, for whoever sends the form on.
     *
     * @param known finds a partner by their key
     */
    static Supplier<PartnerDetails> read(FilledForm form, Function<String, PartnerId> known) {
        var name = form.text("name", 120, "partners.needs-a-name");
        var legalForm = form.choice("legalForm", LegalForm.class);
        var siret = form.readIfAny("siret", Siret::of);
        var email = form.readIfAny("email", PartnerDetails::email);
        var phone = form.readIfAny("phone", PartnerDetails::phone);
        var language = form.language("language");
        var address = form.textIfAny("address", 200);
        var postcode = form.textIfAny("postcode", 10);
        var town = form.text("town", 100, "partners.needs-a-town");
        var territory = form.choice("territory", Territory.class);
        var goodFriday = form.ticked("goodFriday");
        var openDays = form.choices("openDays", DayOfWeek::valueOf);
        form.check(!openDays.isEmpty(), "openDays", "partners.needs-a-day");
        var settlement = form.choice("settlement", Settlement.class);
        var commission = form.read("commission", Percent::parse);
        var vatRegime = form.choice("vatRegime", VatRegime.class);
        var fallback = form.readIfAny("fallback", known);
        form.errorAt("name", "partners.slug-taken", "shared.not-a-slug");
        form.errorAt("siret", "partners.siret-taken");
        form.errorAt("goodFriday", "partners.no-good-friday-there");
        form.errorAt("commission", "partners.commission-out-of-range");
        form.errorAt("fallback", "partners.fallback-is-circular", "partners.no-such-fallback");
        return () -> new PartnerDetails(
                name,
                legalForm.get(),
                siret,
                email,
                phone,
                language.get(),
                address,
                postcode,
                town,
                territory.get().holidayZone(),
                goodFriday,
                Set.copyOf(openDays),
                vatRegime.get(),
                settlement.get(),
                commission.get().basisPoints(),
                fallback);
    }
}
