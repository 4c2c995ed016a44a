package fr.conciergerie.calendar.web;

import fr.conciergerie.calendar.AffectedBySession.Concern;
import fr.conciergerie.calendar.web.CalendarPage.PatternRow;
import fr.conciergerie.organisations.Site;
import java.time.LocalDate;
import java.util.List;

/** Who counts on the sessions of a weekly pattern after its last day, before it counts. */
public record PatternEndPage(Site site, PatternRow pattern, LocalDate lastDay, List<Concern> concerns) {

    public String back() {
        return "/operator/calendar?site=" + site.slug();
    }

    public String action() {
        return "/operator/calendar/" + site.slug() + "/patterns/" + pattern.id() + "/end";
    }

    /** What the button says. */
    public String deed() {
        return concerns.stream().anyMatch(Concern::tells) ? "calendar.pattern.end-and-tell" : "calendar.pattern.end";
    }
}
