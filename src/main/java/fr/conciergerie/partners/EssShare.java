package fr.conciergerie.partners;

/**
 * The share of the social economy by count: active partners with a valid status, out of all active partners, on one day.
 * The shares by services and by amount are other figures.
 */
public record EssShare(int ess, int active) {

    /** Whole percent, rounded half up; 0 when there is no partner. */
    public int percent() {
        return active == 0 ? 0 : Math.round(100f * ess / active);
    }
}
