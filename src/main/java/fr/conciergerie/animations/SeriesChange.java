package fr.conciergerie.animations;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was changed of one day of a series, for its other days. Each keeps its day, and whatever had been changed of it alone: of it only
 * that is changed which was as it was on the day that was changed.
 *
 * @param before what the day was
 * @param after what it has become
 */
record SeriesChange(AnimationDetails before, AnimationDetails after) {

    /** The hours of a day by the clock on the wall. */
    private record Hours(LocalTime from, LocalTime until, long days) {

        static Hours of(Times times) {
            return new Hours(
                    times.starts().toLocalTime(),
                    times.ends().toLocalTime(),
                    ChronoUnit.DAYS.between(times.day(), times.ends().toLocalDate()));
        }

        Times on(LocalDate day, Times like) {
            return Times.at(day, from, day.plusDays(days), until, like.zone());
        }
    }

    AnimationDetails of(AnimationDetails other) {
        var sites = merged(other.sites(), before.sites(), after.sites());
        var clock = sites.equals(after.sites()) ? after.times() : other.times();
        return new AnimationDetails(
                merged(other.kind(), before.kind(), after.kind()),
                merged(other.title(), before.title(), after.title()),
                merged(other.description(), before.description(), after.description()),
                sites,
                mergedIfAny(other.place(), before.place(), after.place()),
                merged(Hours.of(other.times()), Hours.of(before.times()), Hours.of(after.times()))
                        .on(other.times().day(), clock),
                terms(other),
                mergedIfAny(other.onlyFor(), before.onlyFor(), after.onlyFor()),
                mergedIfAny(other.partner(), before.partner(), after.partner()),
                mergedIfAny(other.cost(), before.cost(), after.cost()));
    }

    private @Nullable RegistrationTerms terms(AnimationDetails other) {
        var own = other.registration();
        var was = before.registration();
        var is = after.registration();
        if (own == null) {
            return was == null && is != null ? on(other, is) : null;
        }
        if (was == null || is == null) {
            return was == null ? own : null;
        }
        return new RegistrationTerms(
                mergedIfAny(own.capacity(), was.capacity(), is.capacity()),
                merged(own.mostGuests(), was.mostGuests(), is.mostGuests()),
                mergedIfAny(own.opensOn(), was.opensOn(), is.opensOn()),
                closes(other, own, was, is),
                merged(own.offerHours(), was.offerHours(), is.offerHours()),
                merged(own.withoutAccount(), was.withoutAccount(), is.withoutAccount()));
    }

    /** So many days before the day itself. */
    private @Nullable LocalDate closes(
            AnimationDetails other, RegistrationTerms own, RegistrationTerms was, RegistrationTerms is) {
        var lead = mergedIfAny(lead(other, own), lead(before, was), lead(after, is));
        return lead == null ? null : other.times().day().minusDays(lead);
    }

    private static @Nullable Long lead(AnimationDetails day, RegistrationTerms terms) {
        var closes = terms.closesOn();
        return closes == null
                ? null
                : ChronoUnit.DAYS.between(closes, day.times().day());
    }

    private RegistrationTerms on(AnimationDetails other, RegistrationTerms terms) {
        var lead = lead(after, terms);
        return new RegistrationTerms(
                terms.capacity(),
                terms.mostGuests(),
                terms.opensOn(),
                lead == null ? null : other.times().day().minusDays(lead),
                terms.offerHours(),
                terms.withoutAccount());
    }

    private static <T> T merged(T own, T was, T is) {
        return own.equals(was) ? is : own;
    }

    private static <T> @Nullable T mergedIfAny(@Nullable T own, @Nullable T was, @Nullable T is) {
        return Objects.equals(own, was) ? is : own;
    }
}
