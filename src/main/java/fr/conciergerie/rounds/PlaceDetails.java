package fr.conciergerie.rounds;

import fr.conciergerie.rounds.plan.Place;
import fr.conciergerie.shared.Refused;
import java.util.List;

/**
 * Where a site or a partner is, and when one can come.
 *
 * @param minutes how long one stands there, however much is handed over
 * @param openings none where one can always come
 */
public record PlaceDetails(double latitude, double longitude, int minutes, List<Opening> openings) {

    public static final int LONGEST = 240;

    public PlaceDetails {
        openings = List.copyOf(openings);
        new Place("", latitude, longitude);
        if (minutes < 0 || minutes > LONGEST) {
            throw new Refused("rounds.place.minutes", LONGEST);
        }
    }
}
