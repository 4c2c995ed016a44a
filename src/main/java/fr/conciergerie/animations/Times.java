package fr.conciergerie.animations;

import fr.conciergerie.shared.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * From when to when an animation takes place, by the clock on the wall there: at most a month.
 *
 * @param zone whose clock it is
 */
public record Times(Instant startsAt, Instant endsAt, ZoneId zone) {

    static final Duration LONGEST = Duration.ofDays(31);

    public Times {
        if (!startsAt.isBefore(endsAt)) {
            throw new Refused("animations.ends-before-it-begins");
        }
        if (endsAt.isAfter(startsAt.plus(LONGEST))) {
            throw new Refused("animations.too-long", LONGEST.toDays());
        }
    }

    /**
     * As a person writes it. In the night in which the clock goes forward an hour does not exist, and is refused; where it goes
     * back, an hour that exists twice is the first of the two.
     */
    public static Times at(LocalDate first, LocalTime from, LocalDate last, LocalTime until, ZoneId zone) {
        return new Times(instant(first.atTime(from), zone), instant(last.atTime(until), zone), zone);
    }

    public LocalDateTime starts() {
        return startsAt.atZone(zone).toLocalDateTime();
    }

    public LocalDateTime ends() {
        return endsAt.atZone(zone).toLocalDateTime();
    }

    public LocalDate day() {
        return starts().toLocalDate();
    }

    public boolean isWithinADay() {
        return day().equals(ends().toLocalDate());
    }

    private static Instant instant(LocalDateTime written, ZoneId zone) {
        if (zone.getRules().getValidOffsets(written).isEmpty()) {
            throw new Refused("animations.no-such-hour", written.toLocalTime());
        }
        return written.atZone(zone).toInstant();
    }
}
