package fr.conciergerie.animations;

import fr.conciergerie.shared.Refused;
import org.jspecify.annotations.Nullable;

/**
 * What an event asks of the concierge, preparing it included.
 *
 * @param plannedMinutes null where nobody has planned it
 * @param actualMinutes how long it took; null until somebody has said so
 * @param material what to bring; null for nothing
 */
public record Effort(
        @Nullable Integer plannedMinutes,
        @Nullable Integer actualMinutes,
        @Nullable String material) {

    public static final Effort NONE = new Effort(null, null, null);

    public static final int LONGEST_MATERIAL = ProposalRequest.LONGEST_TO_BRING;

    public static final int MOST_HOURS = 1_000;

    public static final int MOST_MINUTES = MOST_HOURS * 60;

    public Effort {
        material = material == null || material.isBlank() ? null : material.strip();
        if (material != null && material.length() > LONGEST_MATERIAL) {
            throw new Refused("animations.effort.material-too-long", LONGEST_MATERIAL);
        }
        if (!isWithin(plannedMinutes, 1) || !isWithin(actualMinutes, 0)) {
            throw new Refused("animations.effort.out-of-bounds", MOST_HOURS);
        }
    }

    /** The same plan, and how long it took in the end. */
    public Effort thatTook(@Nullable Integer minutes) {
        return new Effort(plannedMinutes, minutes, material);
    }

    public boolean isEmpty() {
        return equals(NONE);
    }

    private static boolean isWithin(@Nullable Integer minutes, int least) {
        return minutes == null || minutes >= least && minutes <= MOST_MINUTES;
    }
}
