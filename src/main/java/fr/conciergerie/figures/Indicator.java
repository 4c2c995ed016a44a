package fr.conciergerie.figures;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A figure's definition, all that is particular to it in its one place: what it counts is the statement of the same name, what
 * it means is said in both languages under {@code reporting.definition.<slug>}. A definition that changes gets a new version; it
 * never changes in silence.
 */
public enum Indicator {
    ELIGIBLE(a(Part.USE, Unit.COUNT)),
    REGISTERED(a(Part.USE, Unit.COUNT).of(PeopleBehind.THOSE_COUNTED).givenFor(Extent.ALL_SITES)),
    USERS(a(Part.USE, Unit.COUNT).of(PeopleBehind.THOSE_COUNTED).countedFrom(LinesBehind.ORDERED)),
    /** The second asks users and agents of the same sites. */
    PENETRATION(a(Part.USE, Unit.SHARE)
            .of(PeopleBehind.SOME_OF_THEM)
            .follows(Count.USERS)
            .version(2)),
    /** The second counts what they had said by the end of the period. */
    WOMEN_SHARE(a(Part.USE, Unit.SHARE)
            .of(PeopleBehind.SOME_OF_THEM)
            .follows(Count.USERS)
            .version(2)),
    ELIGIBLE_WOMEN_SHARE(a(Part.USE, Unit.SHARE)),
    RECURRENCE(a(Part.USE, Unit.SHARE).of(PeopleBehind.SOME_OF_THEM).follows(Count.USERS)),
    SEEN_ONCE_SHARE(a(Part.USE, Unit.SHARE).of(PeopleBehind.SOME_OF_THEM).follows(Count.USERS)),
    ACTIVE_MEMBERS_A_MONTH(
            a(Part.USE, Unit.RATIO).of(PeopleBehind.THOSE_COUNTED).follows(Count.USERS)),
    ORDERS_PER_ACTIVE_MEMBER_MONTH(a(Part.USE, Unit.RATIO)
            .of(PeopleBehind.EACH_OF_THEM)
            .follows(Count.USERS)
            .countedFrom(LinesBehind.ORDERED)),
    SERVICES_PER_USER(
            a(Part.USE, Unit.RATIO).of(PeopleBehind.EACH_OF_THEM).follows(Count.USERS, Count.SERVICES_DELIVERED)),
    SERVICES_REQUESTED(a(Part.SERVICES, Unit.COUNT).of(PeopleBehind.WHO_ASKED).countedFrom(LinesBehind.ASKED_FOR)),
    SERVICES_DELIVERED(
            a(Part.SERVICES, Unit.COUNT).of(PeopleBehind.WHO_WAS_SERVED).countedFrom(LinesBehind.DELIVERED)),
    /** All that the employer is told of appointments: who did not come is nobody's business but the operator's. */
    APPOINTMENTS_KEPT(a(Part.SERVICES, Unit.COUNT)
            .of(PeopleBehind.WHO_KEPT_AN_APPOINTMENT)
            .follows(Count.SERVICES_DELIVERED)
            .givenFor(Extent.ALL_SITES)
            .countedFrom(LinesBehind.BOOKED_HOURS)),
    APPOINTMENTS_BOOKED(a(Part.SERVICES, Unit.COUNT).of(PeopleBehind.WHO_BOOKED).givenFor(Extent.WHOLE_OPERATOR)),
    APPOINTMENT_ATTENDANCE(
            a(Part.SERVICES, Unit.SHARE).of(PeopleBehind.WHO_CAME_AS_BOOKED).givenFor(Extent.WHOLE_OPERATOR)),
    APPOINTMENT_ABSENCE(
            a(Part.SERVICES, Unit.SHARE).of(PeopleBehind.WHO_WAS_ABSENT).givenFor(Extent.WHOLE_OPERATOR)),
    APPOINTMENT_PLACES_TAKEN(
            a(Part.SERVICES, Unit.SHARE).of(PeopleBehind.WHO_BOOKED).givenFor(Extent.WHOLE_OPERATOR)),
    EVERYDAY_SHARE(a(Part.SERVICES, Unit.SHARE)
            .of(PeopleBehind.WHO_ASKED_FOR_EVERYDAY_THINGS)
            .follows(Count.SERVICES_REQUESTED)
            .countedFrom(LinesBehind.ASKED_FOR.counting("f.family = 'EVERYDAY'"))),
    TIME_SAVED(a(Part.SERVICES, Unit.HOURS)
            .of(PeopleBehind.WHO_WAS_SERVED)
            .follows(Count.SERVICES_DELIVERED)
            .estimatedBy(Estimate.TIME)
            .countedFrom(LinesBehind.OF_TIME_ASSUMED)
            .roundedTo(0)),
    ON_TIME_SHARE(a(Part.QUALITY, Unit.SHARE)
            .of(PeopleBehind.WHO_WAS_SERVED_IN_TIME)
            .follows(Count.SERVICES_DELIVERED)
            .countedFrom(LinesBehind.DELIVERED.about("f.on_time is not null").counting("f.on_time"))),
    SATISFACTION_ANSWERS(a(Part.QUALITY, Unit.SHARE).of(PeopleBehind.WHO_WAS_ASKED_FOR_AN_OPINION)),
    SATISFACTION_MEAN(a(Part.QUALITY, Unit.RATIO)
            .of(PeopleBehind.WHO_ANSWERED)
            .follows(Count.SATISFACTION_ANSWERS)
            .roundedTo(1)),
    SATISFACTION_NPS(a(Part.QUALITY, Unit.POINTS)
            .of(PeopleBehind.WHO_ANSWERED)
            .follows(Count.SATISFACTION_ANSWERS)
            .roundedTo(0)),
    ANIMATIONS_HELD(a(Part.ANIMATIONS, Unit.COUNT).sharedBy(SharedBy.SITE)),
    /**
     * What is told of each animation is told of all sites together, and so is what they add up to. The second counts those without an
     * account too; so does that of who came.
     */
    ANIMATION_REGISTRATIONS(a(Part.ANIMATIONS, Unit.COUNT)
            .of(PeopleBehind.WHO_REGISTERED)
            .givenFor(Extent.ALL_SITES)
            .version(2)),
    ANIMATION_ATTENDANCE(a(Part.ANIMATIONS, Unit.SHARE)
            .of(PeopleBehind.WHO_CAME_OF_THOSE_REGISTERED)
            .follows(Count.ANIMATION_REGISTRATIONS)
            .givenFor(Extent.ALL_SITES)
            .roundedTo(1)
            .version(2)),
    ANIMATION_WALK_INS(a(Part.ANIMATIONS, Unit.COUNT)
            .of(PeopleBehind.WHO_CAME_UNANNOUNCED)
            .givenFor(Extent.ALL_SITES)
            .sharedBy(SharedBy.SITE)),
    COLLECTED_KILOGRAMS(a(Part.ANIMATIONS, Unit.KILOGRAMS).sharedBy(SharedBy.SITE)),
    COLLECTED_PIECES(a(Part.ANIMATIONS, Unit.COUNT).sharedBy(SharedBy.SITE)),
    /** What a client asked for is its own affair, also where others are at the same site. */
    CLIENT_EVENT_HOURS(a(Part.ANIMATIONS, Unit.HOURS)),
    ESS_PARTNER_SHARE(a(Part.PARTNERS, Unit.SHARE)),
    ESS_SERVICE_SHARE(a(Part.PARTNERS, Unit.SHARE)
            .of(PeopleBehind.WHO_WAS_SERVED_BY_THE_SOCIAL_ECONOMY)
            .follows(Count.SERVICES_DELIVERED)
            .countedFrom(LinesBehind.BY_THE_SOCIAL_ECONOMY)),
    /** The second rounds each line to the cent before it adds them up. */
    ESS_AMOUNT_SHARE(a(Part.PARTNERS, Unit.SHARE)
            .of(PeopleBehind.WHO_PAID_THE_SOCIAL_ECONOMY)
            .follows(Count.SERVICES_DELIVERED)
            .countedFrom(LinesBehind.BY_THE_SOCIAL_ECONOMY)
            .ofAmounts()
            .roundedTo(2)
            .version(2)),
    /** The second counts one that was moved where it was moved to; so does that of those held. */
    SESSIONS_PLANNED(a(Part.CONTRACT, Unit.COUNT).sharedBy(SharedBy.SITE).version(2)),
    SESSIONS_HELD(a(Part.CONTRACT, Unit.COUNT).sharedBy(SharedBy.SITE).version(2)),
    /** The hours of a market are worked for all its sites together, and nobody is on the books of one. */
    INSERTION_PEOPLE(a(Part.INSERTION, Unit.COUNT)
            .of(PeopleBehind.THOSE_COUNTED)
            .givenFor(Extent.ALL_SITES)
            .sharedBy(SharedBy.MARKET)),
    INSERTION_HOURS(a(Part.INSERTION, Unit.COUNT).givenFor(Extent.ALL_SITES).sharedBy(SharedBy.MARKET)),
    DYNAMIC_EXIT_SHARE(
            a(Part.INSERTION, Unit.SHARE).of(PeopleBehind.SOME_OF_THEM).givenFor(Extent.WHOLE_OPERATOR_AND_YEAR)),
    KM_AVOIDED_NET(a(Part.ENVIRONMENT, Unit.KILOMETRES)
            .of(PeopleBehind.WHO_WAS_SERVED)
            .follows(Count.SERVICES_DELIVERED)
            .estimatedBy(Estimate.JOURNEY)
            .sharedBy(SharedBy.SITE)
            .roundedTo(0)
            .version(2)),
    CO2_AVOIDED_NET(a(Part.ENVIRONMENT, Unit.KILOGRAMS)
            .of(PeopleBehind.WHO_WAS_SERVED)
            .follows(Count.SERVICES_DELIVERED)
            .estimatedBy(Estimate.JOURNEY)
            .sharedBy(SharedBy.SITE)
            .roundedTo(0)
            .version(2)),
    /** The second of each cost leaves out days on which nothing is borne. */
    COST_PER_SITE(a(Part.COST, Unit.AMOUNT).givenFor(Extent.YEAR).version(2)),
    COST_PER_SESSION_HELD(a(Part.COST, Unit.AMOUNT).version(2)),
    COST_PER_SERVICE(a(Part.COST, Unit.AMOUNT)
            .of(PeopleBehind.WHO_WAS_SERVED)
            .follows(Count.SERVICES_DELIVERED)
            .version(2)),
    COST_PER_USER(a(Part.COST, Unit.AMOUNT)
            .of(PeopleBehind.EACH_OF_THEM)
            .follows(Count.USERS)
            .version(2));

