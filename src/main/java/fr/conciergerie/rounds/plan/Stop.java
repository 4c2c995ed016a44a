package fr.conciergerie.rounds.plan;

import fr.conciergerie.shared.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * A site or a partner where the round can stop.
 *
 * @param code what the round knows it by
 * @param windows when it is open on that day, in their order; none where one can always come
 * @param service how long one stands there, however much is handed over
 */
public record Stop(String code, Place place, List<Window> windows, Duration service) {

    public Stop {
        windows = windows.stream().sorted(Comparator.comparing(Window::from)).toList();
        if (service.isNegative()) {
            throw new Refused("rounds.stop.negative-service");
        }
    }

    /** The same once somebody there was told when we come: no plan moves it out of that time, short of telling them anew. */
    public Stop told(Instant from, Instant until) {
        return new Stop(code, place, List.of(new Window(from, until)), service);
    }
}
