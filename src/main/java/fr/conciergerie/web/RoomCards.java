package fr.conciergerie.web;

import java.util.List;

/** What a module adds to the home page of a room: {@code /operator}, {@code /coordination}, … */
public interface RoomCards {

    List<RoomCard> cardsFor(Actor actor);
}
