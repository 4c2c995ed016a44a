package fr.conciergerie.demo;

import fr.conciergerie.catalogue.Family;
import fr.conciergerie.figures.Improvement;
import fr.conciergerie.figures.Improvement.Agreed;
import fr.conciergerie.figures.Improvements;
import fr.conciergerie.orders.UnmetRequest.What;
import fr.conciergerie.orders.UnmetRequests;
import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.partners.Distances;
import fr.conciergerie.partners.Distances.Declared;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.web.Actor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** What stands in the demonstration's reports beside the figures: what was agreed, who works near by, what was asked for in vain. */
@Component
@ConditionalOnProperty("conciergerie.demo")
class DemoReport {

    private static final LocalDate FIRST_DAY = LocalDate.of(2014, 1, 1);
    private static final int NEAREST = 1;
    private static final int FARTHER = 7;

    private final Improvements improvements;
    private final Distances distances;
    private final UnmetRequests unmet;
    private final DayClock dayClock;

    DemoReport(Improvements improvements, Distances distances, UnmetRequests unmet, DayClock dayClock) {
        this.improvements = improvements;
        this.distances = distances;
        this.unmet = unmet;
        this.dayClock = dayClock;
    }

    /** What was agreed in the founding year, and how it ended. */
    void agree(Actor manager, OrganisationId client) {
        var more = new Agreed(
                "Ouvrir des permanences dans les deux autres pôles territoriaux",
                "Comité de suivi",
                LocalDate.of(2015, 11, 20));
        var shop = new Agreed("Proposer une boutique en ligne", "Comité de suivi", LocalDate.of(2015, 11, 20));
        TravellingClock.at(Instant.parse("2015-11-20T15:00:00Z"), () -> {
            improvements.add(manager, client, more);
            var id = improvements.add(manager, client, shop);
            improvements.change(manager, client, id, 1, shop, Improvement.State.IN_PROGRESS);
        });
        TravellingClock.at(
                Instant.parse("2016-09-05T08:00:00Z"),
                () -> improvements.of(client).stream()
                        .filter(it -> it.agreed().equals(more))
                        .forEach(it -> improvements.change(
                                manager, client, it.id(), it.version(), more, Improvement.State.DONE)));
    }

    /** By their slugs, so that it is the same each time. */
    void place(Map<String, PartnerId> partners) {
        int kilometres = NEAREST;
        for (var partner : new TreeMap<>(partners).values()) {
            distances.declare(partner, new Declared(FIRST_DAY, kilometres));
            kilometres = (kilometres + FARTHER) % (2 * Distances.LOCAL - NEAREST);
        }
    }

    /** Yesterday's, so that the desk begins its day with nothing noted. */
    void askInVain(Actor concierge, List<SiteId> sites) {
        var yesterday = dayClock.today().minusDays(1);
        for (int i = 0; i < 6; i++) {
            unmet.note(concierge, sites.get(i % sites.size()), yesterday, new What.InWords("Coiffeur"));
        }
        unmet.note(concierge, sites.getFirst(), yesterday, new What.OfFamily(Family.FAMILY));
    }
}
