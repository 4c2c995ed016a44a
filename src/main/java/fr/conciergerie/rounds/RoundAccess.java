package fr.conciergerie.rounds;

import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.web.Actor;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Whose a round is: of those who serve the site from where it leaves. */
@Component
class RoundAccess {

    private final RoundRepository rounds;
    private final Organisations organisations;

    RoundAccess(RoundRepository rounds, Organisations organisations) {
        this.rounds = rounds;
        this.organisations = organisations;
    }

    Round get(Actor actor, RoundId id) {
        var round = rounds.get(id);
        if (serves(organisations.sitesVisibleTo(actor), round.start())) {
            return round;
        }
        throw new NotFound("round " + id);
    }

    void requireServed(Actor actor, SiteId site) {
        if (!serves(organisations.sitesVisibleTo(actor), site)) {
            throw new NotFound("site " + site);
        }
    }

    List<Round> those(Actor actor, List<Round> all) {
        var served = organisations.sitesVisibleTo(actor).stream().map(Site::id).collect(Collectors.toSet());
        return all.stream().filter(it -> served.contains(it.start())).toList();
    }

    private static boolean serves(List<Site> served, SiteId site) {
        return served.stream().anyMatch(it -> it.id().equals(site));
    }
}
