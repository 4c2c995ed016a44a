package fr.conciergerie.calendar.web;

import fr.conciergerie.calendar.Calendar;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.RoomCard;
import fr.conciergerie.web.RoomCards;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the manager's home page says of the calendar: at how many sites a concierge is expected today. */
@Component
class CalendarCard implements RoomCards {

    private static final int ORDER = 7;

    private final Calendar calendar;

    CalendarCard(Calendar calendar) {
        this.calendar = calendar;
    }

    @Override
    public List<RoomCard> cardsFor(Actor actor) {
        if (!actor.is(Role.MANAGER)) {
            return List.of();
        }
        return List.of(new RoomCard(
                "calendar.card.today",
                calendar.sitesOpenToday(),
                "calendar.card.today-hint",
                "calendar-week",
                "/operator/calendar",
                false,
                ORDER));
    }
}
