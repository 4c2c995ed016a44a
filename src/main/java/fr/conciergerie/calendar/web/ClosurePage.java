package fr.conciergerie.calendar.web;

import fr.conciergerie.calendar.Affected;
import fr.conciergerie.calendar.AffectedBySession.Concern;
import fr.conciergerie.organisations.Site;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a closure is in the way of, before it counts.
 *
 * @param everywhere at every site, not at the one alone
 * @param affected what takes place then besides the sessions
 * @param concerns what counts on the sessions
 */
public record ClosurePage(
        Site site,
        boolean everywhere,
        LocalDate firstDay,
        LocalDate lastDay,
        String reason,
        List<Affected> affected,
        List<Concern> concerns) {

    boolean concernsSomebody() {
        return !affected.isEmpty() || !concerns.isEmpty();
    }

    /** Whether somebody is told that a session does not take place. */
    public boolean tells() {
        return concerns.stream().anyMatch(Concern::tells);
    }

    public List<Affected.Appointment> appointments() {
        return affected.stream()
                .flatMap(it -> it instanceof Affected.Appointment one ? Stream.of(one) : Stream.empty())
                .toList();
    }

    public List<Affected.Event> events() {
        return affected.stream()
                .flatMap(it -> it instanceof Affected.Event one ? Stream.of(one) : Stream.empty())
                .toList();
    }

    public String path() {
        return "/operator/calendar/" + site.slug() + "/closures";
    }

    public String back() {
        return "/operator/calendar?site=" + site.slug();
    }
}