    /** Where in the report it stands. */
    public enum Part {
        USE,
        SERVICES,
        QUALITY,
        ANIMATIONS,
        PARTNERS,
        CONTRACT,
        INSERTION,
        ENVIRONMENT,
        COST
    }

    /** What its value is. */
    @Schema(name = "IndicatorUnit")
    public enum Unit {
        /** Whole things or people. */
        COUNT,
        /** A part of a whole, from 0 to 1. */
        SHARE,
        /** So many for each. */
        RATIO,
        /** So many of a hundred more than the others: from -100 to 100. */
        POINTS,
        /** Whole kilometres, which may be less than none. */
        KILOMETRES,
        /** Whole kilograms, which may be less than none. */
        KILOGRAMS,
        /** Whole hours. */
        HOURS,
        /** Euros excluding VAT for each. */
        AMOUNT
    }

    /** The counts that others follow from. */
    enum Count {
        USERS,
        SERVICES_REQUESTED,
        SERVICES_DELIVERED,
        SATISFACTION_ANSWERS,
        ANIMATION_REGISTRATIONS;

        Indicator indicator() {
            return Indicator.valueOf(name());
        }
    }

    /** Where it means something. */
    enum Extent {
        EVERYWHERE,
        /** Not of one site of several. */
        ALL_SITES,
        /** Of the operator as a whole, whose own affair it is. */
        WHOLE_OPERATOR,
        /** Of the operator as a whole and by the year, as the State asks. */
        WHOLE_OPERATOR_AND_YEAR,
        YEAR
    }

