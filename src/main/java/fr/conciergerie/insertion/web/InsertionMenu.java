package fr.conciergerie.insertion.web;

import fr.conciergerie.insertion.People;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Menu;
import fr.conciergerie.web.MenuEntry;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.RoomCard;
import fr.conciergerie.web.RoomCards;
import java.util.List;
import org.springframework.stereotype.Component;

/** The ways in: for those who accompany people, and to the figures for their employer. */
@Component
class InsertionMenu implements Menu, RoomCards {

    private final People people;

    InsertionMenu(People people) {
        this.people = people;
    }

    @Override
    public List<MenuEntry> menuFor(Actor actor) {
        return actor.is(Role.FOLLOW_UP) || actor.is(Role.SUPERVISOR)
                ? List.of(
                        new MenuEntry("/insertion/people", "insertion.menu.people", "people", 20),
                        new MenuEntry("/insertion/calendar", "insertion.menu.calendar", "calendar-event", 30),
                        new MenuEntry("/insertion/hours", "insertion.menu.hours", "clock-history", 40))
                : List.of();
    }

    @Override
    public List<RoomCard> cardsFor(Actor actor) {
        return actor.is(Role.MANAGER)
                ? List.of(new RoomCard(
                        "insertion.card.people",
                        people.counts().inPath(),
                        "insertion.card.people-hint",
                        "signpost-2",
                        "/operator/insertion",
                        false,
                        60))
                : List.of();
    }
}
