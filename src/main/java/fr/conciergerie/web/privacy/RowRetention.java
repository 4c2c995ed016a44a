package fr.conciergerie.web.privacy;

import java.time.Period;
import java.time.ZonedDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deletes the rows of one table once they are older than their rule allows: most of what is forgotten goes like that. */
public abstract class RowRetention implements Forgetting {

    private final JdbcClient jdbc;
    private final OldRows rows;
    private final RetentionRule rule;

    protected RowRetention(JdbcClient jdbc, OldRows rows, RetentionRule rule) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.rule = rule;
    }

    @Override
    public final RetentionRule rule() {
        return rule;
    }

    @Override
    public final Due due(ZonedDateTime now, Period kept) {
        return rows.due(jdbc, now, kept);
    }

    @Override
    public final int forget(ZonedDateTime now, Period kept) {
        return rows.delete(jdbc, now, kept);
    }
}
