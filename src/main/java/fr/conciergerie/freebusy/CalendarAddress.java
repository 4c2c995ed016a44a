package fr.conciergerie.freebusy;

import fr.conciergerie.shared.Refused;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a calendar is read: an address that whoever knows it can read too, so it is shown to nobody again, nor written into a
 * log. Always HTTPS on its usual port; calendar programs write {@code webcal} for it.
 */
public record CalendarAddress(String value) {

    public static final int LONGEST = 1_000;

    private static final Pattern OTHER_SCHEME = Pattern.compile("^webcals?:", Pattern.CASE_INSENSITIVE);
    /** A name with a dot in it: no address of a machine in numbers, and none of the neighbourhood. */
    private static final Pattern NAME =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{1,62}");

    private static final int HTTPS_PORT = 443;

    public CalendarAddress {
        if (value.length() > LONGEST || !isRead(value)) {
            throw new Refused("freebusy.not-an-address");
        }
    }

    /** As somebody typed or pasted it; refused where nothing is read from there. */
    public static CalendarAddress of(String typed) {
        return new CalendarAddress(OTHER_SCHEME.matcher(typed.strip()).replaceFirst("https:"));
    }

    /** Who keeps the calendar: all that is shown of the address. */
    public String host() {
        return uri().getHost().toLowerCase(Locale.ROOT);
    }

    URI uri() {
        return URI.create(value);
    }

    /** Whether we would ever read something from there, wherever the address comes from. */
    static boolean isRead(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme())
                && uri.getHost() != null
                && NAME.matcher(uri.getHost().toLowerCase(Locale.ROOT)).matches()
                && uri.getRawUserInfo() == null
                && (uri.getPort() == -1 || uri.getPort() == HTTPS_PORT);
    }

    private static boolean isRead(String value) {
        try {
            return isRead(new URI(value));
        } catch (URISyntaxException _) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "a calendar at " + host();
    }
}
