package fr.conciergerie.markets;

import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.Cursor;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Slice;
import fr.conciergerie.web.audit.Audit;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How many agents may use the service, as the clients told us or as their lists say. */
@Service
@Transactional
public class EligibleCounts {

    /** A count as it is listed. */
    public record Row(UUID id, EligibleCount count, String organisation, String site, boolean fromMembers) {}

    private final Organisations organisations;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final DayClock dayClock;
    private final Clock clock;

    EligibleCounts(Organisations organisations, JdbcClient jdbc, Audit audit, DayClock dayClock, Clock clock) {
        this.organisations = organisations;
        this.jdbc = jdbc;
        this.audit = audit;
        this.dayClock = dayClock;
        this.clock = clock;
    }

    /** What the client told us; it stands in for what was noted for the same day before. */
    public void note(EligibleCount count, UUID by) {
        write(count, "TYPED", by);
    }

    /** The total as the imported list of agents has it on a day: whoever an organisation names may use all its sites. */
    public EligibleCount countMembers(OrganisationId organisation, SiteId site, LocalDate on, UUID by) {
        MarketChecks.within(on);
        var total = organisations.countEligible(organisation, on);
        var count = new EligibleCount(organisation, site, on, total, null, null, null);
        write(count, "MEMBERS", by);
        return count;
    }

    /**
     * The latest first.
     *
     * @param organisation null for all
     */
    @Transactional(readOnly = true)
    public Slice<Row> list(@Nullable OrganisationId organisation, @Nullable String cursor, int limit) {
        var from = Cursor.read(cursor, 2);
        var rows = rows(jdbc.sql("""
                select c.*, o.name as organisation, s.name as site
                  from markets.eligible_count c
                  join organisations.organisation_v o on o.id = c.organisation_id
                  join organisations.site_v s on s.id = c.site_id
                 where (:organisation::uuid is null or c.organisation_id = :organisation)
                   and (c.counted_on, c.id) < (:fromDay::date, :fromId::uuid)
                 order by c.counted_on desc, c.id desc
                 limit :limit
                """)
                .param("organisation", organisation == null ? null : organisation.value())
                .param("fromDay", from == null ? MarketChecks.LATEST.plusYears(1) : MarketRepository.day(from.text(0)))
                .param("fromId", from == null ? new UUID(-1, -1) : from.uuid(1))
                .param("limit", limit + 1));
        return Slice.of(rows, limit, it -> Cursor.of(it.count().countedOn(), it.id()));
    }

    /** The last count of an organisation at each site, on a day or before. */
    @Transactional(readOnly = true)
    public List<Row> lastOf(OrganisationId organisation, LocalDate day) {
        return rows(jdbc.sql("""
                select * from (
                    select distinct on (c.site_id) c.*, o.name as organisation, s.name as site
                      from markets.eligible_count c
                      join organisations.organisation_v o on o.id = c.organisation_id
                      join organisations.site_v s on s.id = c.site_id
                     where c.organisation_id = :organisation and c.counted_on <= :day
                     order by c.site_id, c.counted_on desc) latest
                 order by site
                """).param("organisation", organisation.value()).param("day", day));
    }

    private void write(EligibleCount count, String source, UUID by) {
        organisations.organisation(count.organisation());
        var site = organisations.site(count.site());
        if (count.countedOn().isAfter(dayClock.todayAt(site.zone()))) {
            throw new Refused("markets.eligible.to-come");
        }
        var id = Ids.next(clock.instant());
        jdbc.sql("""
                insert into markets.eligible_count (id, organisation_id, site_id, counted_on, source, total, women, men,
                                                    other, noted_by, noted_at)
                values (:id, :organisation, :site, :on, :source, :total, :women, :men, :other, :by, :now)
                on conflict (organisation_id, site_id, counted_on) do update
                   set source = excluded.source, total = excluded.total, women = excluded.women, men = excluded.men,
                       other = excluded.other, noted_by = excluded.noted_by, noted_at = excluded.noted_at
                """)
                .param("id", id)
                .param("organisation", count.organisation().value())
                .param("site", count.site().value())
                .param("on", count.countedOn())
                .param("source", source)
                .param("total", count.total())
                .param("women", count.women())
                .param("men", count.men())
                .param("other", count.other())
                .param("by", by)
                .param("now", Columns.utc(clock.instant()))
                .update();
        audit.note(
                "markets.eligible-noted",
                count.site(),
                Map.of("on", count.countedOn().toString(), "total", count.total(), "source", source));
    }

    private static List<Row> rows(JdbcClient.StatementSpec statement) {
        return statement
                .query((row, _) -> new Row(
                        row.getObject("id", UUID.class),
                        new EligibleCount(
                                Columns.id(row, "organisation_id", OrganisationId::new),
                                Columns.id(row, "site_id", SiteId::new),
                                row.getObject("counted_on", LocalDate.class),
                                row.getInt("total"),
                                row.getObject("women", Integer.class),
                                row.getObject("men", Integer.class),
                                row.getObject("other", Integer.class)),
                        row.getString("organisation"),
                        row.getString("site"),
                        row.getString("source").equals("MEMBERS")))
                .list();
    }
}
