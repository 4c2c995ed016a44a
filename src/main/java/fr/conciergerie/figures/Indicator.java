package fr.conciergerie.figures;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A figure's definition: what it counts is the statement of the same name, what it means is said in both languages under
 * {@code reporting.definition.<slug>}. A definition that changes gets a new version; it never changes in silence.
 */
public enum Indicator {
    ELIGIBLE(Part.USE, Unit.COUNT, false),
    REGISTERED(Part.USE, Unit.COUNT, true),
    USERS(Part.USE, Unit.COUNT, true),
    PENETRATION(Part.USE, Unit.SHARE, true),
    WOMEN_SHARE(Part.USE, Unit.SHARE, true),
    ELIGIBLE_WOMEN_SHARE(Part.USE, Unit.SHARE, false),
    RECURRENCE(Part.USE, Unit.SHARE, true),
    SEEN_ONCE_SHARE(Part.USE, Unit.SHARE, true),
    ACTIVE_MEMBERS_A_MONTH(Part.USE, Unit.RATIO, true),
    ORDERS_PER_ACTIVE_MEMBER_MONTH(Part.USE, Unit.RATIO, true),
    SERVICES_PER_USER(Part.USE, Unit.RATIO, true),
    SERVICES_REQUESTED(Part.SERVICES, Unit.COUNT, true),
    SERVICES_DELIVERED(Part.SERVICES, Unit.COUNT, true),
    EVERYDAY_SHARE(Part.SERVICES, Unit.SHARE, true),
    TIME_SAVED(Part.SERVICES, Unit.HOURS, true),
    ON_TIME_SHARE(Part.QUALITY, Unit.SHARE, true),
    SATISFACTION_ANSWERS(Part.QUALITY, Unit.SHARE, true),
    SATISFACTION_MEAN(Part.QUALITY, Unit.RATIO, true),
    SATISFACTION_NPS(Part.QUALITY, Unit.POINTS, true),
    ESS_PARTNER_SHARE(Part.PARTNERS, Unit.SHARE, false),
    ESS_SERVICE_SHARE(Part.PARTNERS, Unit.SHARE, true),
    ESS_AMOUNT_SHARE(Part.PARTNERS, Unit.SHARE, true),
    SESSIONS_PLANNED(Part.CONTRACT, Unit.COUNT, false),
    SESSIONS_HELD(Part.CONTRACT, Unit.COUNT, false),
    INSERTION_PEOPLE(Part.INSERTION, Unit.COUNT, true),
    INSERTION_HOURS(Part.INSERTION, Unit.COUNT, false),
    DYNAMIC_EXIT_SHARE(Part.INSERTION, Unit.SHARE, true),
    KM_AVOIDED_NET(Part.ENVIRONMENT, Unit.KILOMETRES, true),
    CO2_AVOIDED_NET(Part.ENVIRONMENT, Unit.KILOGRAMS, true),
    COST_PER_SITE(Part.COST, Unit.AMOUNT, false),
    COST_PER_SESSION_HELD(Part.COST, Unit.AMOUNT, false),
    COST_PER_SERVICE(Part.COST, Unit.AMOUNT, true),
    COST_PER_USER(Part.COST, Unit.AMOUNT, true);

    /** Where in the report it stands. */
    public enum Part {
        USE,
        SERVICES,
        QUALITY,
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

    private static final int DIGITS = 4;
    private static final BigDecimal MINUTES_AN_HOUR = BigDecimal.valueOf(60);

    private final Part part;
    private final Unit unit;
    private final boolean people;

    Indicator(Part part, Unit unit, boolean people) {
        this.part = part;
        this.unit = unit;
        this.people = people;
    }

    public Part part() {
        return part;
    }

    public Unit unit() {
        return unit;
    }

    /**
     * The version of the definition. The second of an amount rounds each line to the cent before it adds them up; that of women
     * counts what they had said by the end of the period; that of
     * sessions counts one that was moved where it was moved to; that of who may use the sites asks users and agents of the same
     * sites; that of costs leaves out days on which nothing is borne.
     */
    public int version() {
        return switch (this) {
            case ESS_AMOUNT_SHARE,
                    WOMEN_SHARE,
                    SESSIONS_PLANNED,
                    SESSIONS_HELD,
                    PENETRATION,
                    COST_PER_SITE,
                    COST_PER_SESSION_HELD,
                    COST_PER_SERVICE,
                    COST_PER_USER -> 2;
            default -> 1;
        };
    }

    /** Whether it counts agents or what they did, so that a small number, or one that moves, may point at somebody. */
    boolean tellsOfAgents() {
        return people && part != Part.INSERTION;
    }

    /** Whether a statement counts it; costs are divided by the keys of the markets instead. */
    boolean isCounted() {
        return part != Part.COST;
    }

    /**
     * Whether it means something there: the hours of a market are worked for all its sites together, and nobody is on the books
     * of one; how people leave is told of the operator as a whole and by the year, as the State asks; what a site costs is told
     * by the year.
     */
    boolean isToldOf(Perimeter perimeter, Period period) {
        boolean oneSite = perimeter instanceof Perimeter.Client client && client.site() != null;
        return switch (this) {
            case REGISTERED, INSERTION_PEOPLE, INSERTION_HOURS -> !oneSite;
            case DYNAMIC_EXIT_SHARE -> perimeter instanceof Perimeter.WholeOperator && period.isYear();
            case COST_PER_SITE -> period.isYear();
            default -> true;
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
