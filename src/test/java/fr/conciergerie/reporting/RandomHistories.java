package fr.conciergerie.reporting;

import static java.util.stream.Collectors.groupingBy;

import fr.conciergerie.reporting.PlainFigures.Assumption;
import fr.conciergerie.reporting.PlainFigures.Line;
import fr.conciergerie.reporting.PlainFigures.Session;
import fr.conciergerie.reporting.PlainFigures.Site;
import fr.conciergerie.reporting.PlainFigures.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Raw rows of one operator, straight into the tables, each client organisation with a history of its own. */
final class RandomHistories {

    private static final Instant BEGIN = Instant.parse("2023-11-20T00:00:00Z");
    private static final int DAYS = 430;

    private static final List<String> FAMILIES = List.of("EVERYDAY", "FOOD", "VEHICLE");
    private static final List<String> STATES = List.of(
            "REQUESTED",
            "CONFIRMED",
            "ACCEPTED",
            "READY",
            "COLLECTED",
            "COLLECTED",
            "COLLECTED",
            "CANCELLED",
            "WITHDRAWN");

    private final JdbcTemplate jdbc;
    private final Random random;
    private final List<UUID> sites;
    private final List<UUID> partners;
    private final UUID service;
    private final List<Object[]> orders = new ArrayList<>();
    private final List<Object[]> lines = new ArrayList<>();

    RandomHistories(JdbcTemplate jdbc, Random random) {
        this.jdbc = jdbc;
        this.random = random;
        sites = List.of(key(), key());
        partners = List.of(key(), key(), key());
        service = key();
    }

    UUID anySite() {
        return pick(sites);
    }

    long lines() {
        return lines.size();
    }

    void make(int histories) {
        world();
        var organisations = new ArrayList<Object[]>();
        var shares = new ArrayList<Object[]>();
        var members = new ArrayList<Object[]>();
        for (int i = 0; i < histories; i++) {
            var organisation = key();
            organisations.add(new Object[] {organisation, "client-" + i, "Client " + i});
            for (var site : sites) {
                var from = day();
                shares.add(new Object[] {
                    key(), site, organisation, from, random.nextBoolean() ? null : from.plusDays(random.nextInt(300))
                });
            }
            for (int j = 0; j < 1 + random.nextInt(4); j++) {
                var member = key();
                members.add(new Object[] {member, organisation, "Agent " + j});
                order(member, random.nextInt(5));
            }
        }
        jdbc.batchUpdate(
                "insert into organisations.organisation (id, slug, name, kind) values (?, ?, ?, 'TOWN')",
                organisations);
        jdbc.batchUpdate("""
                insert into organisations.site_organisation (id, site_id, organisation_id, valid_from, valid_until)
                values (?, ?, ?, ?, ?)
                """, shares);
        jdbc.batchUpdate("""
                insert into organisations.member (id, organisation_id, name, eligible_from, created_at)
                values (?, ?, ?, '2023-01-01', now())
                """, members);
        insertOrders();
        answers();
    }

