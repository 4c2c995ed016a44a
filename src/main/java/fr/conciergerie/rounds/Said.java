package fr.conciergerie.rounds;

import io.swagger.v3.oas.annotations.media.Schema;

/** What was seen of a piece at a stop. */
@Schema(name = "CargoSaid")
public enum Said {
    HERE,
    /** It is there, and not as it was. */
    DAMAGED,
    /** It should be there and is not: it is looked for from now on. */
    MISSING,
    /** It stays where it is: not ready, not wanted, no room for it. */
    LEFT
}
