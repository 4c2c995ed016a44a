package fr.conciergerie.shop.web;

import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Menu;
import fr.conciergerie.web.MenuEntry;
import fr.conciergerie.web.Role;
import java.util.List;
import org.springframework.stereotype.Component;

/** What a member finds in the top bar. */
@Component
class ShopMenu implements Menu {

    @Override
    public List<MenuEntry> menuFor(Actor actor) {
        return actor.is(Role.MEMBER)
                ? List.of(
                        new MenuEntry("/", "shop.menu.shop", "shop", 10),
                        new MenuEntry("/basket", "shop.menu.basket", "basket", 20),
                        new MenuEntry("/orders", "shop.menu.orders", "bag-check", 30))
                : List.of();
    }
}
