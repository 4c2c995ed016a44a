package fr.conciergerie.desk.web;

import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Menu;
import fr.conciergerie.web.MenuEntry;
import java.util.List;
import org.springframework.stereotype.Component;

/** What a concierge finds wherever they are: the four gestures, in the order of a day. */
@Component
class DeskMenu implements Menu {

    @Override
    public List<MenuEntry> menuFor(Actor actor) {
        return switch (actor.role()) {
            case CONCIERGE ->
                List.of(
                        new MenuEntry("/desk", "desk.menu.today", "sun", 10),
                        new MenuEntry("/desk/receive", "desk.menu.receive", "box-arrow-in-down", 20),
                        new MenuEntry("/desk/hand-over", "desk.menu.hand-over", "bag-heart", 30),
                        new MenuEntry("/desk/send", "desk.menu.send", "truck", 40),
                        new MenuEntry("/desk/fetch", "desk.menu.fetch", "arrow-return-left", 50));
            case MANAGER -> List.of(new MenuEntry("/desk", "desk.menu.desk", "sun", 90));
            case MEMBER, PARTNER, COORDINATOR, FOLLOW_UP, SUPERVISOR, ADMIN -> List.of();
        };
    }
}
