package fr.conciergerie.orders;

import java.util.Collection;

/** Where an order stands as a whole: derived from its lines, never set. */
public enum OrderStatus {
    /** At least one price is still open and nothing has moved. */
    REQUESTED,
    CONFIRMED,
    IN_PROGRESS,
    /** Everything that is still open waits for the member. */
    READY,
    COLLECTED,
    CANCELLED;

    static OrderStatus of(Collection<LineStatus> lines) {
        var open = lines.stream().filter(it -> !it.isFinal()).toList();
        if (open.isEmpty()) {
            return lines.contains(LineStatus.COLLECTED) ? COLLECTED : CANCELLED;
        }
        if (open.stream().allMatch(it -> it == LineStatus.READY)) {
            return READY;
        }
        if (open.stream().allMatch(it -> it == LineStatus.CONFIRMED || it == LineStatus.REQUESTED)
                && !lines.contains(LineStatus.COLLECTED)) {
            return open.contains(LineStatus.REQUESTED) ? REQUESTED : CONFIRMED;
        }
        return IN_PROGRESS;
    }
}
