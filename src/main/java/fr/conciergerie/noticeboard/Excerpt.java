package fr.conciergerie.noticeboard;

/** The beginning of what somebody wrote, where there is little room for it. */
public final class Excerpt {

    private Excerpt() {}

    /** In one paragraph of so many characters at most; where something is left out, the last word is whole and three dots follow. */
    public static String of(String text, int most) {
        var flat = text.strip().replaceAll("\\s+", " ");
        if (flat.length() <= most) {
            return flat;
        }
        var cut = flat.substring(0, most - 1);
        int blank = cut.lastIndexOf(' ');
        var whole = flat.charAt(most - 1) == ' ' || blank < most / 2 ? cut : cut.substring(0, blank);
        return withoutHalf(whole).strip() + "…";
    }

    /** A letter of two halves is not cut in the middle. */
    private static String withoutHalf(String text) {
        return Character.isHighSurrogate(text.charAt(text.length() - 1)) ? text.substring(0, text.length() - 1) : text;
    }
}
