package fr.conciergerie.desk.web;

import fr.conciergerie.calendar.Calendar;
import fr.conciergerie.calendar.DeskSession;
import fr.conciergerie.desk.Board;
import fr.conciergerie.desk.ServedSite;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.PublicAddress;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * At which desk the concierge sits: the one they chose, else the one whose session is on, else the one where this browser was
 * last, else the one whose session comes next.
 */
@Component
class DeskSites {

    private static final String CHOSEN = "desk.site";
    private static final String LAST = "desk-site";
    private static final Duration LIFE = Duration.ofDays(60);

    private final Board board;
    private final Calendar calendar;
    private final Clock clock;
    private final PublicAddress address;
    private final HttpServletRequest request;

    /** @param request the one that is being answered, whichever it is */
    DeskSites(Board board, Calendar calendar, Clock clock, PublicAddress address, HttpServletRequest request) {
        this.board = board;
        this.calendar = calendar;
        this.clock = clock;
        this.address = address;
        this.request = request;
    }

    List<ServedSite> all(Actor actor) {
        return board.sites(actor);
    }

    ServedSite current(Actor actor, HttpSession session) {
        return current(all(actor), session);
    }

    ServedSite current(List<ServedSite> sites, HttpSession session) {
        var chosen = session.getAttribute(CHOSEN);
        return sites.stream().filter(it -> it.slug().equals(chosen)).findFirst().orElseGet(() -> soonest(sites));
    }

    void choose(Actor actor, HttpSession session, String slugOrId) {
        session.setAttribute(CHOSEN, site(actor, slugOrId).slug());
    }

    /** The desk is open there: the browser begins there the next time. */
    void remember(ServedSite site, HttpServletResponse response) {
        if (!Optional.of(site.slug()).equals(last())) {
            address.leave(address.cookie(LAST, request), site.slug(), LIFE, request, response);
        }
    }

    private Optional<String> last() {
        return Optional.ofNullable(WebUtils.getCookie(request, address.cookie(LAST, request)))
                .map(Cookie::getValue);
    }

    private Optional<ServedSite> last(List<ServedSite> sites) {
        return last().flatMap(it ->
                sites.stream().filter(site -> site.slug().equals(it)).findFirst());
    }

    ServedSite site(Actor actor, String slugOrId) {
        return site(all(actor), slugOrId);
    }

    static ServedSite site(List<ServedSite> sites, String slugOrId) {
        return sites.stream()
                .filter(it ->
                        it.slug().equals(slugOrId) || it.site().id().toString().equals(slugOrId))
                .findFirst()
                .orElseThrow(() -> new NotFound("site " + slugOrId));
    }

    private ServedSite soonest(List<ServedSite> sites) {
        if (sites.isEmpty()) {
            throw new NoDesk();
        }
        if (sites.size() == 1) {
            return sites.getFirst();
        }
        var next =
                calendar
                        .nextSessions(sites.stream().map(it -> it.site().id()).toList(), clock.instant(), 1)
                        .values()
                        .stream()
                        .flatMap(List::stream)
                        .sorted(Comparator.comparing(DeskSession::startsAt))
                        .toList();
        var on = next.stream()
                .filter(it -> !it.startsAt().isAfter(clock.instant()))
                .flatMap(it -> of(sites, it.site()).stream())
                .toList();
        // Where several are on, the browser says at which of them it stands.
        return last(on).or(() -> on.stream().findFirst())
                .or(() -> last(sites))
                .or(() -> next.stream().findFirst().flatMap(it -> of(sites, it.site())))
                .orElse(sites.getFirst());
    }

    private static Optional<ServedSite> of(List<ServedSite> sites, SiteId id) {
        return sites.stream().filter(it -> it.site().id().equals(id)).findFirst();
    }
}
