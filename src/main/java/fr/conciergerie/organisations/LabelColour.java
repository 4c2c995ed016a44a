package fr.conciergerie.organisations;

import java.util.Arrays;

/** The colour of a site's labels: dark enough for white letters, and each with a name for those who do not tell it. */
public enum LabelColour {
    BLUE("#1d4ed8"),
    GREEN("#15803d"),
    RED("#b91c1c"),
    PURPLE("#7e22ce"),
    ORANGE("#c2410c"),
    TEAL("#0f766e"),
    BROWN("#78350f"),
    BLACK("#1f2937");

    private final String code;

    LabelColour(String code) {
        this.code = code;
    }

    public static LabelColour ofCode(String code) {
        return Arrays.stream(values())
                .filter(it -> it.code.equals(code))
                .findFirst()
                .orElse(BLACK);
    }

    /** {@code #rrggbb}. */
    public String code() {
        return code;
    }
}
