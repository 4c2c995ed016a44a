package fr.conciergerie.figures;

import static java.util.stream.Collectors.groupingBy;

import fr.conciergerie.opinions.Invitation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * All that one operator has written down, as it lies in the tables: no view, no fact, nothing that somebody counted.
 *
 * @param lines of orders, by organisation, as are stays, counts, invitations and opinions
 * @param answers by who gave them
 * @param registrations by animation
 * @param markets by what identifies them, as are what they pay for, who shares them, what they promise and who worked for them
 */
record RawRows(
        Map<UUID, List<Line>> lines,
        List<Session> sessions,
        Map<UUID, List<Stay>> stays,
        Map<UUID, List<Answer>> answers,
        List<AtWork> partners,
        List<Status> statuses,
        List<Assumption> assumptions,
        List<TimeAssumption> times,
        List<Exit> exits,
        Map<UUID, List<Member>> members,
        Map<UUID, List<Eligible>> eligible,
        Map<UUID, Market> markets,
        Map<UUID, List<MarketLine>> marketLines,
        Map<UUID, List<Key>> keys,
        Map<UUID, List<Clause>> clauses,
        Map<UUID, List<Work>> work,
        Map<UUID, List<Invitation>> invitations,
        Map<UUID, List<Opinion>> opinions,
        Map<UUID, List<Booking>> bookings,
        List<Animation> animations,
        Map<UUID, List<Registration>> registrations,
        List<Received> received,
        List<Round> rounds) {

    record Site(UUID id, ZoneId zone) {

        LocalDate day(Instant instant) {
            return LocalDate.ofInstant(instant, zone);
        }
    }

    record Line(
            UUID organisation,
            UUID order,
            UUID member,
            Site site,
            Instant placed,
            String orderStatus,
            String status,
            String family,
            UUID partner,
            long cents,
            int vat,
            @Nullable LocalDate promised,
            @Nullable Instant ended,
            @Nullable Instant returned) {

        LocalDate placedOn() {
            return site.day(placed);
        }

        boolean isOrdered() {
            return !orderStatus.equals("CANCELLED");
        }

        boolean isKept() {
            return !status.equals("CANCELLED") && !status.equals("WITHDRAWN");
        }

        boolean isDelivered() {
            return status.equals("COLLECTED");
        }

        LocalDate deliveredOn() {
            return site.day(Objects.requireNonNull(ended));
        }

        boolean isOnTime() {
            var ready = returned == null ? deliveredOn() : site.day(returned);
            return !ready.isAfter(Objects.requireNonNull(promised));
        }

        /** What was paid before tax, in cents and with many digits behind them. */
        BigDecimal net() {
            return BigDecimal.valueOf(cents)
                    .multiply(BigDecimal.valueOf(10_000))
                    .divide(BigDecimal.valueOf(10_000L + vat), 30, RoundingMode.HALF_UP);
        }
    }

    record Session(
            Site site,
            Instant starts,
            String status,
            @Nullable String cause,
            boolean movedHere) {

        LocalDate day() {
            return site.day(starts);
        }

        boolean isHeld() {
            return status.equals("HELD");
        }

        boolean movedAway() {
            return "MOVED".equals(cause);
        }

        boolean wasDue() {
            return cause == null
                    || !Set.of("PUBLIC_HOLIDAY", "NO_LONGER_PLANNED").contains(cause);
        }
    }

    /** An organisation uses a site. */
    record Stay(UUID site, LocalDate from, @Nullable LocalDate until) {

        boolean isOn(LocalDate day) {
            return holds(from, until, day);
        }
    }

    /** A partner works with the operator; one that comes back has another row. */
    record AtWork(UUID partner, LocalDate from, @Nullable LocalDate until) {

        boolean isOn(LocalDate day) {
            return holds(from, until, day);
        }
    }

    /** A partner belongs to the social economy. */
    record Status(UUID partner, LocalDate from, @Nullable LocalDate until) {}

    record Assumption(
            LocalDate from,
            int drivingShare,
            int detourMetres,
            int roundMetres,
            @Nullable Integer drivingCo2,
            @Nullable Integer roundCo2) {}

    /** @param minutes by family */
    record TimeAssumption(LocalDate from, Map<String, Integer> minutes) {}

    record Exit(int year, String family) {

        boolean counts() {
            return !family.equals("NEUTRALISED");
        }

        boolean isDynamic() {
            return Set.of("DURABLE", "TRANSITION", "POSITIVE").contains(family);
        }
    }

    record Member(LocalDate from, @Nullable LocalDate until) {

        boolean isOn(LocalDate day) {
            return holds(from, until, day);
        }
    }

    record Eligible(
            UUID site, LocalDate on, int total, @Nullable Integer women, int men, int other) {

        long known() {
            return (women == null ? 0 : women) + men + other;
        }
    }

    record Market(UUID id, UUID buyer, LocalDate starts, LocalDate ends) {

        boolean isOn(LocalDate day) {
            return holds(starts, ends, day);
        }
    }

    record MarketLine(UUID site, LocalDate from, @Nullable LocalDate until, long yearlyCents) {

        boolean isOn(LocalDate day) {
            return holds(from, until, day);
        }
    }

    /** @param parts by organisation, in the order of their names */
    record Key(
            @Nullable UUID site,
            String basis,
            LocalDate from,
            @Nullable LocalDate until,
            Map<UUID, Integer> parts) {

        boolean isOn(LocalDate day) {
            return holds(from, until, day);
        }
    }

    /** What somebody chose to say of themselves, from a month on. */
    record Answer(LocalDate month, String gender) {}

    record Clause(int hours, boolean yearly) {}

    /** Validated working time on a market; less than nothing where it takes back what was booked before. */
    record Work(UUID person, LocalDate month, int minutes) {}

    record Invitation(UUID site, LocalDate day, boolean answered) {}

    record Opinion(UUID site, LocalDate month, int score) {}

    /**
     * An hour that somebody booked.
     *
     * @param delivered on which day it became a service, by the clock of the site of the order; null where it did not
     */
    record Booking(
            UUID slot,
            int capacity,
            String status,
            LocalDate day,
            @Nullable LocalDate delivered) {

        boolean counts() {
            return !status.equals("CANCELLED");
        }

        boolean wasSaid() {
            return counts() && !status.equals("BOOKED");
        }
    }

    /**
     * @param day by the clock by which it was announced
     * @param sites none for one from afar
     */
    record Animation(
            UUID id,
            String kind,
            String status,
            LocalDate day,
            Instant ends,
            @Nullable UUID onlyFor,
            int walkIns,
            @Nullable Integer conciergeMinutes,
            Set<UUID> sites) {

        boolean isHeld() {
            return status.equals("HELD");
        }

        boolean wasAnnounced() {
            return !status.equals("DRAFT");
        }
    }

    /** @param organisation null for somebody without an account */
    record Registration(@Nullable UUID organisation, String status) {

        boolean counts() {
            return !status.equals("CANCELLED");
        }

        boolean wasSaid() {
            return counts() && !status.equals("REGISTERED");
        }
    }

    /** What an association received of one good of a lot. */
    record Received(UUID site, LocalDate on, @Nullable UUID onlyFor, String unit, int amount) {}

    /**
     * A round that is over.
     *
     * @param sites from where it left and on which it called, each once
     * @param metres null where nobody knows
     */
    record Round(
            LocalDate day,
            Set<UUID> sites,
            String vehicle,
            @Nullable Integer metres) {}

    private static boolean holds(LocalDate from, @Nullable LocalDate until, LocalDate day) {
        return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }

    /** Whether a partner belongs to the social economy on a day. */
    boolean isSocial(UUID partner, LocalDate day) {
        return statuses.stream().anyMatch(it -> it.partner().equals(partner) && holds(it.from(), it.until(), day));
    }

    boolean uses(UUID organisation, UUID site, LocalDate day) {
        return of(stays, organisation).stream().anyMatch(it -> it.site().equals(site) && it.isOn(day));
    }

    /** Those that an organisation bought, or that a key names it for at any time. */
    List<Market> marketsOf(UUID organisation) {
        return markets.values().stream()
                .filter(it -> it.buyer().equals(organisation)
                        || of(keys, it.id()).stream()
                                .anyMatch(key -> key.parts().containsKey(organisation)))
                .toList();
    }

    static <T> List<T> of(Map<UUID, List<T>> all, UUID whose) {
        return all.getOrDefault(whose, List.of());
    }

    static RawRows read(JdbcTemplate jdbc) {
        var sites = new HashMap<UUID, Site>();
        // The clock by which it lived then, should it have got another one since.
        jdbc.query("""
                select id, coalesce((select f.zone from organisations.former_site f where f.site_id = s.id order by until limit 1), zone) as zone
                  from organisations.site s
                """, row -> {
            var id = key(row, "id");
            sites.put(id, new Site(id, ZoneId.of(row.getString("zone"))));
        });
        return new RawRows(
                lines(jdbc, sites),
                jdbc.query(
                        "select site_id, starts_at, status, cause, moved_from from calendar.desk_session",
                        (row, _) -> new Session(
                                Objects.requireNonNull(sites.get(key(row, "site_id"))),
                                row.getTimestamp("starts_at").toInstant(),
                                row.getString("status"),
                                row.getString("cause"),
                                row.getObject("moved_from") != null)),
                by(
                        "organisation_id",
                        jdbc,
                        "select organisation_id, site_id, valid_from, valid_until from organisations.site_organisation",
                        row -> new Stay(key(row, "site_id"), from(row), until(row))),
                by(
                        "member_id",
                        jdbc,
                        "select member_id, gender, answered_in from reporting.answerer join reporting.gender_answer using (pseudonym)",
                        row -> new Answer(Objects.requireNonNull(day(row, "answered_in")), row.getString("gender"))),
                atWork(jdbc),
                jdbc.query(
                        "select partner_id, valid_from, valid_until from partners.ess_status",
                        (row, _) -> new Status(key(row, "partner_id"), from(row), until(row))),
                jdbc.query(
                        """
                        select valid_from, driving_share, detour_metres, round_metres, driving_co2, round_co2
                          from reporting.travel_assumption
                        """,
                        (row, _) -> new Assumption(
                                from(row),
                                row.getInt("driving_share"),
                                row.getInt("detour_metres"),
                                row.getInt("round_metres"),
                                row.getObject("driving_co2", Integer.class),
                                row.getObject("round_co2", Integer.class))),
                times(jdbc),
                exits(jdbc),
                onTheBooks(jdbc),
                by(
                        "organisation_id",
                        jdbc,
                        "select organisation_id, site_id, counted_on, total, women, men, other from markets.eligible_count",
                        row -> new Eligible(
                                key(row, "site_id"),
                                Objects.requireNonNull(day(row, "counted_on")),
                                row.getInt("total"),
                                row.getObject("women", Integer.class),
                                row.getInt("men"),
                                row.getInt("other"))),
                markets(jdbc),
                by(
                        "market_id",
                        jdbc,
                        "select market_id, site_id, valid_from, valid_until, yearly_cents from markets.line",
                        row -> new MarketLine(key(row, "site_id"), from(row), until(row), row.getLong("yearly_cents"))),
                keys(jdbc),
                by(
                        "market_id",
                        jdbc,
                        "select market_id, hours, yearly from markets.social_clause",
                        row -> new Clause(row.getInt("hours"), row.getBoolean("yearly"))),
                by(
                        "market_id",
                        jdbc,
                        """
                        select l.market_id, e.pseudonym, e.booked_month, l.minutes
                          from insertion.hour_entry e
                          join insertion.hour_validation v on v.entry_id = e.id
                          join insertion.hour_line l on l.entry_id = e.id
                         where l.market_id is not null
                        """,
                        row -> new Work(
                                key(row, "pseudonym"),
                                Objects.requireNonNull(day(row, "booked_month")),
                                row.getInt("minutes"))),
                by(
                        "organisation_id",
                        jdbc,
                        "select organisation_id, site_id, day, status from reporting.opinion_invitation where status <> 'WITHDRAWN' and family is not null",
                        row -> new Invitation(
                                key(row, "site_id"),
                                Objects.requireNonNull(day(row, "day")),
                                row.getString("status").equals("ANSWERED"))),
                by(
                        "organisation_id",
                        jdbc,
                        "select organisation_id, site_id, month, score from reporting.opinion where animation_id is null",
                        row -> new Opinion(
                                key(row, "site_id"), Objects.requireNonNull(day(row, "month")), row.getInt("score"))),
                by(
                        "organisation_id",
                        jdbc,
                        """
                        select o.organisation_id, o.site_id, b.slot_id, s.capacity, b.status, s.wall_clock, l.status as line,
                               l.ended_at
                          from bookings.booking b
                          join bookings.slot s on s.id = b.slot_id
                          join orders.order_line l on l.id = b.line_id
                          join orders.customer_order o on o.id = l.order_id
                        """,
                        row -> new Booking(
                                key(row, "slot_id"),
                                row.getInt("capacity"),
                                row.getString("status"),
                                row.getTimestamp("wall_clock").toLocalDateTime().toLocalDate(),
                                row.getString("line").equals("COLLECTED")
                                        ? Objects.requireNonNull(sites.get(key(row, "site_id")))
                                                .day(row.getTimestamp("ended_at")
                                                        .toInstant())
                                        : null)),
                animations(jdbc),
                by(
                        "animation_id",
                        jdbc,
                        "select animation_id, organisation_id, status from animations.registration",
                        row -> new Registration(row.getObject("organisation_id", UUID.class), row.getString("status"))),
                jdbc.query(
                        """
                        select c.site_id, l.received_on, a.only_for, g.unit, k.received
                          from animations.lot_content k
                          join animations.lot l on l.id = k.lot_id
                          join animations.good g on g.id = k.good_id
                          join animations.collection c on c.id = l.collection_id
                          left join animations.animation a on a.id = c.animation_id
                         where l.received_on is not null
                        """,
                        (row, _) -> new Received(
                                key(row, "site_id"),
                                Objects.requireNonNull(day(row, "received_on")),
                                row.getObject("only_for", UUID.class),
                                row.getString("unit"),
                                row.getInt("received"))),
                rounds(jdbc));
    }

    private static List<Round> rounds(JdbcTemplate jdbc) {
        var stops = by(
                "round_id",
                jdbc,
                "select round_id, site_id from rounds.stop where site_id is not null",
                row -> key(row, "site_id"));
        return jdbc.query(
                "select id, day, start_id, vehicle, driven_metres from rounds.round where state = 'CLOSED'",
                (row, _) -> {
                    var sites = new HashSet<>(of(stops, key(row, "id")));
                    sites.add(key(row, "start_id"));
                    return new Round(
                            Objects.requireNonNull(day(row, "day")),
                            sites,
                            row.getString("vehicle"),
                            row.getObject("driven_metres", Integer.class));
                });
    }

    private static List<Animation> animations(JdbcTemplate jdbc) {
        var sites = by(
                "animation_id",
                jdbc,
                "select animation_id, site_id from animations.animation_site",
                row -> key(row, "site_id"));
        return jdbc.query(
                "select id, kind, status, starts_at, ends_at, zone, only_for, walk_ins, actual_minutes from animations.animation",
                (row, _) -> new Animation(
                        key(row, "id"),
                        row.getString("kind"),
                        row.getString("status"),
                        LocalDate.ofInstant(
                                row.getTimestamp("starts_at").toInstant(), ZoneId.of(row.getString("zone"))),
                        row.getTimestamp("ends_at").toInstant(),
                        row.getObject("only_for", UUID.class),
                        row.getInt("walk_ins"),
                        row.getObject("actual_minutes", Integer.class),
                        Set.copyOf(of(sites, key(row, "id")))));
    }

    /** The last time of each, and those before. */
    private static List<AtWork> atWork(JdbcTemplate jdbc) {
        var all = new ArrayList<AtWork>();
        jdbc.query("select id, works_from, works_until from partners.partner", row -> {
            all.add(new AtWork(
                    key(row, "id"), Objects.requireNonNull(day(row, "works_from")), day(row, "works_until")));
        });
        jdbc.query("select partner_id, first_day, last_day from partners.earlier_period", row -> {
            all.add(new AtWork(
                    key(row, "partner_id"), Objects.requireNonNull(day(row, "first_day")), day(row, "last_day")));
        });
        return all;
    }

    /** Of which organisation somebody is, and of which others they were. */
    private static Map<UUID, List<Member>> onTheBooks(JdbcTemplate jdbc) {
        var all = new HashMap<UUID, List<Member>>();
        jdbc.query("select organisation_id, eligible_from, eligible_until from organisations.member", row -> {
            all.computeIfAbsent(key(row, "organisation_id"), _ -> new ArrayList<>())
                    .add(new Member(Objects.requireNonNull(day(row, "eligible_from")), day(row, "eligible_until")));
        });
        jdbc.query("select organisation_id, first_day, last_day from organisations.earlier_stay", row -> {
            all.computeIfAbsent(key(row, "organisation_id"), _ -> new ArrayList<>())
                    .add(new Member(Objects.requireNonNull(day(row, "first_day")), day(row, "last_day")));
        });
        return all;
    }

    private static List<TimeAssumption> times(JdbcTemplate jdbc) {
        var minutes = new HashMap<UUID, Map<String, Integer>>();
        jdbc.query("select assumption_id, family, minutes from reporting.time_assumption_minutes", row -> {
            minutes.computeIfAbsent(key(row, "assumption_id"), _ -> new HashMap<>())
                    .put(row.getString("family"), row.getInt("minutes"));
        });
        return jdbc.query(
                "select id, valid_from from reporting.time_assumption",
                (row, _) -> new TimeAssumption(from(row), minutes.getOrDefault(key(row, "id"), Map.of())));
    }

    /** Of files that are still there, and of those that are not. */
    private static List<Exit> exits(JdbcTemplate jdbc) {
        var exits = new ArrayList<Exit>();
        jdbc.query("select year, family, people from insertion.past_exit", row -> {
            for (int i = 0; i < row.getInt("people"); i++) {
                exits.add(new Exit(row.getInt("year"), row.getString("family")));
            }
        });
        return exits;
    }

    private static Map<UUID, List<Line>> lines(JdbcTemplate jdbc, Map<UUID, Site> sites) {
        return jdbc
                .query(
                        """
                        select o.id as order_id, o.organisation_id, o.member_id, o.site_id, o.placed_at, o.status as order_status, l.status, l.family,
                               coalesce(l.job_partner_id, l.partner_id) as partner, l.quantity * l.unit_price_cents as cents,
                               l.vat_rate, l.promised_first, l.ended_at,
                               (select min(at) from orders.history h where h.line_id = l.id) as returned_at
                          from orders.customer_order o join orders.order_line l on l.order_id = o.id
                        """,
                        (row, _) -> new Line(
                                key(row, "organisation_id"),
                                key(row, "order_id"),
                                key(row, "member_id"),
                                Objects.requireNonNull(sites.get(key(row, "site_id"))),
                                row.getTimestamp("placed_at").toInstant(),
                                row.getString("order_status"),
                                row.getString("status"),
                                row.getString("family"),
                                key(row, "partner"),
                                row.getLong("cents"),
                                row.getInt("vat_rate"),
                                day(row, "promised_first"),
                                instant(row.getTimestamp("ended_at")),
                                instant(row.getTimestamp("returned_at"))))
                .stream()
                .collect(groupingBy(Line::organisation));
    }

    /** With all renewals. */
    private static Map<UUID, Market> markets(JdbcTemplate jdbc) {
        var renewed = new HashMap<UUID, LocalDate>();
        jdbc.query("select market_id, ends_on from markets.renewal order by ends_on", row -> {
            renewed.put(key(row, "market_id"), row.getObject("ends_on", LocalDate.class));
        });
        var markets = new HashMap<UUID, Market>();
        jdbc.query("select id, buyer_id, starts_on, ends_on from markets.market", row -> {
            var id = key(row, "id");
            var ends = row.getObject("ends_on", LocalDate.class);
            var starts = row.getObject("starts_on", LocalDate.class);
            markets.put(id, new Market(id, key(row, "buyer_id"), starts, renewed.getOrDefault(id, ends)));
        });
        return markets;
    }

    private static Map<UUID, List<Key>> keys(JdbcTemplate jdbc) {
        var parts = new HashMap<UUID, Map<UUID, Integer>>();
        jdbc.query("""
                select p.sharing_id, p.organisation_id, p.basis_points
                  from markets.share p join organisations.organisation o on o.id = p.organisation_id
                 order by o.name
                """, row -> {
            parts.computeIfAbsent(key(row, "sharing_id"), _ -> new LinkedHashMap<>())
                    .put(key(row, "organisation_id"), row.getInt("basis_points"));
        });
        return by(
                "market_id",
                jdbc,
                "select id, market_id, site_id, basis, valid_from, valid_until from markets.sharing",
                row -> new Key(
                        row.getObject("site_id", UUID.class),
                        row.getString("basis"),
                        from(row),
                        until(row),
                        Objects.requireNonNull(parts.get(key(row, "id")))));
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private static <T> Map<UUID, List<T>> by(String column, JdbcTemplate jdbc, String sql, Reader<T> reader) {
        var all = new HashMap<UUID, List<T>>();
        jdbc.query(sql, row -> {
            all.computeIfAbsent(key(row, column), _ -> new ArrayList<>()).add(reader.read(row));
        });
        return all;
    }

    private static UUID key(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    private static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    private static LocalDate from(ResultSet row) throws SQLException {
        return row.getObject("valid_from", LocalDate.class);
    }

    private static @Nullable LocalDate until(ResultSet row) throws SQLException {
        return row.getObject("valid_until", LocalDate.class);
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
