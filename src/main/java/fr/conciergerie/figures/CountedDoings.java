package fr.conciergerie.figures;

import fr.conciergerie.figures.YearDetail.Channel;
import fr.conciergerie.figures.YearDetail.Doings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What agents did beside the figures, as it is, with who is behind it.
 *
 * @param channels the most frequent first
 * @param late services that were ready after the first promise
 * @param medianDaysLate by how many days at the median; null where none was late
 * @param turnedDown requests that a partner did not take on
 * @param newServices those that were asked for for the first time
 */
record CountedDoings(
        List<ByChannel> channels,
        Tally late,
        @Nullable Double medianDaysLate,
        Tally turnedDown,
        List<NewService> newServices) {

    CountedDoings {
        channels = List.copyOf(channels);
        newServices = List.copyOf(newServices);
    }

    /**
     * The orders that came on one way.
     *
     * @param others the orders that came otherwise at the sites where any came on this way
     */
    record ByChannel(String channel, Tally orders, Tally others) {}

    /**
     * A service that was asked for for the first time.
     *
     * @param newlySold whether it was nowhere in the catalogue before, so that nobody can have asked for it
     */
    record NewService(String slug, String name, boolean newlySold) {}

    /** For the operator. */
    Doings whole() {
        return new Doings(
                channels.stream()
                        .map(it -> new Channel(it.channel(), it.orders().count()))
                        .toList(),
                late.count(),
                medianDaysLate,
                turnedDown.count(),
                newServices.stream().map(NewService::name).toList(),
                false);
    }
}
