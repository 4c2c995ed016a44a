package fr.conciergerie.accounts.web;

import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Menu;
import fr.conciergerie.web.MenuEntry;
import java.util.List;
import org.springframework.stereotype.Component;

/** Where the manager finds the people who work here, and the administrator the operators. */
@Component
class AccountsMenu implements Menu {

    @Override
    public List<MenuEntry> menuFor(Actor actor) {
        return switch (actor.role()) {
            case MANAGER -> List.of(new MenuEntry("/operator/people", "accounts.menu.people", "person-badge", 50));
            case ADMIN -> List.of(new MenuEntry("/admin", "accounts.menu.operators", "buildings", 10));
            case MEMBER, CONCIERGE, PARTNER, COORDINATOR, FOLLOW_UP, SUPERVISOR -> List.of();
        };
    }
}
