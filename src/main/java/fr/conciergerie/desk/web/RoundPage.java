package fr.conciergerie.desk.web;

import fr.conciergerie.organisations.Site;
import fr.conciergerie.rounds.CargoCount;
import fr.conciergerie.rounds.ManifestLine;
import fr.conciergerie.rounds.Round;
import fr.conciergerie.rounds.RoundStop;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A round as its page shows it.
 *
 * @param start the site whose clock it goes by
 * @param visible the sites that its reader serves
 * @param aboard how many pieces are on board
 */
public record RoundPage(Round round, Site start, String driver, List<Site> visible, int aboard, List<Row> stops) {

    public RoundPage {
        visible = List.copyOf(visible);
        stops = List.copyOf(stops);
    }

    /**
     * A stop.
     *
     * @param town where it is
     * @param phone of whom one calls on; empty where none is noted
     * @param expected what changes hands there, as long as it is to come
     * @param manifest what changed hands there, once it is made
     */
    public record Row(
            RoundStop stop,
            String name,
            String town,
            String phone,
            boolean isPartner,
            CargoCount expected,
            List<ManifestLine> manifest) {

        public Row {
            manifest = List.copyOf(manifest);
        }
    }

    /** The next stop that is to be made; null when all are. */
    public @Nullable Row next() {
        return stops.stream().filter(it -> !it.stop().isDone()).findFirst().orElse(null);
    }

    /** Whether it can be put before the one that it comes after. */
    public boolean isEarlier(Row row) {
        return stops.indexOf(row) > round.fixed();
    }

    /** Whether it can be put behind the one that comes after it. */
    public boolean isLater(Row row) {
        int at = stops.indexOf(row);
        return at >= round.fixed() && at < stops.size() - 1;
    }

    public boolean isMade() {
        return stops.stream().allMatch(it -> it.stop().isDone());
    }
}