    /** What both sites, all partners and all sessions are. */
    private void world() {
        for (int i = 0; i < sites.size(); i++) {
            jdbc.update(
                    """
                    insert into organisations.site (id, slug, name, address, postcode, city, zone, holiday_zone, desk_place, colour)
                    values (?, ?, 'Site', 'Rue', '33000', 'Ville', ?, ?, 'Hall', '#336699')
                    """, sites.get(i), "site-" + i, i == 0 ? "Europe/Paris" : "Indian/Reunion", i == 0 ? "FR" : "RE");
        }
        for (int i = 0; i < partners.size(); i++) {
            jdbc.update("""
                    insert into partners.partner (id, slug, name, legal_form, town, open_days, vat_regime, settlement, commission_basis_points)
                    values (?, ?, 'Atelier', 'ASSOCIATION', 'Ville', '{1,2,3}', 'NORMAL', 'RESALE', 0)
                    """, partners.get(i), "atelier-" + i);
        }
        status(partners.get(0), LocalDate.of(2020, 1, 1), LocalDate.of(2024, 6, 30));
        status(partners.get(0), LocalDate.of(2024, 9, 1), null);
        status(partners.get(1), LocalDate.of(2024, 3, 15), null);
        jdbc.update("""
                insert into catalogue.service (id, slug, name, family, shape, vat_category)
                values (?, 'talons', 'Talons', 'EVERYDAY', 'GOODS', 'STANDARD')
                """, service);
        Stream.of(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 7, 14))
                .forEach(it -> jdbc.update(
                        """
                insert into reporting.travel_assumption
                       (id, valid_from, driving_share, detour_metres, round_metres, source, noted_by, noted_at)
                values (?, ?, ?, ?, ?, 'Enquête', ?, now())
                """, key(), it, random.nextInt(101), random.nextInt(9_000), random.nextInt(9_000), key()));
        sessions();
    }

    private void sessions() {
        for (var site : sites) {
            @Nullable UUID moved = null;
            for (var at = BEGIN.plus(Duration.ofHours(21));
                    at.isBefore(BEGIN.plus(Duration.ofDays(DAYS)));
                    at = at.plus(Duration.ofDays(5))) {
                var id = key();
                var cause = random.nextInt(3) > 0
                        ? null
                        : pick(List.of("PUBLIC_HOLIDAY", "NO_LONGER_PLANNED", "CONCIERGE_ABSENT", "MOVED"));
                var status = cause != null ? "CANCELLED" : random.nextInt(4) > 0 ? "HELD" : "PLANNED";
                jdbc.update(
                        """
                        insert into calendar.desk_session
                               (id, site_id, starts_at, ends_at, status, cause, held_at, held_by, moved_from, changed_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, now())
                        """,
                        id,
                        site,
                        at(at),
                        at(at.plus(Duration.ofHours(2))),
                        status,
                        cause,
                        status.equals("HELD") ? at(at) : null,
                        status.equals("HELD") ? key() : null,
                        moved);
                moved = "MOVED".equals(cause) ? id : null;
            }
        }
    }

    private void status(UUID partner, LocalDate from, @Nullable LocalDate until) {
        jdbc.update("""
                insert into partners.ess_status (partner_id, basis, proof, checked_on, valid_from, valid_until)
                values (?, 'ASSOCIATION', 'Statuts', ?, ?, ?)
                """, partner, from, from, until);
    }

    private void order(UUID member, int times) {
        for (int i = 0; i < times; i++) {
            var order = key();
            var site = pick(sites);
            var placed = moment();
            orders.add(new Object[] {
                order, number(), site, member, at(placed), random.nextInt(8) == 0 ? "CANCELLED" : "CONFIRMED"
            });
            for (int position = 1; position <= 1 + random.nextInt(3); position++) {
                line(order, site, position, placed);
            }
        }
    }

    private void line(UUID order, UUID site, int position, Instant placed) {
        var state = pick(STATES);
        boolean given = Set.of("ACCEPTED", "READY", "COLLECTED").contains(state);
        boolean ended = Set.of("COLLECTED", "CANCELLED", "WITHDRAWN").contains(state);
        var promised = random.nextInt(4) == 0
                ? null
                : LocalDate.ofInstant(placed, ZoneId.of("Europe/Paris")).plusDays(random.nextInt(20));
        lines.add(new Object[] {
            key(),
            order,
            site,
            position,
            service,
            pick(FAMILIES),
            pick(List.of(2000, 1000, 550, 0)),
            pick(partners),
            1 + random.nextInt(3),
            random.nextInt(5_000),
            promised,
            promised,
            promised == null ? 0 : 1,
            state,
            given ? key() : null,
            given ? pick(partners) : null,
            state.equals("READY") ? "Étagère" : null,
            state.equals("CANCELLED") ? "Changement d’avis" : null,
            ended ? at(placed.plus(Duration.ofHours(random.nextInt(20 * 24)))) : null
        });
    }

    private void insertOrders() {
        jdbc.batchUpdate("""
                insert into orders.customer_order
                       (id, number, pickup_code, site_id, member_id, channel, placed_by, placed_at, terms_version, status)
                select x.id, x.number, x.number, x.site, x.member, 'DESK', x.member, x.at, '1', x.status
                  from (values (?::uuid, ?, ?::uuid, ?::uuid, ?::timestamptz, ?)) as x(id, number, site, member, at, status)
                """, orders);
        jdbc.batchUpdate("""
                insert into orders.order_line
                       (id, order_id, site_id, position, service_id, service_slug, service_name, family, shape, price_kind, vat_code,
                        vat_rate, vat_mention, partner_id, lead_days, quantity, unit_price_cents, promised_first, promised_now,
                        promise_version, status, job_id, job_partner_id, place, reason, ended_at)
                values (?, ?, ?, ?, ?, 'talons', 'Talons', ?, 'GOODS', 'FIXED', 'X', ?, '', ?, 3, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, lines);
        // Some came back earlier than they were fetched.
        jdbc.update("""
                insert into orders.history (id, order_id, line_id, at, what)
                select gen_random_uuid(), order_id, id, ended_at - interval '30 hours', 'RETURNED'
                  from orders.order_line where status = 'COLLECTED' and abs(hashtext(id::text)) % 3 = 0
                """);
    }

    private void answers() {
        jdbc.update("""
                insert into reporting.answerer (member_id, pseudonym)
                select id, gen_random_uuid() from organisations.member where abs(hashtext(id::text)) % 4 > 0
                """);
        jdbc.update("""
                insert into reporting.gender_answer (pseudonym, gender, answered_in)
                select pseudonym, (array['WOMAN', 'WOMAN', 'MAN', 'OTHER'])[1 + abs(hashtext(pseudonym::text)) % 4], '2024-05-01'
                  from reporting.answerer
                """);
    }

    /** What is found out afterwards, of some of each. */
    void correct() {
        Stream.of(
                        "update orders.customer_order set status = 'CANCELLED' where %s",
                        "update orders.customer_order set placed_at = placed_at - interval '40 days' where %s",
                        "update orders.order_line set status = 'CANCELLED', reason = 'Trop tard', ended_at = now() where %s",
                        "update orders.order_line set status = 'WITHDRAWN', ended_at = now() where %s",
                        "update orders.order_line set status = 'READY', place = 'Hall', ended_at = null where status = 'COLLECTED' and %s",
                        "update orders.order_line set status = 'COLLECTED', ended_at = '2024-12-31 22:30+00' where status = 'READY' and %s",
                        "update orders.order_line set unit_price_cents = unit_price_cents + 7 where %s",
                        "update orders.order_line set family = 'EVERYDAY' where %s",
                        "update orders.order_line set job_partner_id = partner_id where status = 'COLLECTED' and %s",
                        "delete from reporting.answerer where member_id in (select id from organisations.member where %s)")
                .forEach(it -> jdbc.update(
                        it.formatted("abs(hashtext(id::text || '%d')) %% 10 = 0".formatted(random.nextInt(1_000)))));
        jdbc.update(
                "update partners.ess_status set valid_until = '2024-11-05' where valid_until is null and partner_id = ?",
                partners.get(1));
    }

    /** Everything as it lies there now, by organisation. */
    Map<UUID, PlainFigures> read() {
        var sitesByKey = new HashMap<UUID, Site>();
        jdbc.query("select id, zone from organisations.site", row -> {
            var id = row.getObject("id", UUID.class);
            sitesByKey.put(id, new Site(id, ZoneId.of(row.getString("zone"))));
        });
        var organisations = new HashMap<UUID, UUID>();
        jdbc.query("select id, organisation_id from organisations.member", row -> {
            organisations.put(row.getObject("id", UUID.class), row.getObject("organisation_id", UUID.class));
        });
        var women = new HashSet<UUID>();
        var answered = new HashSet<UUID>();
        jdbc.query(
                "select member_id, gender from reporting.answerer join reporting.gender_answer using (pseudonym)",
                row -> {
                    var member = row.getObject("member_id", UUID.class);
                    answered.add(member);
                    if (row.getString("gender").equals("WOMAN")) {
                        women.add(member);
                    }
                });
        var statuses = jdbc.query(
                "select partner_id, valid_from, valid_until from partners.ess_status",
                (row, _) -> new Status(
                        row.getObject(1, UUID.class),
                        row.getObject(2, LocalDate.class),
                        row.getObject(3, LocalDate.class)));
        var assumptions = jdbc.query(
                "select valid_from, driving_share, detour_metres, round_metres from reporting.travel_assumption",
                (row, _) ->
                        new Assumption(row.getObject(1, LocalDate.class), row.getInt(2), row.getInt(3), row.getInt(4)));
        var byOrganisation = jdbc.query("""
                        select o.id as order_id, o.member_id, o.site_id, o.placed_at, o.status as order_status, l.status, l.family,
                               coalesce(l.job_partner_id, l.partner_id) as partner, l.quantity * l.unit_price_cents as cents,
                               l.vat_rate, l.promised_first, l.ended_at,
                               (select min(at) from orders.history h where h.line_id = l.id) as returned_at
                          from orders.customer_order o join orders.order_line l on l.order_id = o.id
                        """, (row, _) -> line(row, sitesByKey)).stream()
                .collect(groupingBy(it -> organisations.get(it.member())));
        var sessions = sessionsByOrganisation(sitesByKey);
        var all = new HashMap<UUID, PlainFigures>();
        Set.copyOf(organisations.values())
                .forEach(it -> all.put(
                        it,
                        new PlainFigures(
                                byOrganisation.getOrDefault(it, List.of()),
                                sessions.getOrDefault(it, List.of()),
                                statuses,
                                women,
                                answered,
                                assumptions)));
        return all;
    }

    private Map<UUID, List<Session>> sessionsByOrganisation(Map<UUID, Site> sitesByKey) {
        var all = jdbc.query(
                "select site_id, starts_at, status, cause, moved_from from calendar.desk_session",
                (row, _) -> new Session(
                        Objects.requireNonNull(sitesByKey.get(row.getObject(1, UUID.class))),
                        row.getTimestamp(2).toInstant(),
                        row.getString(3),
                        row.getString(4),
                        row.getObject(5) != null));
        var byOrganisation = new HashMap<UUID, List<Session>>();
        jdbc.query(
                "select organisation_id, site_id, valid_from, valid_until from organisations.site_organisation",
                row -> {
                    var from = row.getObject("valid_from", LocalDate.class);
                    var until = row.getObject("valid_until", LocalDate.class);
                    var site = row.getObject("site_id", UUID.class);
                    byOrganisation
                            .computeIfAbsent(row.getObject("organisation_id", UUID.class), _ -> new ArrayList<>())
                            .addAll(all.stream()
                                    .filter(it -> it.site().id().equals(site))
                                    .filter(it -> !it.day().isBefore(from)
                                            && (until == null || !it.day().isAfter(until)))
                                    .toList());
                });
        return byOrganisation;
    }

    private static Line line(ResultSet row, Map<UUID, Site> sites) throws SQLException {
        return new Line(
                row.getObject("order_id", UUID.class),
                row.getObject("member_id", UUID.class),
                Objects.requireNonNull(sites.get(row.getObject("site_id", UUID.class))),
                row.getTimestamp("placed_at").toInstant(),
                row.getString("order_status"),
                row.getString("status"),
                row.getString("family"),
                row.getObject("partner", UUID.class),
                row.getLong("cents"),
                row.getInt("vat_rate"),
                row.getObject("promised_first", LocalDate.class),
                instant(row.getTimestamp("ended_at")),
                instant(row.getTimestamp("returned_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    /** Half of them within an hour of a midnight somewhere, where a day is easily mistaken. */
    private Instant moment() {
        var day = BEGIN.plus(Duration.ofDays(random.nextInt(DAYS)));
        return random.nextBoolean()
                ? day.plus(Duration.ofMinutes(random.nextInt(24 * 60)))
                : day.plus(Duration.ofHours(19 + random.nextInt(5))).plus(Duration.ofMinutes(random.nextInt(60)));
    }

    private LocalDate day() {
        return LocalDate.ofInstant(moment(), ZoneId.of("UTC"));
    }

    private String number() {
        var letters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
        var number = new StringBuilder();
        int left = orders.size();
        for (int i = 0; i < 6; i++) {
            number.append(letters.charAt(left % letters.length()));
            left /= letters.length();
        }
        return number.toString();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private UUID key() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
