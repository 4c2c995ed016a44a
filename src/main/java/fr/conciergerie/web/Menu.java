package fr.conciergerie.web;

import java.util.List;

/** What a module adds to the navigation of the person who is signed in. */
public interface Menu {

    List<MenuEntry> menuFor(Actor actor);
}
