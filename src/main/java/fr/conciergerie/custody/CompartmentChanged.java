package fr.conciergerie.custody;

import fr.conciergerie.shared.OperatorId;
import java.time.Instant;
import java.util.UUID;

/**
 * Pieces went into a compartment of a locker or came out of it, or one in it turned out to be missing. What is in it now, the view
 * {@code custody.item_v} says.
 *
 * @param compartment its key
 * @param handedOver whether what came out went to its member, or to who came for them
 */
public record CompartmentChanged(OperatorId operator, UUID compartment, boolean handedOver, Instant at) {}
