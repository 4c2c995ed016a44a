package fr.conciergerie.figures;

import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;

/** On which side of a contract somebody writes beside the figures of a year. */
public enum Side {
    OPERATOR,
    CLIENT;

    public static Side of(Actor actor) {
        return actor.is(Role.MANAGER) ? OPERATOR : CLIENT;
    }
}
