package fr.conciergerie.organisations;

import java.text.Normalizer;
import java.time.ZoneId;
import java.util.Locale;

/**
 * A workplace where a concierge comes, used by one client organisation or shared by several.
 *
 * @param zone the clock on the wall there
 * @param holidayZone the code of its {@link Territory}
 * @param goodFriday whether Good Friday is a public holiday there
 * @param deskPlace where to find the desk, as people say it
 * @param colour the colour of its labels, {@code #rrggbb}
 */
public record Site(
        SiteId id,
        String slug,
        String name,
        String address,
        String postcode,
        String city,
        ZoneId zone,
        String holidayZone,
        boolean goodFriday,
        String deskPlace,
        String colour) {

    /** Whether its name or its town holds some words; neither capitals nor accents matter. */
    public boolean isCalled(String words) {
        return plain(name + " " + city).contains(plain(words.strip()));
    }

    private static String plain(String words) {
        return Normalizer.normalize(words, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
    }
}
