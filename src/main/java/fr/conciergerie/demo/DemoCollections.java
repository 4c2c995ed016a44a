package fr.conciergerie.demo;

import fr.conciergerie.animations.Capacity;
import fr.conciergerie.animations.CollectionDetails;
import fr.conciergerie.animations.CollectionId;
import fr.conciergerie.animations.Collections;
import fr.conciergerie.animations.Counted;
import fr.conciergerie.animations.Good;
import fr.conciergerie.animations.GoodRefusal;
import fr.conciergerie.animations.GoodUnit;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.web.Actor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** What was given in the demonstration: clothes, handed over and received; toys, which are still taken in. */
@Component
class DemoCollections {

    private final Collections collections;
    private final DayClock dayClock;
    private final Clock clock;

    DemoCollections(Collections collections, DayClock dayClock, Clock clock) {
        this.collections = collections;
        this.dayClock = dayClock;
        this.clock = clock;
    }

    void load(Map<String, PartnerId> partners, List<SiteId> sites, Actor concierge, DemoAnimations.Collecting at) {
        clothes(partners, sites.getFirst(), concierge, at);
        var today = dayClock.today();
        var toys = collections.open(new CollectionDetails(
                "Jouets pour le quartier",
                at.toys(),
                Objects.requireNonNull(partners.get("les-petits-pas")),
                sites.getFirst(),
                "Hall",
                today.minusDays(2),
                today.plusDays(12),
                List.of("Jeux et puzzles", "Peluches"),
                List.of("Livres d’enfant"),
                List.of("Jouets à piles"),
                new Capacity(GoodUnit.PIECES, 40)));
        TravellingClock.at(clock.instant().minus(Duration.ofDays(1)), () -> {
            take(concierge, toys, "Jeux et puzzles", 4);
            take(concierge, toys, "Livres d’enfant", 3_200);
            refuse(concierge, toys, "Jouets à piles", 2, GoodRefusal.NOT_TAKEN);
            take(concierge, toys, "Peluches", 6);
            refuse(concierge, toys, "Peluches", 1, GoodRefusal.DIRTY);
        });
    }

    /** One scarf was found to be torn when the association counted: the difference stays written down. */
    private void clothes(Map<String, PartnerId> partners, SiteId site, Actor concierge, DemoAnimations.Collecting at) {
        var day = dayClock.today().minusDays(6);
        var clothes = collections.open(new CollectionDetails(
                "Vêtements chauds",
                at.clothes(),
                Objects.requireNonNull(partners.get("les-mains-libres")),
                site,
                "Hall",
                day,
                day,
                List.of("Manteaux", "Écharpes et bonnets"),
                List.of("Pulls et couvertures"),
                List.of("Chaussures"),
                null));
        var noon = day.atTime(12, 45).atZone(dayClock.zone()).toInstant();
        TravellingClock.at(noon, () -> {
            take(concierge, clothes, "Manteaux", 12);
            take(concierge, clothes, "Écharpes et bonnets", 21);
            take(concierge, clothes, "Pulls et couvertures", 18_500);
            refuse(concierge, clothes, "Chaussures", 3, GoodRefusal.NOT_TAKEN);
        });
        hand(concierge, clothes, noon.plus(Duration.ofHours(1)));
    }

    private void hand(Actor concierge, CollectionId id, Instant at) {
        TravellingClock.at(at, () -> {
            var sealed = collections.seal(concierge, id, null, List.of());
            var handed = collections.handOver(concierge, id, sealed.id(), sealed.version(), "Responsable du vestiaire");
            collections.receive(
                    concierge,
                    id,
                    handed.id(),
                    handed.version(),
                    "2026-118",
                    at.atZone(dayClock.zone()).toLocalDate(),
                    List.of(new Counted(
                            good(concierge, id, "Écharpes et bonnets").id(), 20, "Une écharpe déchirée")));
            collections.close(concierge, id, 0);
        });
    }

    private void take(Actor concierge, CollectionId id, String good, int amount) {
        collections.deposit(concierge, id, good(concierge, id, good).id(), amount, null);
    }

    private void refuse(Actor concierge, CollectionId id, String good, int amount, GoodRefusal why) {
        collections.deposit(concierge, id, good(concierge, id, good).id(), amount, why);
    }

    private Good good(Actor concierge, CollectionId id, String name) {
        return collections.collection(concierge, id).goods().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
