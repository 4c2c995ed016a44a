package fr.conciergerie.catalogue.web;

import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Menu;
import fr.conciergerie.web.MenuEntry;
import fr.conciergerie.web.Role;
import java.util.List;
import org.springframework.stereotype.Component;

/** The manager's way to the catalogue. */
@Component
class CatalogueMenu implements Menu {

    @Override
    public List<MenuEntry> menuFor(Actor actor) {
        return actor.is(Role.MANAGER)
                ? List.of(new MenuEntry("/operator/catalogue", "catalogue.title", "grid", 40))
                : List.of();
    }
}
