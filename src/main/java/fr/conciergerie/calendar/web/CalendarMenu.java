package fr.conciergerie.calendar.web;

import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Menu;
import fr.conciergerie.web.MenuEntry;
import fr.conciergerie.web.Role;
import java.util.List;
import org.springframework.stereotype.Component;

/** The manager's way to the calendar. */
@Component
class CalendarMenu implements Menu {

    @Override
    public List<MenuEntry> menuFor(Actor actor) {
        return actor.is(Role.MANAGER)
                ? List.of(new MenuEntry("/operator/calendar", "calendar.menu", "calendar-week", 30))
                : List.of();
    }
}
