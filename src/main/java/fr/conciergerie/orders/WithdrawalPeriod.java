package fr.conciergerie.orders;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Predicate;

/**
 * The days in which a consumer may withdraw (Code de la consommation, L221-18): fourteen, the one of the event not counted, to
 * the last hour of the last one; when that is a Saturday, a Sunday or a public holiday, of the next working day (L221-19).
 */
record WithdrawalPeriod(ZoneId zone, Predicate<LocalDate> publicHoliday) {

    static final int DAYS = 14;

    /** Its last moment, for what was agreed or received then. */
    Instant endAfter(Instant event) {
        var last = event.atZone(zone).toLocalDate().plusDays(DAYS);
        while (isOff(last)) {
            last = last.plusDays(1);
        }
        return last.plusDays(1).atStartOfDay(zone).toInstant().minusMillis(1);
    }

    private boolean isOff(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY
                || day.getDayOfWeek() == DayOfWeek.SUNDAY
                || publicHoliday.test(day);
    }
}
