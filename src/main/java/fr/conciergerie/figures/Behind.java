package fr.conciergerie.figures;

import fr.conciergerie.figures.Tallies.Kind;
import fr.conciergerie.organisations.SiteId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The cells that follow from a figure once it is told, each with who is behind it.
 *
 * @param always what it tells the size of, be it more or less
 * @param part of a share, what is counted; null for other figures
 * @param rest of a share, what is not counted; null for other figures
 */
record Behind(
        List<Tally> always, @Nullable Tally part, @Nullable Tally rest) {

    private static final String ALL = "";
    private static final String EVERYDAY = "EVERYDAY";

    static final Behind NOBODY = new Behind(List.of(), null, null);

    Behind {
        always = List.copyOf(always);
    }

    /**
     * @param all the figures beside it
     * @param site null for all
     */
    static Behind of(Figure figure, Map<Indicator, Figure> all, Tallies tallies, @Nullable SiteId site) {
        if (figure.numerator() == null) {
            return NOBODY;
        }
        long numerator = figure.numerator();
        long denominator = Objects.requireNonNullElse(figure.denominator(), 0L);
        long delivered = Counting.count(all, Indicator.SERVICES_DELIVERED);
        return switch (figure.indicator()) {
            case ELIGIBLE,
                    ELIGIBLE_WOMEN_SHARE,
                    ESS_PARTNER_SHARE,
                    SESSIONS_PLANNED,
                    SESSIONS_HELD,
                    INSERTION_HOURS,
                    COST_PER_SITE,
                    COST_PER_SESSION_HELD -> NOBODY;
            case REGISTERED, USERS, INSERTION_PEOPLE, ACTIVE_MEMBERS_A_MONTH -> count(Tally.ofPeople(numerator));
            case PENETRATION, RECURRENCE, SEEN_ONCE_SHARE, DYNAMIC_EXIT_SHARE, WOMEN_SHARE ->
                share(Tally.ofPeople(numerator), Tally.ofPeople(denominator - numerator), Tally.ofPeople(denominator));
            case ORDERS_PER_ACTIVE_MEMBER_MONTH, SERVICES_PER_USER -> count(Tally.ofPeople(denominator));
            case SERVICES_REQUESTED -> count(tallies.of(Kind.REQUESTED, site, ALL, numerator));
            case SERVICES_DELIVERED, TIME_SAVED, KM_AVOIDED_NET, CO2_AVOIDED_NET, COST_PER_SERVICE ->
                count(tallies.of(Kind.DELIVERED, site, ALL, delivered));
            case EVERYDAY_SHARE ->
                share(
                        tallies.of(Kind.FAMILY, site, EVERYDAY, numerator),
                        tallies.of(Kind.NOT_EVERYDAY, site, ALL, denominator - numerator),
                        tallies.of(Kind.REQUESTED, site, ALL, denominator));
            case ON_TIME_SHARE ->
                share(
                        tallies.of(Kind.ON_TIME, site, ALL, numerator),
                        tallies.of(Kind.LATE, site, ALL, denominator - numerator),
                        tallies.of(Kind.UNPROMISED, site, ALL, delivered - denominator),
                        tallies.of(Kind.DELIVERED, site, ALL, delivered));
            case ESS_SERVICE_SHARE ->
                share(
                        tallies.of(Kind.SOCIAL, site, ALL, numerator),
                        tallies.of(Kind.NOT_SOCIAL, site, ALL, denominator - numerator),
                        tallies.of(Kind.DELIVERED, site, ALL, denominator));
            case ESS_AMOUNT_SHARE -> amounts(all, tallies, site, delivered);
            case SATISFACTION_ANSWERS ->
                share(
                        tallies.of(Kind.ANSWERED, site, ALL),
                        tallies.of(Kind.NOT_ANSWERED, site, ALL),
                        tallies.of(Kind.ASKED_FOR_OPINION, site, ALL));
            case SATISFACTION_MEAN, SATISFACTION_NPS -> count(tallies.of(Kind.ANSWERED, site, ALL));
            case COST_PER_USER -> count(Tally.ofPeople(denominator));
        };
    }

    /** What was paid tells of what it was paid for: who is behind the services is behind their amounts. */
    private static Behind amounts(Map<Indicator, Figure> all, Tallies tallies, @Nullable SiteId site, long delivered) {
        long social = Counting.count(all, Indicator.ESS_SERVICE_SHARE);
        var part = tallies.of(Kind.SOCIAL, site, ALL, social);
        var rest = tallies.of(Kind.NOT_SOCIAL, site, ALL, delivered - social);
        var whole = tallies.of(Kind.DELIVERED, site, ALL, delivered);
        return tallies.isCertain(site, social) && tallies.isCertain(site, delivered - social)
                ? share(part, rest, whole)
                : share(
                        tallies.of(Kind.SOCIAL_AMOUNT, site, ALL),
                        tallies.of(Kind.NOT_SOCIAL_AMOUNT, site, ALL),
                        whole,
                        part,
                        rest);
    }

    private static Behind count(Tally tally) {
        return new Behind(List.of(tally), null, null);
    }

    private static Behind share(Tally part, Tally rest, Tally... others) {
        return new Behind(List.of(others), part, rest);
    }

    List<Tally> cells() {
        return part == null || rest == null
                ? always
                : Stream.concat(Stream.of(part, rest), always.stream()).toList();
    }

    /** One of its cells; nothing where it has none. */
    Tally cell(int index) {
        return index < cells().size() ? cells().get(index) : Tally.NONE;
    }

    /** What follows from the figure of several together, of whom nobody is at two. */
    Behind and(Behind other) {
        if (other.cells().isEmpty()) {
            return this;
        }
        if (cells().isEmpty()) {
            return other;
        }
        return new Behind(
                IntStream.range(0, always.size())
                        .mapToObj(it -> always.get(it).with(other.always.get(it)))
                        .toList(),
                part == null || other.part == null ? null : part.with(other.part),
                rest == null || other.rest == null ? null : rest.with(other.rest));
    }
}
