package fr.conciergerie.figures;

import static java.util.stream.Collectors.toMap;

import fr.conciergerie.organisations.SiteId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who is behind the cells of a report: of each, how many people and how much of it is one person's, everywhere and site by site.
 *
 * <p>Where a cell has many times what any one person did, so many people are behind it that nobody need be counted; only for
 * smaller ones is each line looked at.
 */
final class Tallies {

    /** What a cell counts. */
    enum Kind {
        REQUESTED,
        REQUESTED_IN_MONTH,
        FAMILY,
        NOT_EVERYDAY,
        SERVICE,
        DELIVERED,
        DELIVERED_IN_MONTH,
        ON_TIME,
        LATE,
        UNPROMISED,
        SOCIAL,
        NOT_SOCIAL,
        /** In cents. */
        SOCIAL_AMOUNT,
        /** In cents. */
        NOT_SOCIAL_AMOUNT,
        /** By the assumption on journeys of the day. */
        BY_JOURNEY,
        /** By the minutes that are assumed of it. */
        BY_TIME,
        ASKED_FOR_OPINION,
        ANSWERED,
        NOT_ANSWERED,
        APPOINTMENT_KEPT,
        BOOKED,
        CAME_AS_BOOKED,
        ABSENT,
        EXCUSED,
        REGISTERED,
        CAME,
        DID_NOT_COME,
        SAID_WHETHER_THEY_CAME,
        WALKED_IN,
        /** By animation. */
        REGISTERED_FOR,
        /** By animation. */
        CAME_TO
    }

    /**
     * Which cell.
     *
     * @param site null for all
     * @param key which month, family, service or weight; empty for a kind that is one cell
     */
    record Key(Kind kind, @Nullable SiteId site, String key) {}

    /**
     * What one person did at most.
     *
     * @param site null for all
     */
    record MostByOne(@Nullable SiteId site, long lines) {}

    private static final long SAFELY = 3;

    private final SecrecyRule rule;
    private final Map<@Nullable SiteId, Long> mostByOne;
    private final Supplier<Map<Key, Tally>> counted;
    private @Nullable Map<Key, Tally> known;

    Tallies(SecrecyRule rule, List<MostByOne> mostByOne, Supplier<Map<Key, Tally>> counted) {
        this.rule = rule;
        var most = new HashMap<@Nullable SiteId, Long>();
        mostByOne.forEach(it -> most.put(it.site(), it.lines()));
        this.mostByOne = most;
        this.counted = counted;
    }

    /** @param count what was counted, where it is lines */
    Tally of(Kind kind, @Nullable SiteId site, String key, long count) {
        if (count <= 0) {
            return Tally.NONE;
        }
        return isCertain(site, count) ? Tally.of(count, mostByOne(site)) : of(kind, site, key);
    }

    /** Whether so many lines are those of many people whoever they are, and of nobody for the most part. */
    boolean isCertain(@Nullable SiteId site, long lines) {
        long most = mostByOne(site);
        return most > 0 && lines >= SAFELY * rule.fewest() * most;
    }

    /** As it is counted line by line. */
    Tally of(Kind kind, @Nullable SiteId site, String key) {
        if (known == null) {
            known = counted.get();
        }
        return known.getOrDefault(new Key(kind, site, key), Tally.NONE);
    }

    /** The cells of a kind at one site, or everywhere, by their keys. */
    Map<String, Tally> all(Kind kind, @Nullable SiteId site) {
        of(kind, site, "");
        return Objects.requireNonNull(known).entrySet().stream()
                .filter(it ->
                        it.getKey().kind() == kind && Objects.equals(it.getKey().site(), site))
                .collect(toMap(it -> it.getKey().key(), Map.Entry::getValue));
    }

    SecrecyRule rule() {
        return rule;
    }

    /** What one person did at a site at most; null for all. */
    long mostByOne(@Nullable SiteId site) {
        return Objects.requireNonNullElse(mostByOne.get(site), 0L);
    }
}
