package fr.conciergerie.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The fourteen days of the right to withdraw, by the law's own count. */
class WithdrawalPeriodTest {

    private static final Set<LocalDate> HOLIDAYS =
            Set.of(LocalDate.of(2026, 12, 25), LocalDate.of(2027, 1, 1), LocalDate.of(2027, 5, 6));

    /** A Tuesday's order ends on a Tuesday; what would end on a Saturday, a Sunday or a holiday ends on the next working day. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-24T00:00:00, 2026-12-08",
        "2026-11-24T23:59:59, 2026-12-08",
        "2026-11-28T10:00:00, 2026-12-14",
        "2026-11-29T10:00:00, 2026-12-14",
        "2026-12-11T10:00:00, 2026-12-28",
        "2026-12-17T10:00:00, 2026-12-31",
        "2026-12-18T10:00:00, 2027-01-04",
        "2027-04-22T10:00:00, 2027-05-07"
    })
    void endsWithTheLastHourOfItsLastDay(LocalDateTime ordered, LocalDate last) {
        var paris = ZoneId.of("Europe/Paris");

        assertThat(period(paris).endAfter(ordered.atZone(paris).toInstant()))
                .isEqualTo(last.plusDays(1).atStartOfDay(paris).toInstant().minusMillis(1));
    }

    /** One in the morning in Paris is the evening before in Martinique: the day is the site's. */
    @ParameterizedTest
    @CsvSource({"Europe/Paris, 2026-12-09", "America/Martinique, 2026-12-08", "Indian/Reunion, 2026-12-09"})
    void isCountedByTheClockOfTheSite(ZoneId zone, LocalDate last) {
        var end = period(zone).endAfter(Instant.parse("2026-11-25T00:30:00Z"));

        assertThat(end.atZone(zone).toLocalDate()).isEqualTo(last);
    }

    private static WithdrawalPeriod period(ZoneId zone) {
        return new WithdrawalPeriod(zone, HOLIDAYS::contains);
    }
}
