package fr.conciergerie.shop.web;

import fr.conciergerie.organisations.Site;
import fr.conciergerie.web.ical.CalendarEntry;
import fr.conciergerie.web.ical.CalendarEntry.Standing;
import java.time.Instant;
import java.util.Locale;

/** A visit to the desk as an entry for any calendar, by the clock of the site. Opened again, it replaces itself. */
final class VisitEntry {

    private VisitEntry() {}

    static CalendarEntry of(Visit visit, Site site, String title, Instant now) {
        return new CalendarEntry(
                visit.purpose().name().toLowerCase(Locale.ROOT) + "-" + visit.line() + "@conciergerie",
                // Whoever takes it away later takes what holds then.
                (int) (now.getEpochSecond() / 60),
                now,
                visit.session().startsAt(),
                visit.session().endsAt(),
                site.zone(),
                title,
                String.join(", ", site.deskPlace(), site.name(), site.address(), site.postcode() + " " + site.city()),
                null,
                null,
                Standing.FREE);
    }
}
