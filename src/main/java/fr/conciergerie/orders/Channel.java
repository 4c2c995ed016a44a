package fr.conciergerie.orders;

/** How a request reached the concierge service. */
public enum Channel {
    DESK,
    PHONE,
    EMAIL,
    LOCKER,
    ONLINE;

    /** Concluded without both parties in one place, so that the member may withdraw (domain.md 3.11). */
    public boolean isDistance() {
        return switch (this) {
            case ONLINE, PHONE, EMAIL -> true;
            case DESK, LOCKER -> false;
        };
    }
}
