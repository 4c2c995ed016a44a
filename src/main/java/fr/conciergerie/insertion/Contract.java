package fr.conciergerie.insertion;

import fr.conciergerie.shared.Refused;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An employment contract of the path.
 *
 * @param endsOn the last day; null only for a permanent one
 * @param renewal whether it continues the one before
 */
public record Contract(
        UUID id,
        Kind kind,
        LocalDate startsOn,
        @Nullable LocalDate endsOn,
        int weeklyMinutes,
        boolean renewal,
        int version) {

    /** The types of contract that the facilitator knows. */
    @Schema(name = "ContractKind")
    public enum Kind {
        /** <i>CDD d’insertion</i>. */
        CDDI,
        /** <i>CDI inclusion</i>. */
        CDI_INCLUSION
    }

    /** Out of the ordinary, though exceptions exist: said, never forbidden. */
    public enum Warning {
        SHORT,
        LONG_TOGETHER,
        FEW_HOURS,
        MANY_HOURS
    }

    private static final int LEAST_MONTHS = 4;
    /** Twenty-four months, whichever they are. */
    private static final int MOST_DAYS = 2 * 366;

    private static final int LEAST_WEEKLY = 20 * 60;
    private static final int MOST_WEEKLY = 35 * 60;

    public Contract {
        if (kind == Kind.CDDI && endsOn == null) {
            throw new Refused("insertion.contract-needs-an-end");
        }
        if (endsOn != null && endsOn.isBefore(startsOn)) {
            throw new Refused("insertion.ends-before-it-starts");
        }
        if (weeklyMinutes < 60 || weeklyMinutes > 48 * 60) {
            throw new Refused("insertion.weekly-hours-impossible");
        }
    }

    public boolean runsOn(LocalDate day) {
        return !day.isBefore(startsOn) && (endsOn == null || !day.isAfter(endsOn));
    }

    /** @param others the other contracts of the same person, this one as it was may be among them */
    void requireApartFrom(Collection<Contract> others) {
        for (var other : others) {
            if (!other.id.equals(id) && begunBy(other.endsOn) && other.begunBy(endsOn)) {
                throw other.endsOn == null
                        ? Refused.conflict("insertion.contract-overlaps-permanent", other.startsOn)
                        : Refused.conflict("insertion.contract-overlaps", other.startsOn, other.endsOn);
            }
        }
    }

    private boolean begunBy(@Nullable LocalDate day) {
        return day == null || !startsOn.isAfter(day);
    }

    /** @param others the other contracts of the same person, this one may be among them */
    public Set<Warning> warnings(Collection<Contract> others) {
        var warnings = EnumSet.noneOf(Warning.class);
        if (kind == Kind.CDDI
                && !renewal
                && endsOn != null
                && endsOn.isBefore(startsOn.plusMonths(LEAST_MONTHS).minusDays(1))) {
            warnings.add(Warning.SHORT);
        }
        if (kind == Kind.CDDI && together(others) > MOST_DAYS) {
            warnings.add(Warning.LONG_TOGETHER);
        }
        if (weeklyMinutes < LEAST_WEEKLY) {
            warnings.add(Warning.FEW_HOURS);
        }
        if (weeklyMinutes > MOST_WEEKLY) {
            warnings.add(Warning.MANY_HOURS);
        }
        return warnings;
    }

    /** Days under fixed-term contracts up to the end of this one. */
    private long together(Collection<Contract> others) {
        return Stream.concat(Stream.of(this), others.stream().filter(it -> !it.id.equals(id)))
                .filter(it -> it.kind == Kind.CDDI && !it.startsOn.isAfter(startsOn))
                .mapToLong(Contract::days)
                .sum();
    }

    private long days() {
        return endsOn == null ? 0 : ChronoUnit.DAYS.between(startsOn, endsOn) + 1;
    }
}
