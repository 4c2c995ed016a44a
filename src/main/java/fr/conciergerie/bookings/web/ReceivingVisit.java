package fr.conciergerie.bookings.web;

import fr.conciergerie.bookings.Receiver;
import fr.conciergerie.web.Actor;
import java.io.Serializable;

/**
 * Somebody in the room of those who receive, by the account of their partner or by their own link.
 *
 * @param root the address of the room, which all others in it begin with
 * @param way how they are told that something is done
 * @param done what was just done, where that is told by the address; empty where nothing was
 */
record ReceivingVisit(Actor actor, Receiver receiver, String root, Way way, String done) {

    /** Where somebody goes on once something is done, and how they hear of it. */
    interface Way {

        /** @return the view that leads to a path */
        String to(String path, String message, Serializable... about);
    }

    boolean byLink() {
        return receiver.practitioner() != null;
    }

    /** On to a path in the room. */
    String onTo(String path, String message, Serializable... about) {
        return way.to(root + path, message, about);
    }

    /** Nothing of the token in a log. */
    @Override
    public String toString() {
        return "visit to " + receiver;
    }
}
