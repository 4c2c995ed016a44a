package fr.conciergerie.rounds;

import io.swagger.v3.oas.annotations.media.Schema;

/** What happens to a piece at a stop. */
@Schema(name = "CargoWay")
public enum Way {
    /** It leaves its desk. */
    BOARD,
    /** It is given to the partner who works on it. */
    GIVE,
    /** The partner gives it back. */
    TAKE,
    /** It is put down at its desk. */
    SET_DOWN
}
