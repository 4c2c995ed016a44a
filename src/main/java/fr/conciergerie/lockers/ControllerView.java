package fr.conciergerie.lockers;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What opens the doors of a connected bank.
 *
 * @param enrolled whether it has a credential of ours
 * @param heardAt when it was heard last; null where it never was
 * @param present whether it is there, as far as it says and nobody has missed it
 */
public record ControllerView(boolean enrolled, @Nullable Instant heardAt, boolean present) {}
