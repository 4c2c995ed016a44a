package fr.conciergerie.reporting;

import fr.conciergerie.figures.AnnualReport;
import fr.conciergerie.figures.AnnualReports;
import fr.conciergerie.figures.Period;
import fr.conciergerie.opinions.OpinionId;
import fr.conciergerie.opinions.Score;
import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.Cursor;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Slice;
import fr.conciergerie.web.audit.Audit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What members wrote beside their score. The operator reads it all; the client organisation what the manager chose to show,
 * without site or score, and nothing as long as fewer than five have answered.
 */
@Service
@Transactional
public class Sentences {

    /** As many as the client reads of a year. */
    public static final int MOST_SHOWN = 20;

    private static final LocalDate FIRST_MONTH = LocalDate.of(2000, 1, 1);
    private static final long MONTHS = 12 * 200;

    private static final String SHOWN = "TO_THE_CLIENT";
    private static final String NOT_SHOWN = "TO_THE_OPERATOR";

    private final JdbcClient jdbc;
    private final AnnualReports reports;
    private final Audit audit;

    Sentences(JdbcClient jdbc, AnnualReports reports, Audit audit) {
        this.jdbc = jdbc;
        this.reports = reports;
        this.audit = audit;
    }

    /** What the manager has chosen. */
    public sealed interface Chosen {

        /** Nothing yet: the client does not read it. */
        record Nothing() implements Chosen {}

        /** The client may read it. */
        record ToShow() implements Chosen {}

        record ToKeepBack(WhyKeptBack why) implements Chosen {}
    }

    /**
     * One of them.
     *
     * @param site the name of the site that it is about
     * @param animation the title of what it is about; null for a service
     * @param month its first day; nobody is told more of when
     */
    public record Sentence(
            OpinionId id,
            String text,
            Score score,
            String site,
            @Nullable String animation,
            LocalDate month,
            Chosen chosen) {}

    /** Those of members, which a client may be shown. The latest month first; within a month in no order that would tell who came when. */
    @Transactional(readOnly = true)
    public Slice<Sentence> list(@Nullable SiteId site, @Nullable String cursor, int limit) {
        var after = Cursor.read(cursor, 2);
        var rows = jdbc.sql("""
                        select o.id, o.sentence, o.score, s.name, a.title, o.month, o.shown, o.kept_back_for
                          from reporting.opinion o
                          left join animations.animation_v a on a.id = o.animation_id
                          join organisations.site_then_v s
                            on s.site_id = o.site_id and s.since < o.month + interval '1 month' and s.until >= o.month + interval '1 month'
                         where o.sentence is not null and o.organisation_id is not null
                           and (:site::uuid is null or o.site_id = :site)
                           and (:month::date is null or (o.month, o.id) < (:month, :after::uuid))
                         order by o.month desc, o.id desc
                         limit :limit
                        """)
                .param("site", site == null ? null : site.value())
                .param("month", after == null ? null : month(after))
                .param("after", after == null ? null : after.uuid(1))
                .param("limit", limit + 1)
                .query(Sentences::sentence)
                .list();
        return Slice.of(rows, limit, it -> Cursor.of(number(it.month()), it.id()));
    }

    /** The client may read it. */
    public void show(OpinionId id) {
        if (isMoved(id, SHOWN, null)) {
            audit.note("reporting.sentence-shown", id, Map.of());
        }
    }

    /** The client does not read it, or no longer. */
    public void keepBack(OpinionId id, WhyKeptBack why) {
        if (isMoved(id, NOT_SHOWN, why)) {
            audit.note("reporting.sentence-hidden", id, Map.of());
        }
    }

    /** Somebody else’s does not exist. */
    @Transactional(readOnly = true)
    public void requireThere(OpinionId id) {
        if (!exists(id)) {
            throw new NotFound("sentence " + id);
        }
    }

    /** What the client reads beside a report: that of all sites, for at one site a sentence would say more than it does. */
    @Transactional(readOnly = true)
    public List<String> shown(AnnualReport report) {
        return report.perimeter().site() == null && !reports.hidesAnswers(report)
                ? shown(report.perimeter().organisation(), report.period())
                : List.of();
    }

    private List<String> shown(OrganisationId organisation, Period period) {
        return jdbc.sql("""
                        select sentence
                          from reporting.opinion
                         where organisation_id = :organisation and month >= :from and month < :until and shown = :shown
                           and animation_id is null
                         order by month desc, id desc
                         limit :most
                        """)
                .param("organisation", organisation.value())
                .param("from", period.from())
                .param("until", period.end())
                .param("shown", SHOWN)
                .param("most", MOST_SHOWN)
                .query((row, _) -> row.getString("sentence"))
                .list();
    }

    /** Once: a button pressed twice changes nothing. */
    private boolean isMoved(OpinionId id, String to, @Nullable WhyKeptBack why) {
        int moved = jdbc.sql("""
                        update reporting.opinion set shown = :to, kept_back_for = :why
                         where id = :id and (shown <> :to or kept_back_for is distinct from :why) and sentence is not null
                        """)
                .param("id", id.value())
                .param("to", to)
                .param("why", why == null ? null : why.name())
                .update();
        if (moved == 0) {
            requireThere(id);
        }
        return moved == 1;
    }

    private boolean exists(OpinionId id) {
        return jdbc.sql("select exists (select from reporting.opinion where id = :id and sentence is not null)")
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    /** Cursors count months, so that none can name one that the database does not know. */
    private static LocalDate month(Cursor cursor) {
        return FIRST_MONTH.plusMonths(Math.clamp(cursor.number(0), 0, MONTHS));
    }

    private static long number(LocalDate month) {
        return ChronoUnit.MONTHS.between(FIRST_MONTH, month);
    }

    private static Sentence sentence(ResultSet row, int number) throws SQLException {
        return new Sentence(
                Columns.id(row, "id", OpinionId::new),
                row.getString("sentence"),
                new Score(row.getInt("score")),
                row.getString("name"),
                row.getString("title"),
                row.getObject("month", LocalDate.class),
                chosen(row));
    }

    private static Chosen chosen(ResultSet row) throws SQLException {
        var why = row.getString("kept_back_for");
        if (why != null) {
            return new Chosen.ToKeepBack(WhyKeptBack.valueOf(why));
        }
        return row.getString("shown").equals(SHOWN) ? new Chosen.ToShow() : new Chosen.Nothing();
    }
}