    /** What is assumed to count it. */
    enum Estimate {
        JOURNEY,
        TIME
    }

    /** Told whole to each client of the same. */
    enum SharedBy {
        MARKET,
        SITE
    }

    /** What an indicator is, as it is declared. */
    private static final class Definition {

        private final Part part;
        private final Unit unit;
        private int version = 1;
        private PeopleBehind behind = PeopleBehind.NOBODY;
        private Extent extent = Extent.EVERYWHERE;
        private List<Count> follows = List.of();
        private @Nullable Estimate estimate;
        private @Nullable SharedBy sharedBy;
        private @Nullable LinesBehind lines;
        private boolean ofAmounts;
        private OptionalInt digits = OptionalInt.empty();

        Definition(Part part, Unit unit) {
            this.part = part;
            this.unit = unit;
        }

        Definition version(int number) {
            version = number;
            return this;
        }

        Definition of(PeopleBehind rule) {
            behind = rule;
            return this;
        }

        Definition givenFor(Extent where) {
            extent = where;
            return this;
        }

        Definition follows(Count... counts) {
            follows = List.of(counts);
            return this;
        }

        Definition estimatedBy(Estimate assumption) {
            estimate = assumption;
            return this;
        }

        Definition sharedBy(SharedBy whom) {
            sharedBy = whom;
            return this;
        }

        Definition countedFrom(LinesBehind which) {
            lines = which;
            return this;
        }

