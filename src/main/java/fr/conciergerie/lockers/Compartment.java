package fr.conciergerie.lockers;

import org.jspecify.annotations.Nullable;

/**
 * A compartment as it stands there.
 *
 * @param label as it is written on the door
 * @param seated whether somebody who sits reaches it: the door between 90 and 130 cm
 * @param outOfOrder why it is not used; null where it is
 */
public record Compartment(
        CompartmentId id,
        String label,
        Size size,
        boolean seated,
        @Nullable String outOfOrder,
        int version) {

    public static final int LONGEST_REASON = 120;
}
