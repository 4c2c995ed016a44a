package fr.conciergerie.insertion;

import fr.conciergerie.shared.DayClock;
import fr.conciergerie.web.audit.Audit;
import fr.conciergerie.web.privacy.Forgetting;
import fr.conciergerie.web.privacy.Kept;
import fr.conciergerie.web.privacy.LegalBasis;
import fr.conciergerie.web.privacy.RetentionRule;
import fr.conciergerie.web.privacy.RetentionRule.Audience;
import fr.conciergerie.web.privacy.WhatBecomes;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Files are kept for two years after the path ended, or after the last contact where nobody noted that it did, then purged. What
 * stays is counts: exits by year and family, hours and presence under a pseudonym that leads nowhere any more.
 */
@Component
public class Retention implements Forgetting {

    public static final int YEARS = 2;

    private static final Period KEPT = Period.ofYears(YEARS);

    /** So many files at once. */
    private static final int AT_ONCE = 100;

    private final JdbcClient jdbc;
    private final Audit audit;
    private final TransactionOperations transactions;
    private final DayClock dayClock;

    Retention(JdbcClient jdbc, Audit audit, TransactionOperations transactions, DayClock dayClock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.transactions = transactions;
        this.dayClock = dayClock;
    }

    /** Nobody has seen them for so long: it is time to note that they left. */
    private static final Period SILENT = Period.ofMonths(6);

    /**
     * Somebody whose file goes, or will go soon.
     *
     * @param lastSeenOn the day of the exit; where none was noted, the day they were last seen or worked
     */
    public record Due(PersonId person, String reference, LocalDate lastSeenOn, boolean exited) {

        public LocalDate purgedFrom() {
            return lastSeenOn.plusYears(YEARS).plusDays(1);
        }
    }

    /** The exit, else the last contact: an interview, a day at work, a training, a contract that runs. */
    private static final String LAST_SEEN = """
            select p.id, p.reference, p.exited_on is not null as exited,
                   coalesce(p.exited_on, greatest(p.entered_on,
                       (select max(least(coalesce(c.ends_on, cast(:today as date)), cast(:today as date))) from insertion.contract c
                         where c.person_id = p.id and c.starts_on <= cast(:today as date)),
                       (select max(i.held_on) from insertion.interview i where i.person_id = p.id),
                       (select max(least(l.ends_on, cast(:today as date))) from insertion.learning l where l.person_id = p.id),
                       (select max(least(a.ends_on, cast(:today as date))) from insertion.absence a where a.person_id = p.id),
                       (select max(greatest(g.set_on, g.closed_on)) from insertion.goal g where g.person_id = p.id),
                       (select max(h.work_day) from insertion.hour_entry h where h.pseudonym = p.pseudonym))) as last_seen_on
              from insertion.person p
            """;

    @Override
    public RetentionRule rule() {
        return new RetentionRule(
                "insertion.files",
                LegalBasis.PUBLIC_INTEREST,
                Kept.exactly(KEPT),
                WhatBecomes.PSEUDONYMISED,
                Audience.INSERTION);
    }

    @Override
    public Forgetting.Due due(ZonedDateTime now, Period kept) {
        var due = due(now.toLocalDate(), kept, Integer.MAX_VALUE);
        return new Forgetting.Due(
                due.size(), due.stream().map(Due::lastSeenOn).findFirst().orElse(null));
    }

    @Override
    public int forget(ZonedDateTime now, Period kept) {
        return purge(due(now.toLocalDate(), kept, AT_ONCE));
    }

    /** Who would go today, without anybody going: the oldest exits first. */
    public List<Due> due() {
        return due(dayClock.today(), KEPT, Integer.MAX_VALUE);
    }

    /** Who goes within three months, so that nobody is surprised. */
    public List<Due> soon() {
        var today = dayClock.today();
        return lastSeen(today, today.plusMonths(3).minus(KEPT), Integer.MAX_VALUE).stream()
                .filter(it -> it.purgedFrom().isAfter(today))
                .toList();
    }

    /** Files without an exit of people whom nobody has seen for half a year: the exit is asked for, the oldest first. */
    public List<Due> silent() {
        var today = dayClock.today();
        return lastSeen(today, today.minus(SILENT), Integer.MAX_VALUE).stream()
                .filter(it -> !it.exited())
                .toList();
    }

    /** Purges what is due for the operator at work, and says how many files went. */
    public int purge() {
        return purge(due());
    }

    private int purge(List<Due> files) {
        int purged = 0;
        for (var due : files) {
            if (Boolean.TRUE.equals(transactions.execute(_ -> purge(due)))) {
                purged++;
            }
        }
        return purged;
    }

    private List<Due> due(LocalDate today, Period kept, int most) {
        return lastSeen(today, today.minus(kept), most);
    }

    private List<Due> lastSeen(LocalDate today, LocalDate before, int most) {
        return transactions.execute(_ -> jdbc.sql("select * from (" + LAST_SEEN + """
                        ) files where last_seen_on < cast(:limit as date) order by last_seen_on, id limit :most
                        """)
                .param("today", today)
                .param("limit", before)
                .param("most", most)
                .query((row, _) -> new Due(
                        new PersonId(InsertionRows.id(row, "id")),
                        row.getString("reference"),
                        InsertionRows.day(row, "last_seen_on"),
                        row.getBoolean("exited")))
                .list());
    }

    /** The exit is counted and presence kept before the file goes; an exit taken back or noted in between saves it. */
    private boolean purge(Due due) {
        var id = due.person().value();
        var found = jdbc.sql("select id from insertion.person where id = :id"
                        + " and exited_on is not distinct from cast(:on as date) for update")
                .param("id", id)
                .param("on", due.exited() ? due.lastSeenOn() : null)
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
        if (found.isEmpty()) {
            return false;
        }
        jdbc.sql("""
                insert into insertion.past_presence (pseudonym, from_day, until_day)
                select p.pseudonym, c.starts_on, least(coalesce(c.ends_on, cast(:last as date)), cast(:last as date))
                  from insertion.contract c join insertion.person p on p.id = c.person_id
                 where p.id = :id and c.starts_on <= cast(:last as date)
                """).param("id", id).param("last", due.lastSeenOn()).update();
        jdbc.sql("""
                insert into insertion.past_exit (year, family, people)
                select extract(year from exited_on), exit_family, 1 from insertion.person
                 where id = :id and exited_on is not null
                on conflict (operator_id, year, family) do update set people = past_exit.people + 1
                """).param("id", id).update();
        jdbc.sql("delete from insertion.person where id = :id").param("id", id).update();
        audit.note(
                "insertion.file-purged",
                id,
                Map.of("lastSeenOn", due.lastSeenOn().toString()));
        return true;
    }
}
