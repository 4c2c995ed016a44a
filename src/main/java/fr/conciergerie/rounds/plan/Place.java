package fr.conciergerie.rounds.plan;

import fr.conciergerie.shared.Refused;

/**
 * A place on the map.
 *
 * @param code how a table of distances calls it
 */
public record Place(String code, double latitude, double longitude) {

    public Place {
        if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
            throw new Refused("rounds.place.not-on-earth", code);
        }
    }
}
