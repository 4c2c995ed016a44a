package fr.conciergerie.partners;

import fr.conciergerie.organisations.Territory;
import fr.conciergerie.shared.Email;
import fr.conciergerie.shared.Phone;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Siret;
import java.time.DayOfWeek;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the manager writes down about a partner.
 *
 * @param holidayZone the code of the {@link Territory} whose public holidays they keep
 * @param goodFriday whether Good Friday is a holiday where they are: in Alsace-Moselle, by commune
 * @param openDays the days of the week on which they work
 * @param commissionBasisPoints the operator's share of the price, in hundredths of a percent, half of the price at most
 * @param fallback who is asked when they cannot
 */
public record PartnerDetails(
        String name,
        LegalForm legalForm,
        @Nullable Siret siret,
        @Nullable String email,
        @Nullable String phone,
        Locale locale,
        String address,
        String postcode,
        String town,
        String holidayZone,
        boolean goodFriday,
        Set<DayOfWeek> openDays,
        VatRegime vatRegime,
        Settlement settlement,
        int commissionBasisPoints,
        @Nullable PartnerId fallback) {

    public static final int MOST_COMMISSION = 5000;

    public PartnerDetails {
        name = within(name, 120);
        address = within(address, 200);
        postcode = within(postcode, 10);
        town = within(town, 100);
        openDays = Set.copyOf(openDays);
        if (name.isEmpty()) {
            throw new Refused("partners.needs-a-name");
        }
        if (town.isEmpty()) {
            throw new Refused("partners.needs-a-town");
        }
        if (openDays.isEmpty()) {
            throw new Refused("partners.needs-a-day");
        }
        if (commissionBasisPoints < 0 || commissionBasisPoints > MOST_COMMISSION) {
            throw new Refused("partners.commission-out-of-range");
        }
        var territory = Territory.ofHolidayZone(holidayZone);
        if (goodFriday && !territory.mayKeepGoodFriday()) {
            throw new Refused("partners.no-good-friday-there");
        }
    }

    /** The ordinary case: open from Monday to Friday in mainland France, paid by the member, taxed as everybody. */
    public static PartnerDetails of(String name, LegalForm legalForm, String town) {
        return new PartnerDetails(
                name,
                legalForm,
                null,
                null,
                null,
                Locale.FRENCH,
                "",
                "",
                town,
                Territory.FRANCE.holidayZone(),
                false,
                Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY),
                VatRegime.NORMAL,
                Settlement.DIRECT_TO_PARTNER,
                1000,
                null);
    }

    /** What was typed as an address of electronic mail, if it is one. */
    public static String email(String typed) {
        return Email.read(typed).value();
    }

    /** What was typed as a telephone number, if it is one. */
    public static String phone(String typed) {
        return Phone.read(typed).value();
    }

    private static String within(String text, int longest) {
        var plain = text.strip();
        if (plain.length() > longest) {
            throw new Refused("partners.too-long", longest);
        }
        return plain;
    }
}
