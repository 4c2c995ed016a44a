package fr.conciergerie.web;

/** What a person is here for. One account may hold several, for one operator or more; it acts in one at a time. */
public enum Role {
    /** An agent of a client organisation: orders for themselves, sees own things only. */
    MEMBER("/"),
    /** Serves the sites they are assigned to. */
    CONCIERGE("/desk"),
    /** A supplier: sees the jobs given to them, no member's contact. */
    PARTNER("/partner"),
    /** The client organisation's coordinator: aggregates only, never one member's order. */
    COORDINATOR("/coordination"),
    /** Runs the operator. */
    MANAGER("/operator"),
    /** Social follow-up officer of the insertion vault. */
    FOLLOW_UP("/insertion"),
    /** Technical supervisor of people in an insertion path. */
    SUPERVISOR("/insertion"),
    /** Looks after the installation: operators and settings, no personal data. */
    ADMIN("/admin");

    private final String home;

    Role(String home) {
        this.home = home;
    }

    /** The room this role lands in after sign-in. */
    public String home() {
        return home;
    }
}
