package fr.conciergerie.bookings;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** When nobody is received, so that nobody can be moved there either. */
sealed interface Away {

    /** From when on there are hours for somebody who had one that begins then. */
    LocalDate firstDay(Instant startsAt, ZoneId zone);

    /** When it is over, by the clock of a site. */
    Instant until(ZoneId zone);

    /** Whether an hour of a schedule does not take place. */
    boolean takes(Schedule schedule, Span hour, ZoneId zone);

    /** Whether whoever receives is there afterwards as before, so that others receive only where they have no hour left. */
    boolean staysWithTheirs();

    /** One of those who receive is ill or away; others may not be. */
    record OfPractitioner(PractitionerId practitioner, Span span) implements Away {

        @Override
        public LocalDate firstDay(Instant startsAt, ZoneId zone) {
            return startsAt.atZone(zone).toLocalDate();
        }

        @Override
        public Instant until(ZoneId zone) {
            return span.until();
        }

        @Override
        public boolean takes(Schedule schedule, Span hour, ZoneId zone) {
            return schedule.practitioner().id().equals(practitioner) && span.overlaps(hour);
        }

        @Override
        public boolean staysWithTheirs() {
            return false;
        }
    }

    /** A site is closed, or all of them are, each by its own clock; both days included. */
    record OfSite(LocalDate first, LocalDate last) implements Away {

        @Override
        public LocalDate firstDay(Instant startsAt, ZoneId zone) {
            return last.plusDays(1);
        }

        @Override
        public Instant until(ZoneId zone) {
            return last.plusDays(1).atStartOfDay(zone).toInstant();
        }

        @Override
        public boolean takes(Schedule schedule, Span hour, ZoneId zone) {
            return Span.ofDays(first, last, zone).overlaps(hour);
        }

        @Override
        public boolean staysWithTheirs() {
            return true;
        }
    }
}
