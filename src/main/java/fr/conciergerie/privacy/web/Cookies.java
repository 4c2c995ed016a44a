package fr.conciergerie.privacy.web;

/** The cookies that the application sets, all of them. A test looks for others. */
public enum Cookies {
    /** Who is signed in; gone with the browser, and worth nothing after eight hours without a click. */
    SESSION("session"),
    /** Keeps another site from sending a form in somebody's name; gone with the browser. */
    FORM_TOKEN("form-token"),
    /** That somebody has come in by this browser before, for half a year. */
    KNOWN_BROWSER("known-browser"),
    /** The language that somebody chose, for a year. */
    LANG("lang"),
    /** At which desk a concierge was last, for two months. */
    DESK_SITE("desk-site");

    private final String cookie;

    Cookies(String cookie) {
        this.cookie = cookie;
    }

    public String cookie() {
        return cookie;
    }
}
