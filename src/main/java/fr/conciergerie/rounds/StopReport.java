package fr.conciergerie.rounds;

import fr.conciergerie.custody.Reserves;
import fr.conciergerie.shared.ShortCode;
import java.time.LocalTime;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a driver says of a stop.
 *
 * @param arrival by the clock on the wall, where it is written down later; null for now
 * @param departure the same; null for now
 * @param said of each piece
 * @param scanned the labels that were read; the others were ticked
 * @param damages what is wrong with those that are damaged
 * @param place where at the desk it is put down; null where nothing is
 * @param handedTo who took it there, as a function; null where nobody was asked
 */
public record StopReport(
        @Nullable LocalTime arrival,
        @Nullable LocalTime departure,
        Map<ShortCode, Said> said,
        Set<ShortCode> scanned,
        Map<ShortCode, Reserves> damages,
        @Nullable String place,
        @Nullable String handedTo) {

    public static final int LONGEST_FUNCTION = 60;

    public StopReport {
        said = Map.copyOf(said);
        scanned = Set.copyOf(scanned);
        damages = Map.copyOf(damages);
    }
}
