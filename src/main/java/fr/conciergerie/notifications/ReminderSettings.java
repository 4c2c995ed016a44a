package fr.conciergerie.notifications;

import fr.conciergerie.shared.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The manager's say on which days members are reminded. What would have been due before a change is not sent after it. */
@Service
@Transactional
public class ReminderSettings {

    private final JdbcClient jdbc;
    private final Clock clock;

    ReminderSettings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The days of the operator at work.
     *
     * @param since since when they are so
     */
    record Standing(ReminderDays days, Instant since) {}

    @Transactional(readOnly = true)
    public ReminderDays days() {
        return standing().days();
    }

    Standing standing() {
        return jdbc.sql("""
                        select first_day, second_day, third_day, before_end, since, version from notifications.reminder_days
                        """)
                .query((row, _) -> new Standing(days(row), Columns.instant(row, "since")))
                .optional()
                .orElse(new Standing(ReminderDays.USUAL, Instant.EPOCH));
    }

    private static ReminderDays days(ResultSet row) throws SQLException {
        return new ReminderDays(
                row.getObject("first_day", Integer.class),
                row.getObject("second_day", Integer.class),
                row.getObject("third_day", Integer.class),
                row.getObject("before_end", Integer.class),
                row.getInt("version"));
    }

    /**
     * From now on.
     *
     * @param days with the version that was read
     */
    public void change(ReminderDays days) {
        int changed = jdbc.sql("""
                        insert into notifications.reminder_days as it (first_day, second_day, third_day, before_end, since, version)
                        select :first, :second, :third, :end, :now, 1
                         where :version = 0 or exists (select from notifications.reminder_days)
                        on conflict (operator_id) do update
                           set first_day = excluded.first_day, second_day = excluded.second_day, third_day = excluded.third_day,
                               before_end = excluded.before_end, since = excluded.since, version = it.version + 1
                         where it.version = :version
                        """)
                .param("first", days.first(), Types.SMALLINT)
                .param("second", days.second(), Types.SMALLINT)
                .param("third", days.third(), Types.SMALLINT)
                .param("end", days.beforeEnd(), Types.SMALLINT)
                .param("now", Columns.utc(clock.instant()))
                .param("version", days.version())
                .update();
        if (changed == 0) {
            throw new OptimisticLockingFailureException("the days of reminders were changed meanwhile");
        }
    }
}
