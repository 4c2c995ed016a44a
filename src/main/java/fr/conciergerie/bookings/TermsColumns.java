package fr.conciergerie.bookings;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The columns of a schedule in which its terms stand. */
final class TermsColumns {

    private TermsColumns() {}

    static ScheduleTerms read(ResultSet row) throws SQLException {
        var limit = row.getString("limit_period");
        return new ScheduleTerms(
                row.getInt("minutes"),
                row.getInt("minutes_before"),
                row.getInt("minutes_after"),
                row.getInt("capacity"),
                row.getInt("notice_hours"),
                row.getInt("horizon_days"),
                row.getInt("cancel_hours"),
                row.getInt("offer_hours"),
                row.getString("room"),
                row.getObject("series_sessions") == null
                        ? null
                        : new SeriesTerms(
                                row.getInt("series_sessions"),
                                row.getInt("series_reduction"),
                                row.getBoolean("drop_in")),
                limit == null ? null : new BookingLimit(row.getInt("limit_most"), BookingLimit.Period.valueOf(limit)));
    }

    static JdbcClient.StatementSpec fill(JdbcClient.StatementSpec statement, ScheduleTerms terms) {
        var series = terms.series();
        var limit = terms.limit();
        return statement
                .param("minutes", terms.minutes())
                .param("before", terms.minutesBefore())
                .param("after", terms.minutesAfter())
                .param("capacity", terms.capacity())
                .param("notice", terms.noticeHours())
                .param("horizon", terms.horizonDays())
                .param("cancel", terms.cancelHours())
                .param("offer", terms.offerHours())
                .param("room", terms.room())
                .param("seriesSessions", series == null ? null : series.sessions())
                .param("seriesReduction", series == null ? null : series.reduction())
                .param("dropIn", terms.isOnceAllowed())
                .param("limitMost", limit == null ? null : limit.most())
                .param("limitPeriod", limit == null ? null : limit.period().name());
    }
}
