package fr.conciergerie.calendar.web;

import fr.conciergerie.calendar.DeskSession;
import fr.conciergerie.calendar.SessionStatus;
import fr.conciergerie.organisations.Site;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where and when to find the concierge, for those who use the site. */
public record SiteCard(
        Site site,
        String directions,
        List<SessionRow> next,
        @Nullable SessionRow now) {

    static SiteCard of(Site site, String directions, List<DeskSession> sessions, Instant at) {
        var rows = sessions.stream()
                .map(it -> new SessionRow(
                        it.id().value(), it.startsAt(), it.endsAt(), site.zone(), SessionStatus.PLANNED, null, null))
                .toList();
        var now = rows.stream()
                .filter(it -> !it.startsAt().isAfter(at))
                .findFirst()
                .orElse(null);
        return new SiteCard(
                site,
                directions,
                rows.stream().filter(it -> it.startsAt().isAfter(at)).toList(),
                now);
    }
}
