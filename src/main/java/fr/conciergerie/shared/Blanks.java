package fr.conciergerie.shared;

/**
 * What looks like nothing in a text: spaces of every width, those that do not break and those that have none, and the marks
 * that programs leave at the beginning of one. People paste them without seeing them, so no two values differ by them.
 */
public final class Blanks {

    private static final char SOFT_HYPHEN = 0x00AD;
    private static final char NON_JOINER = 0x200C;
    private static final char JOINER = 0x200D;

    private Blanks() {}

    /** A text without the blanks at its ends. */
    public static String strip(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    /** Words with one space between them; joiners stay inside, where scripts and emoji need them. */
    public static String single(String text) {
        var words = new StringBuilder(text.length());
        for (char sign : strip(text).toCharArray()) {
            if (isSpace(sign)) {
                if (!words.isEmpty() && words.charAt(words.length() - 1) != ' ') {
                    words.append(' ');
                }
            } else if (!isBlank(sign) || sign == JOINER || sign == NON_JOINER) {
                words.append(sign);
            }
        }
        return words.toString();
    }

    /** A number or a code, in which no blank means anything. */
    public static String without(String text) {
        var rest = new StringBuilder(text.length());
        text.chars().filter(sign -> !isBlank((char) sign)).forEach(sign -> rest.append((char) sign));
        return rest.toString();
    }

    /** A text without what has no width, where no script needs it: in an address, in a heading. */
    public static String visible(String text) {
        var rest = new StringBuilder(text.length());
        text.chars().filter(sign -> !hasNoWidth((char) sign)).forEach(sign -> rest.append((char) sign));
        return rest.toString();
    }

    public static boolean isEmpty(String text) {
        return text.chars().allMatch(sign -> isBlank((char) sign));
    }

    static boolean isBlank(char sign) {
        return isSpace(sign) || hasNoWidth(sign);
    }

    private static boolean isSpace(char sign) {
        return Character.isWhitespace(sign) || Character.isSpaceChar(sign) || sign == 0x0085;
    }

    /** Marks of direction, joiners, byte order marks. */
    private static boolean hasNoWidth(char sign) {
        return sign == SOFT_HYPHEN || Character.getType(sign) == Character.FORMAT;
    }
}