        Definition ofAmounts() {
            ofAmounts = true;
            return this;
        }

        Definition roundedTo(int afterThePoint) {
            digits = OptionalInt.of(afterThePoint);
            return this;
        }
    }

    private static final int DIGITS = 4;
    private static final BigDecimal MINUTES_AN_HOUR = BigDecimal.valueOf(60);

    private final Part part;
    private final Unit unit;
    private final int version;
    private final PeopleBehind behind;
    private final Extent extent;
    private final Set<Count> follows;
    private final Optional<Estimate> estimate;
    private final Optional<SharedBy> sharedBy;
    private final Optional<LinesBehind> lines;
    private final boolean ofAmounts;
    private final OptionalInt digits;

    Indicator(Definition it) {
        part = it.part;
        unit = it.unit;
        version = it.version;
        behind = it.behind;
        extent = it.extent;
        follows = Set.copyOf(it.follows);
        estimate = Optional.ofNullable(it.estimate);
        sharedBy = Optional.ofNullable(it.sharedBy);
        lines = Optional.ofNullable(it.lines);
        ofAmounts = it.ofAmounts || it.unit == Unit.AMOUNT;
        digits = it.digits;
    }

    private static Definition a(Part part, Unit unit) {
        return new Definition(part, unit);
    }

    public Part part() {
        return part;
    }

    public Unit unit() {
        return unit;
    }

    /** Of its definition, from 1. */
    public int version() {
        return version;
    }

    PeopleBehind behind() {
        return behind;
    }

    /** Whether it counts agents or what they did, so that a small number, or one that moves, may point at somebody. */
    boolean isAboutAgents() {
        return behind != PeopleBehind.NOBODY && part != Part.INSERTION;
    }

    /** Whether it counts agents, so that one of them changes it by one at most. */
    boolean isOfPeople() {
        return isAboutAgents() && behind.isPeople() && unit != Unit.RATIO;
    }

    /** Whether the count follows from it: it is a part of that, or says how many there were. */
    boolean reveals(Indicator count) {
        return follows.stream().anyMatch(it -> it.indicator() == count);
    }

    Optional<Estimate> estimate() {
        return estimate;
    }

    /** With whom it is shared, as the sessions of a site are by all its clients; empty where it is the client's own. */
    Optional<SharedBy> sharedBy() {
        return sharedBy;
    }

    /** Which order lines it is counted from; empty where it is not counted from lines. */
    Optional<LinesBehind> lines() {
        return lines;
    }

    /** Whether its numerator is an amount; that of a share has one below, too. */
    boolean isOfAmounts() {
        return ofAmounts;
    }

    /** How many digits after the point the employer is told; empty for all. */
    OptionalInt digits() {
        return digits;
    }

    /** Whether a statement counts it; costs are divided by the keys of the markets instead. */
    boolean isCounted() {
        return part != Part.COST;
    }

    /** Whether it means something there. */
    boolean isGivenFor(Perimeter perimeter, Period period) {
        return switch (extent) {
            case EVERYWHERE -> true;
            case ALL_SITES -> !(perimeter instanceof Perimeter.Client client && client.site() != null);
            case WHOLE_OPERATOR -> perimeter instanceof Perimeter.WholeOperator;
            case WHOLE_OPERATOR_AND_YEAR -> perimeter instanceof Perimeter.WholeOperator && period.isYear();
            case YEAR -> period.isYear();
        };
    }

    /** As it stands in keys of sentences. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The value of what was counted; null where there is nothing to divide by. */
    @Nullable
    BigDecimal value(long numerator, @Nullable Long denominator) {
        return switch (unit) {
            case KILOMETRES, KILOGRAMS -> BigDecimal.valueOf(numerator, 3).setScale(0, RoundingMode.HALF_UP);
            case HOURS -> BigDecimal.valueOf(numerator).divide(MINUTES_AN_HOUR, 0, RoundingMode.HALF_UP);
            case COUNT -> BigDecimal.valueOf(numerator);
            case SHARE, RATIO ->
                denominator == null || denominator == 0
                        ? null
                        : BigDecimal.valueOf(numerator)
                                .divide(BigDecimal.valueOf(denominator), DIGITS, RoundingMode.HALF_UP);
            case POINTS ->
                denominator == null || denominator == 0
                        ? null
                        : BigDecimal.valueOf(numerator)
                                .movePointRight(2)
                                .divide(BigDecimal.valueOf(denominator), 0, RoundingMode.HALF_UP);
            case AMOUNT -> throw new IllegalStateException(this + " is divided where it is shared");
        };
    }
}
