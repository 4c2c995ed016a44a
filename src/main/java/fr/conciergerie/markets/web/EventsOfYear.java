package fr.conciergerie.markets.web;

import fr.conciergerie.markets.ClientEvent;
import fr.conciergerie.markets.ClientEvent.Progress;
import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.shared.Money;
import java.util.List;
import java.util.Map;

/**
 * What the clients of a market asked for in a year beside its desk sessions.
 *
 * @param clients their names; none where all are of whoever reads it
 */
public record EventsOfYear(List<ClientEvent> events, Map<OrganisationId, String> clients) {

    public EventsOfYear {
        events = List.copyOf(events);
        clients = Map.copyOf(clients);
    }

    public boolean isOfSeveral() {
        return !clients.isEmpty();
    }

    public String client(ClientEvent event) {
        return clients.getOrDefault(event.client(), "");
    }

    /** How long those took of which it is known. */
    public long minutes() {
        return events.stream()
                .map(ClientEvent::actualMinutes)
                .filter(it -> it != null)
                .mapToLong(Integer::longValue)
                .sum();
    }

    /** Those that were held, and of which nobody has said how long they took. */
    public long unnoted() {
        return events.stream()
                .filter(it -> it.progress() == Progress.HELD && it.actualMinutes() == null)
                .count();
    }

    public Money due() {
        return events.stream().map(ClientEvent::due).reduce(Money.ZERO, Money::plus);
    }
}
