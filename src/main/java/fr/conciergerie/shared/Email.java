package fr.conciergerie.shared;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An e-mail address, in small letters: the same person is not told apart by a capital. */
public record Email(String value) {

    public static final int LONGEST = 254;

    private static final String SIGNS = "abcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+/=?^_`{|}~-";
    private static final Pattern SHAPE =
            Pattern.compile("[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
                    + "@([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}");

    /** How a program of mail copies an address: with the name before it, or as a link. */
    private static final Pattern WRAPPED = Pattern.compile("(?is).*<(?:mailto:)?([^<>]+)>\\W*|mailto:(.+)");

    public Email {
        if (value.length() > LONGEST || !SHAPE.matcher(value).matches()) {
            throw new Refused("shared.not-an-email", value);
        }
    }

    /** Reads what a person types or a spreadsheet keeps: blanks around the @, a separator stuck to its end, a name before it. */
    public static Email read(String typed) {
        return new Email(EmailFold.of(asTyped(typed)));
    }

    /** The same with its capitals, for whoever is shown what they typed and nothing else. */
    public static String asTyped(String typed) {
        var address = Blanks.strip(unwrapped(Blanks.strip(Blanks.visible(typed))));
        int at = address.indexOf('@');
        var whole = at < 0
                ? address
                : Blanks.strip(address.substring(0, at)) + '@' + Blanks.strip(address.substring(at + 1));
        var plain = Blanks.strip(whole.replaceFirst("[;,.:\\s\\h]+$", ""));
        if (!isOne(EmailFold.of(plain))) {
            throw new Refused("shared.not-an-email", Blanks.strip(typed));
        }
        return plain;
    }

    /** The address as stored; null when nothing was typed. */
    public static @Nullable String orNull(@Nullable String typed) {
        return typed == null || Blanks.isEmpty(typed) ? null : read(typed).value();
    }

    public static boolean isOne(String text) {
        return text.length() <= LONGEST && SHAPE.matcher(text).matches();
    }

    /** Every address that stands anywhere in a text, the readings of an unclear one included. */
    public static Set<String> anywhere(String text) {
        var found = new LinkedHashSet<String>();
        var folded = EmailFold.of(Blanks.visible(text));
        for (int at = folded.indexOf('@'); at >= 0; at = folded.indexOf('@', at + 1)) {
            var local = before(folded, at);
            var host = after(folded, at).replaceFirst("[.-]+$", "");
            for (var reading : List.of(local, local.replaceFirst("^[.'*]+", ""))) {
                var address = reading + '@' + host;
                if (isOne(address)) {
                    found.add(address);
                }
            }
        }
        return found;
    }

    private static String before(String text, int at) {
        int to = at;
        while (to > 0 && Blanks.isBlank(text.charAt(to - 1)) && at - to < LONGEST) {
            to--;
        }
        int from = to;
        while (from > 0
                && to - from < LONGEST
                && (text.charAt(from - 1) == '.' || SIGNS.indexOf(text.charAt(from - 1)) >= 0)) {
            from--;
        }
        return text.substring(from, to);
    }

    private static String after(String text, int at) {
        int from = at + 1;
        while (from < text.length() && Blanks.isBlank(text.charAt(from)) && from - at < LONGEST) {
            from++;
        }
        int to = from;
        while (to < text.length() && to - from < LONGEST && isOfAHost(text.charAt(to))) {
            to++;
        }
        return text.substring(from, to);
    }

    private static boolean isOfAHost(char sign) {
        return sign >= 'a' && sign <= 'z' || sign >= '0' && sign <= '9' || sign == '.' || sign == '-';
    }

    private static String unwrapped(String typed) {
        var wrapped = WRAPPED.matcher(typed);
        if (!wrapped.matches()) {
            return typed;
        }
        return wrapped.group(1) == null ? wrapped.group(2) : wrapped.group(1);
    }
}
