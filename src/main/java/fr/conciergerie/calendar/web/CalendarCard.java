package fr.conciergerie.calendar.web;

import fr.conciergerie.calendar.Calendar;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.RoomCard;
import fr.conciergerie.web.RoomCards;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the manager's home page says of the calendar: at how many sites a concierge is expected today. */
@Component
class CalendarCard implements RoomCards {

    private static final int ORDER = 30;

    private final Calendar calendar;
    private final Organisations organisations;
    private final Clock clock;

    CalendarCard(Calendar calendar, Organisations organisations, Clock clock) {
        this.calendar = calendar;
        this.organisations = organisations;
        this.clock = clock;
    }

    @Override
    public List<RoomCard> cardsFor(Actor actor) {
        if (!actor.is(Role.MANAGER)) {
            return List.of();
        }
        long today = organisations.sitesVisibleTo(actor).stream()
                .filter(this::opensToday)
                .count();
        return List.of(new RoomCard(
                "calendar.card.today",
                today,
                "calendar.card.today-hint",
                "calendar-week",
                "/operator/calendar",
                false,
                ORDER));
    }

    private boolean opensToday(Site site) {
        var today = LocalDate.ofInstant(clock.instant(), site.zone());
        var morning = today.atStartOfDay(site.zone()).toInstant();
        return calendar.nextSessions(site.id(), morning, 1).stream()
                .anyMatch(it -> LocalDate.ofInstant(it.startsAt(), site.zone()).equals(today));
    }
}
