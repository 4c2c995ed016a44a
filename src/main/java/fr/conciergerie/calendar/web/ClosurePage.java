package fr.conciergerie.calendar.web;

import fr.conciergerie.calendar.AffectedByClosure.Affected;
import fr.conciergerie.organisations.Site;
import java.time.LocalDate;
import java.util.List;

/**
 * What a closure cancels besides the sessions, before it counts.
 *
 * @param everywhere at every site, not at the one alone
 */
public record ClosurePage(
        Site site, boolean everywhere, LocalDate firstDay, LocalDate lastDay, String reason, List<Affected> affected) {

    public String path() {
        return "/operator/calendar/" + site.slug() + "/closures";
    }

    public String back() {
        return "/operator/calendar?site=" + site.slug();
    }
}
