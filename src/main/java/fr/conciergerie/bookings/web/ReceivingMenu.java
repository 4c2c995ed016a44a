package fr.conciergerie.bookings.web;

import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Menu;
import fr.conciergerie.web.MenuEntry;
import fr.conciergerie.web.Role;
import java.util.List;
import org.springframework.stereotype.Component;

/** A partner's way to who comes to them. */
@Component
class ReceivingMenu implements Menu {

    @Override
    public List<MenuEntry> menuFor(Actor actor) {
        return actor.is(Role.PARTNER)
                ? List.of(new MenuEntry("/partner/appointments", "bookings.receiving.menu", "calendar2-check", 30))
                : List.of();
    }
}
