package fr.conciergerie.figures;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a report beside its figures: the operator’s own deeds, site by site and by name, what was asked for in vain, and what
 * was agreed to do better; and what agents did, for the employer as far as {@link EmployersDoings} lets it be told.
 *
 * @param sessions site by site, of all that were due up to today
 * @param causes why sessions did not take place, the most frequent first
 * @param unmet what was asked for at the desks and is not offered, most wanted first; for the client nothing that was rarely noted
 * @param partners who works for the operator
 * @param improvements as they stood on the last day
 * @param doings null where none is told: for the client of one site, and of a year that was given before they were kept
 * @param events null of a year that was given before they were kept
 */
public record YearDetail(
        List<AtDesk> sessions,
        List<Cause> causes,
        List<Unmet> unmet,
        Partners partners,
        List<Improvement> improvements,
        @Nullable Doings doings,
        @Nullable Events events) {

    public YearDetail {
        sessions = List.copyOf(sessions);
        causes = List.copyOf(causes);
        unmet = List.copyOf(unmet);
        improvements = List.copyOf(improvements);
    }

    /**
     * The desk of a site.
     *
     * @param minutes how long it was open
     */
    public record AtDesk(String site, long held, long cancelled, long minutes) {

        public long hours() {
            return Math.round(minutes / 60.0);
        }
    }

    /** @param cause the constant’s name, as sessions keep it */
    public record Cause(String cause, long sessions) {}

    /**
     * Asked for in vain.
     *
     * @param family the constant’s name; null where it was put in words
     */
    public record Unmet(@Nullable String family, @Nullable String words, long times) {}

    /**
     * The partners on the last day.
     *
     * @param begun the names of those that began in these days
     * @param ended the names of those that stopped
     * @param placed for how many of those at work it is known where they are
     * @param local how many of these are near
     */
    public record Partners(List<String> begun, List<String> ended, long atWork, long placed, long local) {

        public Partners {
            begun = List.copyOf(begun);
            ended = List.copyOf(ended);
        }

        public boolean saysSomething() {
            return !begun.isEmpty() || !ended.isEmpty() || placed > 0;
        }
    }

    /**
     * What agents did, more closely than the figures say.
     *
     * @param channels on which way orders came, the most frequent first
     * @param late services that were ready after the first promise; for the client 0 where it is not told
     * @param medianDaysLate by how many days at the median; null where none was late, and where it is not told
     * @param turnedDown requests that a partner did not take on; for the client 0 where it is not told
     * @param newServices the names of those that were asked for for the first time
     * @param rounded whether orders and requests are told in tens, as they are to the client
     */
    public record Doings(
            List<Channel> channels,
            long late,
            @Nullable Double medianDaysLate,
            long turnedDown,
            List<String> newServices,
            boolean rounded) {

        public Doings {
            channels = List.copyOf(channels);
            newServices = List.copyOf(newServices);
        }

        boolean saysSomething() {
            return !channels.isEmpty() || late > 0 || turnedDown > 0 || !newServices.isEmpty();
        }
    }

    /** @param channel the constant’s name, as orders keep it */
    public record Channel(String channel, long orders) {}

    /** What took place beside the desk; nothing of a year that was given before it was kept. */
    public Events tookPlace() {
        return events == null ? Events.NONE : events;
    }

    /**
     * What took place beside the desk. It tells of nobody: how many came is told by the figures alone.
     *
     * @param kinds of the animations held, the most frequent first
     * @param collected what associations received, the latest receipt last
     * @param own what was done for the organisation because it had asked for it, in the order of the days
     */
    public record Events(List<OfKind> kinds, List<Collected> collected, List<OwnEvent> own) {

        static final Events NONE = new Events(List.of(), List.of(), List.of());

        public Events {
            kinds = List.copyOf(kinds);
            collected = List.copyOf(collected);
            own = List.copyOf(own);
        }

        public boolean saysSomething() {
            return !kinds.isEmpty() || !collected.isEmpty() || !own.isEmpty();
        }
    }

    /** @param kind the constant’s name, as animations keep it */
    public record OfKind(String kind, long held) {}

    /**
     * What came of the collections of one name for one association, from the deposits to the receipts; in pieces or in grams.
     *
     * @param unit the constant’s name, as collections keep it
     * @param deposited what was taken in for the lots that were received since
     * @param sealed what was counted when they were sealed
     */
    public record Collected(
            String collection, String association, String unit, long deposited, long sealed, long received) {

        private static final String WEIGHED = "GRAMS";

        public boolean isWeighed() {
            return unit.equals(WEIGHED);
        }

        /** What arrived more, or less, than was taken in. */
        public long difference() {
            return received - deposited;
        }
    }

    /**
     * @param day on which it began, by its own clock
     * @param minutes how long it lasted
     * @param conciergeMinutes how long the concierges were busy with it, preparing it included; null where nobody has said so, and of a year
     *     that was given before it was kept
     * @param cents what it cost; null where it is within the subscription
     * @param bearer the constant’s name of who bears that; null without a cost
     */
    public record OwnEvent(
            String title,
            LocalDate day,
            long minutes,
            @Nullable Long conciergeMinutes,
            @Nullable Long cents,
            @Nullable String bearer) {}

    public boolean isEmpty() {
        return sessions.isEmpty()
                && causes.isEmpty()
                && unmet.isEmpty()
                && !partners.saysSomething()
                && improvements.isEmpty()
                && (doings == null || !doings.saysSomething())
                && !tookPlace().saysSomething();
    }

    public YearDetail with(@Nullable Doings other) {
        return new YearDetail(sessions, causes, unmet, partners, improvements, other, events);
    }
}
