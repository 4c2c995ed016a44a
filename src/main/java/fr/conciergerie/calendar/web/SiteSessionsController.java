package fr.conciergerie.calendar.web;

import fr.conciergerie.calendar.Calendar;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.web.Actor;
import java.time.Clock;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Where and when: the page of a site for those whom it concerns. */
@Controller
class SiteSessionsController {

    private static final int SESSIONS = 8;

    private final Calendar calendar;
    private final Organisations organisations;
    private final CalendarQuery query;
    private final Clock clock;

    SiteSessionsController(Calendar calendar, Organisations organisations, CalendarQuery query, Clock clock) {
        this.calendar = calendar;
        this.organisations = organisations;
        this.query = query;
        this.clock = clock;
    }

    @GetMapping("/sites/{site}")
    String site(@PathVariable String site, Actor actor, Model model) {
        var found = organisations.sitesVisibleTo(actor).stream()
                .filter(it -> it.slug().equals(site) || it.id().toString().equals(site))
                .findFirst()
                .orElseThrow(() -> new NotFound("site " + site));
        var now = clock.instant();
        model.addAttribute(
                "it",
                SiteCard.of(
                        found, query.directions(found.id()), calendar.nextSessions(found.id(), now, SESSIONS), now));
        return "calendar/site";
    }
}
