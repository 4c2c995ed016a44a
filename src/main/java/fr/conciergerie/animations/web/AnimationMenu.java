package fr.conciergerie.animations.web;

import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Menu;
import fr.conciergerie.web.MenuEntry;
import fr.conciergerie.web.Role;
import java.util.List;
import org.springframework.stereotype.Component;

/** What a member finds in the top bar. */
@Component
class AnimationMenu implements Menu {

    @Override
    public List<MenuEntry> menuFor(Actor actor) {
        return actor.is(Role.MEMBER)
                ? List.of(new MenuEntry("/animations", "animations.menu", "balloon", 45))
                : List.of();
    }
}
