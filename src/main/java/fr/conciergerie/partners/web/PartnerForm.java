package fr.conciergerie.partners.web;

import static java.util.Objects.requireNonNullElse;

import fr.conciergerie.organisations.Territory;
import fr.conciergerie.partners.LegalForm;
import fr.conciergerie.partners.PartnerDetails;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.partners.PartnerSheet;
import fr.conciergerie.partners.Settlement;
import fr.conciergerie.partners.VatRegime;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Siret;
import fr.conciergerie.web.FormErrors;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A partner as typed into the form. */
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
        Set<DayOfWeek> openDays,
        VatRegime vatRegime,
        Settlement settlement,
        String commission,
        @Nullable UUID fallback) {

    public PartnerForm {
        name = requireNonNullElse(name, "");
        legalForm = requireNonNullElse(legalForm, LegalForm.ASSOCIATION);
        siret = requireNonNullElse(siret, "");
        email = requireNonNullElse(email, "");
        phone = requireNonNullElse(phone, "");
        language = "en".equals(language) ? "en" : "fr";
        address = requireNonNullElse(address, "");
        postcode = requireNonNullElse(postcode, "");
        town = requireNonNullElse(town, "");
        territory = requireNonNullElse(territory, Territory.FRANCE);
        openDays = requireNonNullElse(openDays, Set.of());
        vatRegime = requireNonNullElse(vatRegime, VatRegime.NORMAL);
        settlement = requireNonNullElse(settlement, Settlement.DIRECT_TO_PARTNER);
        commission = requireNonNullElse(commission, "");
    }

    /** What the form shows for a partner nobody has written down yet. */
    static PartnerForm blank() {
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
                Territory.FRANCE,
                EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                VatRegime.NORMAL,
                Settlement.DIRECT_TO_PARTNER,
                "10",
                null);
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
                it.openDays(),
                it.vatRegime(),
                it.settlement(),
                BigDecimal.valueOf(it.commissionBasisPoints(), 2)
                        .stripTrailingZeros()
                        .toPlainString()
                        .replace('.', ','),
                fallback == null ? null : fallback.value());
    }

    /** What was typed, as the module understands it; null when something is off, which the errors then tell. */
    @Nullable
    PartnerDetails details(FormErrors errors) {
        var readSiret = siret.isBlank() ? null : errors.read("siret", () -> Siret.of(siret));
        var basisPoints = errors.read("commission", this::basisPoints);
        try {
            var details = new PartnerDetails(
                    name,
                    legalForm,
                    readSiret,
                    email.isBlank() ? null : email.strip(),
                    phone.isBlank() ? null : phone.strip(),
                    Locale.of(language),
                    address,
                    postcode,
                    town,
                    territory.holidayZone(),
                    openDays,
                    vatRegime,
                    settlement,
                    basisPoints == null ? 0 : basisPoints,
                    fallback == null ? null : new PartnerId(fallback));
            return errors.any() ? null : details;
        } catch (Refused refused) {
            refused(refused, errors);
            return null;
        }
    }

    /** Puts what the module refuses beside the field it speaks of. */
    static void refused(Refused refused, FormErrors errors) {
        errors.add(
                switch (refused.key()) {
                    case "partners.needs-a-town" -> "town";
                    case "partners.needs-a-day" -> "openDays";
                    case "partners.not-an-email" -> "email";
                    case "partners.not-a-phone" -> "phone";
                    case "partners.commission-out-of-range" -> "commission";
                    case "partners.siret-taken" -> "siret";
                    case "partners.fallback-is-circular", "partners.no-such-fallback" -> "fallback";
                    default -> "name";
                },
                refused.key(),
                refused.arguments().toArray());
    }

    private int basisPoints() {
        try {
            return new BigDecimal(
                            commission.replaceAll("[\\s\\u00a0\\u202f%]", "").replace(',', '.'))
                    .setScale(2, RoundingMode.UNNECESSARY)
                    .unscaledValue()
                    .intValueExact();
        } catch (ArithmeticException | NumberFormatException _) {
            throw new Refused("partners.commission-out-of-range");
        }
    }
}
