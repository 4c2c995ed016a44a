package fr.conciergerie.web.privacy;

import java.util.UUID;

/**
 * What a module counts of a member beside their orders, and has to count of the nameless row that stands in for them in a
 * year whose names are forgotten: otherwise that year's figures would move.
 */
public interface Twins {

    /** From now on the twin counts as the member did. The member stays as they are. */
    void copy(UUID member, UUID twin);
}
