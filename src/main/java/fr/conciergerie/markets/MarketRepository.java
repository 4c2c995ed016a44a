package fr.conciergerie.markets;

import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.Cursor;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Slice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Markets, their renewals and their lines as rows. */
@Repository
class MarketRepository {

    private static final UUID LAST_OF_ALL = new UUID(-1, -1);

    private final JdbcClient jdbc;

    MarketRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The thresholds in force on a day. */
    Optional<Threshold> threshold(LocalDate day) {
        return jdbc.sql("""
                        select direct_cents, formal_cents from markets.threshold
                         where valid_from <= :day order by valid_from desc limit 1
                        """)
                .param("day", day)
                .query((row, _) -> {
                    var formal = row.getObject("formal_cents", Long.class);
                    return new Threshold(
                            Columns.money(row, "direct_cents"), formal == null ? null : Money.cents(formal));
                })
                .optional();
    }

    Market get(MarketId id) {
        return withRenewals(
                        jdbc.sql("select * from markets.market where id = :id").param("id", id.value()))
                .stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("market " + id));
    }

    /**
     * Newest first, those that are over too.
     *
     * @param organisation only what it buys or shares; null for all
     */
    List<Market> all(@Nullable OrganisationId organisation) {
        return withRenewals(jdbc.sql("""
                select * from markets.market m
                 where :organisation::uuid is null or m.buyer_id = :organisation
                    or m.id in (select market_id from markets.share_v where organisation_id = :organisation)
                 order by m.starts_on desc, m.id desc
                """).param("organisation", organisation == null ? null : organisation.value()));
    }

    private List<Market> withRenewals(JdbcClient.StatementSpec statement) {
        record Head(MarketId id, MarketDetails details, int version) {}
        var heads = statement
                .query((row, _) -> new Head(id(row, "id"), details(row), row.getInt("version")))
                .list();
        var renewals = renewals(heads.stream().map(Head::id).toList());
        return heads.stream()
                .map(it -> new Market(it.id(), it.details(), renewals.getOrDefault(it.id(), List.of()), it.version()))
                .toList();
    }

    private Map<MarketId, List<Renewal>> renewals(List<MarketId> markets) {
        var renewals = new HashMap<MarketId, List<Renewal>>();
        jdbc.sql("select * from markets.renewal where market_id = any(:markets) order by starts_on")
                .param("markets", keys(markets))
                .query((row, _) -> renewals.computeIfAbsent(id(row, "market_id"), _ -> new ArrayList<>())
                        .add(new Renewal(
                                Columns.id(row, "id", RenewalId::new),
                                row.getObject("starts_on", LocalDate.class),
                                row.getObject("ends_on", LocalDate.class),
                                row.getObject("decided_on", LocalDate.class))))
                .list();
        return renewals;
    }

    /**
     * Newest first.
     *
     * @param organisation only what it buys or shares; null for all
     */
    Slice<MarketSummary> page(
            @Nullable OrganisationId organisation, LocalDate today, @Nullable String cursor, int limit) {
        var from = Cursor.read(cursor, 2);
        var rows = jdbc.sql("""
                select m.id, m.number, m.object, o.name as buyer, m.procedure, m.starts_on, m.real_end_on,
                       coalesce(l.cents, 0) as cents, l.sites
                  from markets.market_v m
                  join organisations.organisation_v o on o.id = m.buyer_id
                 cross join lateral (
                       select sum(yearly_cents) as cents, count(distinct site_id) as sites
                         from markets.line_v
                        where market_id = m.id and valid_from <= :today and valid_until >= :today) l
                 where (m.starts_on, m.id) < (:fromDay, :fromId)
                   and (:organisation::uuid is null or m.buyer_id = :organisation or exists (
                           select from markets.share_v s where s.market_id = m.id and s.organisation_id = :organisation))
                 order by m.starts_on desc, m.id desc
                 limit :limit
                """)
                .param("today", today)
                .param("organisation", organisation == null ? null : organisation.value())
                .param("fromDay", from == null ? MarketChecks.LATEST.plusYears(1) : day(from.text(0)))
                .param("fromId", from == null ? LAST_OF_ALL : from.uuid(1))
                .param("limit", limit + 1)
                .query((row, _) -> new MarketSummary(
                        Columns.id(row, "id", MarketId::new),
                        row.getString("number"),
                        row.getString("object"),
                        row.getString("buyer"),
                        Procedure.valueOf(row.getString("procedure")),
                        row.getObject("starts_on", LocalDate.class),
                        row.getObject("real_end_on", LocalDate.class),
                        Columns.money(row, "cents"),
                        row.getInt("sites")))
                .list();
        return Slice.of(rows, limit, it -> Cursor.of(it.startsOn(), it.id()));
    }

    int inForce(LocalDate today) {
        return jdbc.sql("select count(*) from markets.market_v where starts_on <= :today and real_end_on >= :today")
                .param("today", today)
                .query(Integer.class)
                .single();
    }

    /** Those that end from today on, up to a day. */
    int endingBy(LocalDate today, LocalDate day) {
        return jdbc.sql("select count(*) from markets.market_v where real_end_on between :today and :day")
                .param("today", today)
                .param("day", day)
                .query(Integer.class)
                .single();
    }

    boolean concerns(MarketId market, OrganisationId organisation) {
        return jdbc.sql("""
                        select exists (select from markets.market_v where id = :market and buyer_id = :organisation)
                            or exists (select from markets.share_v
                                        where market_id = :market and organisation_id = :organisation)
                        """)
                .param("market", market.value())
                .param("organisation", organisation.value())
                .query(Boolean.class)
                .single();
    }

    void insert(MarketId id, MarketDetails details) {
        values(jdbc.sql("""
                insert into markets.market (id, number, object, buyer_id, procedure, estimated_cents, notified_on,
                                            starts_on, ends_on, lots)
                values (:id, :number, :object, :buyer, :procedure, :estimated, :notifiedOn, :startsOn, :endsOn, :lots)
                """), details).param("id", id.value()).update();
    }

    void update(Market before, int version, MarketDetails details) {
        changed(
                before.id(),
                values(jdbc.sql("""
                        update markets.market
                           set number = :number, object = :object, buyer_id = :buyer, procedure = :procedure,
                               estimated_cents = :estimated, notified_on = :notifiedOn, starts_on = :startsOn,
                               ends_on = :endsOn, lots = :lots, version = version + 1
                         where id = :id and version = :version
                        """), details)
                        .param("id", before.id().value())
                        .param("version", version)
                        .update());
    }

    /** Whoever changes the periods of a market has seen the latest of it. */
    void touch(MarketId id, int version) {
        changed(
                id,
                jdbc.sql("update markets.market set version = version + 1 where id = :id and version = :version")
                        .param("id", id.value())
                        .param("version", version)
                        .update());
    }

    void insert(MarketId market, Renewal renewal) {
        jdbc.sql("""
                insert into markets.renewal (id, market_id, starts_on, ends_on, decided_on)
                values (:id, :market, :startsOn, :endsOn, :decidedOn)
                """)
                .param("id", renewal.id().value())
                .param("market", market.value())
                .param("startsOn", renewal.startsOn())
                .param("endsOn", renewal.endsOn())
                .param("decidedOn", renewal.decidedOn())
                .update();
    }

    void delete(RenewalId renewal) {
        jdbc.sql("delete from markets.renewal where id = :id")
                .param("id", renewal.value())
                .update();
    }

    List<SiteLine> lines(MarketId market) {
        return lines(List.of(market)).getOrDefault(market, List.of());
    }

    Map<MarketId, List<SiteLine>> lines(List<MarketId> markets) {
        var lines = new HashMap<MarketId, List<SiteLine>>();
        jdbc.sql("""
                select l.* from markets.line l join organisations.site_v s on s.id = l.site_id
                 where l.market_id = any(:markets) order by s.name, l.valid_from
                """)
                .param("markets", keys(markets))
                .query((row, _) -> lines.computeIfAbsent(id(row, "market_id"), _ -> new ArrayList<>())
                        .add(line(row)))
                .list();
        return lines;
    }

    void insert(MarketId market, LineId id, LineDetails line) {
        values(jdbc.sql("""
                insert into markets.line (id, market_id, site_id, valid_from, valid_until, yearly_cents,
                                          sessions_per_week, weeks_per_year)
                values (:id, :market, :site, :from, :until, :yearly, :sessions, :weeks)
                """), line)
                .param("market", market.value())
                .param("id", id.value())
                .update();
    }

    void update(MarketId market, LineId id, int version, LineDetails line) {
        changed(
                market,
                values(jdbc.sql("""
                        update markets.line
                           set site_id = :site, valid_from = :from, valid_until = :until, yearly_cents = :yearly,
                               sessions_per_week = :sessions, weeks_per_year = :weeks, version = version + 1
                         where id = :id and market_id = :market and version = :version
                        """), line)
                        .param("market", market.value())
                        .param("id", id.value())
                        .param("version", version)
                        .update());
    }

    private static JdbcClient.StatementSpec values(JdbcClient.StatementSpec statement, MarketDetails it) {
        return statement
                .param("number", it.number())
                .param("object", it.object())
                .param("buyer", it.buyer().value())
                .param("procedure", it.procedure().name())
                .param("estimated", it.estimated().cents())
                .param("notifiedOn", it.notifiedOn())
                .param("startsOn", it.startsOn())
                .param("endsOn", it.endsOn())
                .param("lots", it.lots().toArray(String[]::new));
    }

    private static JdbcClient.StatementSpec values(JdbcClient.StatementSpec statement, LineDetails it) {
        return statement
                .param("site", it.site().value())
                .param("from", it.from())
                .param("until", it.until())
                .param("yearly", it.yearly().cents())
                .param("sessions", it.sessionsPerWeek())
                .param("weeks", it.weeksPerYear());
    }

    private static MarketDetails details(ResultSet row) throws SQLException {
        return new MarketDetails(
                row.getString("number"),
                row.getString("object"),
                Columns.id(row, "buyer_id", OrganisationId::new),
                Procedure.valueOf(row.getString("procedure")),
                Columns.money(row, "estimated_cents"),
                row.getObject("notified_on", LocalDate.class),
                row.getObject("starts_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class),
                Arrays.asList((String[]) row.getArray("lots").getArray()));
    }

    private static SiteLine line(ResultSet row) throws SQLException {
        return new SiteLine(
                Columns.id(row, "id", LineId::new),
                new LineDetails(
                        Columns.id(row, "site_id", SiteId::new),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_until", LocalDate.class),
                        Columns.money(row, "yearly_cents"),
                        row.getInt("sessions_per_week"),
                        row.getInt("weeks_per_year")),
                row.getInt("version"));
    }

    static UUID[] keys(List<MarketId> markets) {
        return markets.stream().map(MarketId::value).toArray(UUID[]::new);
    }

    static MarketId id(ResultSet row, String column) throws SQLException {
        return new MarketId(row.getObject(column, UUID.class));
    }

    static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException _) {
            throw Refused.malformed("shared.not-a-cursor");
        }
    }

    private static void changed(MarketId id, int updated) {
        if (updated == 0) {
            throw new OptimisticLockingFailureException("market " + id + " changed meanwhile");
        }
    }
}
