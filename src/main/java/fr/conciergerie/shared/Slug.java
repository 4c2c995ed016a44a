package fr.conciergerie.shared;

import java.text.Normalizer;
import java.util.Locale;

/** A short name that stands in addresses and files: {@code cordonnerie-ressemelage}. Unique among things of one sort. */
public final class Slug {

    public static final int MAXIMUM_LENGTH = 60;

    private Slug() {}

    /** The slug that a name suggests; refused when the name has neither letter nor digit in it. */
    public static String from(String name) {
        var plain = Normalizer.normalize(
                        name.replace("œ", "oe").replace("Œ", "oe").replace("æ", "ae"), Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        if (plain.isEmpty()) {
            throw new Refused("shared.not-a-slug", name);
        }
        return plain.length() <= MAXIMUM_LENGTH
                ? plain
                : plain.substring(0, MAXIMUM_LENGTH).replaceAll("-$", "");
    }

    /** What a person typed as a slug, if it is one already. */
    public static String of(String typed) {
        var plain = typed.strip();
        if (plain.length() > MAXIMUM_LENGTH || !plain.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new Refused("shared.not-a-slug", typed);
        }
        return plain;
    }
}
