package fr.conciergerie.desk.web;

import fr.conciergerie.calendar.Calendar;
import fr.conciergerie.calendar.DeskSession;
import fr.conciergerie.desk.Board;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.Actor;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** At which desk the concierge sits: the one they chose, else the one whose session is on or comes next. */
@Component
class DeskSites {

    private static final String CHOSEN = "desk.site";

    private final Board board;
    private final Calendar calendar;
    private final Clock clock;

    DeskSites(Board board, Calendar calendar, Clock clock) {
        this.board = board;
        this.calendar = calendar;
        this.clock = clock;
    }

    List<Site> all(Actor actor) {
        return board.sites(actor);
    }

    Site current(Actor actor, HttpSession session) {
        var sites = all(actor);
        var chosen = session.getAttribute(CHOSEN);
        return sites.stream().filter(it -> it.slug().equals(chosen)).findFirst().orElseGet(() -> soonest(sites));
    }

    void choose(Actor actor, HttpSession session, String slugOrId) {
        session.setAttribute(CHOSEN, site(actor, slugOrId).slug());
    }

    Site site(Actor actor, String slugOrId) {
        return all(actor).stream()
                .filter(it -> it.slug().equals(slugOrId) || it.id().toString().equals(slugOrId))
                .findFirst()
                .orElseThrow(() -> new NotFound("site " + slugOrId));
    }

    private Site soonest(List<Site> sites) {
        if (sites.isEmpty()) {
            throw Refused.conflict("desk.no-site");
        }
        var next = calendar.nextSessions(sites.stream().map(Site::id).toList(), clock.instant(), 1).values().stream()
                .flatMap(List::stream)
                .min(Comparator.comparing(DeskSession::startsAt))
                .map(DeskSession::site);
        return next.flatMap(it -> of(sites, it)).orElse(sites.getFirst());
    }

    private static Optional<Site> of(List<Site> sites, SiteId id) {
        return sites.stream().filter(it -> it.id().equals(id)).findFirst();
    }
}
