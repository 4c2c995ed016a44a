package fr.conciergerie.web.ui;

/** How something stands, told by colour and pictogram together. */
public enum Tone {
    /** Nothing to do. */
    CALM("dot"),
    /** Under way, in someone's hands. */
    BUSY("arrow-repeat"),
    /** Done, or ready for whoever waits. */
    GOOD("check-lg"),
    /** Needs a look soon. */
    WARN("exclamation-triangle"),
    /** Went wrong, or is late. */
    BAD("x-octagon");

    private final String icon;

    Tone(String icon) {
        this.icon = icon;
    }

    public String icon() {
        return icon;
    }

    /** Its class in the style sheet. */
    public String css() {
        return switch (this) {
            case CALM -> "tone-calm";
            case BUSY -> "tone-busy";
            case GOOD -> "tone-good";
            case WARN -> "tone-warn";
            case BAD -> "tone-bad";
        };
    }
}
