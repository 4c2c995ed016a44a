package fr.conciergerie.bookings.web;

import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Menu;
import fr.conciergerie.web.MenuEntry;
import fr.conciergerie.web.Role;
import java.util.List;
import org.springframework.stereotype.Component;

/** What a member finds in the top bar. */
@Component
class AppointmentMenu implements Menu {

    @Override
    public List<MenuEntry> menuFor(Actor actor) {
        return actor.is(Role.MEMBER)
                ? List.of(new MenuEntry("/appointments", "bookings.menu", "calendar-check", 40))
                : List.of();
    }
}
