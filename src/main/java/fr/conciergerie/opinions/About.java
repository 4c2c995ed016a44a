package fr.conciergerie.opinions;

import fr.conciergerie.catalogue.Family;

/** What somebody is asked about. */
public sealed interface About {

    /** A service that they were given. */
    record Service(Family family) implements About {}

    /** An animation that they came to. */
    record Animation(String title) implements About {}
}
