package fr.conciergerie.shared;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * The day that it is (<i>aujourd’hui</i>): by the clock of a site where something belongs to one, else by the clock of the
 * operator. An hour after midnight in Paris it is still yesterday in UTC, and in Martinique until the morning; so nobody else
 * makes a day out of the time.
 */
public final class DayClock {

    /** For what is done at an hour of the night, and for whoever makes the one of these. */
    public static final String ZONE = "${conciergerie.zone:Europe/Paris}";

    private final Clock clock;
    private final ZoneId home;

    /** @param home where the operator is */
    public DayClock(Clock clock, ZoneId home) {
        this.clock = clock;
        this.home = home;
    }

    /** Of what belongs to no site. */
    public LocalDate today() {
        return todayAt(home);
    }

    /** @param there the clock of the site */
    public LocalDate todayAt(ZoneId there) {
        return clock.instant().atZone(there).toLocalDate();
    }

    /** The month that goes on, of what belongs to no site. */
    public YearMonth thisMonth() {
        return YearMonth.from(today());
    }

    /** The day on which something happened that belongs to no site. */
    public LocalDate dayOf(Instant moment) {
        return moment.atZone(home).toLocalDate();
    }

    /** The time, from which whole days, months and years are counted back. */
    public ZonedDateTime now() {
        return clock.instant().atZone(home);
    }

    /** The clock of what belongs to no site. */
    public ZoneId zone() {
        return home;
    }
}
