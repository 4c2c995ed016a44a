package fr.conciergerie.jobs.web;

import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Menu;
import fr.conciergerie.web.MenuEntry;
import fr.conciergerie.web.Role;
import java.util.List;
import org.springframework.stereotype.Component;

/** What a partner finds in the top bar. */
@Component
class PartnerMenu implements Menu {

    @Override
    public List<MenuEntry> menuFor(Actor actor) {
        return actor.is(Role.PARTNER)
                ? List.of(
                        new MenuEntry("/partner", "jobs.menu.jobs", "hammer", 10),
                        new MenuEntry("/partner/days", "jobs.menu.days", "calendar-x", 20))
                : List.of();
    }
}
