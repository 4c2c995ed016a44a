package fr.conciergerie.figures;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Raw rows of one operator, straight into the tables, each client organisation with a history of its own. */
final class RandomHistories {

    /** One organisation in so many buys a market, which the next ones may share. */
    private static final int BUYERS = 10;

    /** One in so many has agents enough for its figures not to be hidden. */
    private static final int FEW_ARE_LARGE = 40;

    /** So many agents it has, beside the eight of each. */
    private static final int LARGE = 15;

    private static final int NEIGHBOURS = 4;

    /** Where it is later than in Paris, and where it is yesterday for hours. */
    private static final List<String> ZONES = List.of("Europe/Paris", "Indian/Reunion", "America/Martinique");

    private static final List<String> TERRITORIES = List.of("FR", "RE", "MQ");

    private final JdbcTemplate jdbc;
    private final Draw draw;
    private final List<UUID> sites;
    private final List<UUID> partners;
    private final UUID service;
    private final RandomOrders orders;
    private final RandomMarkets markets;
    private final RandomHours hours;
    private final RandomOpinions opinions;
    private final RandomAppointments appointments;
    private final RandomAnimations animations;
    private final RandomRounds rounds;
    private final List<UUID> organisations = new ArrayList<>();
    private final int large;
    private final int agents;

    RandomHistories(JdbcTemplate jdbc, Random random) {
        this(jdbc, random, FEW_ARE_LARGE);
    }

    /** @param large one organisation in so many has agents enough for its figures not to be hidden */
    RandomHistories(JdbcTemplate jdbc, Random random, int large) {
        this(jdbc, random, large, LARGE);
    }

    /** @param agents how many a large organisation has, beside the eight of each, at most */
    RandomHistories(JdbcTemplate jdbc, Random random, int large, int agents) {
        this.jdbc = jdbc;
        this.large = large;
        this.agents = agents;
        draw = new Draw(random);
        sites = Stream.generate(draw::key).limit(ZONES.size()).toList();
        partners = Stream.generate(draw::key).limit(6).toList();
        service = draw.key();
        orders = new RandomOrders(jdbc, draw, sites, partners.subList(0, 3), service);
        markets = new RandomMarkets(jdbc, draw, sites);
        hours = new RandomHours(jdbc, draw);
        opinions = new RandomOpinions(jdbc, draw, sites);
        appointments = new RandomAppointments(jdbc, draw, sites, partners.getFirst(), service);
        animations = new RandomAnimations(jdbc, draw, sites, partners.getFirst());
        rounds = new RandomRounds(jdbc, draw, sites);
    }

    UUID anySite() {
        return draw.pick(sites);
    }

    long lines() {
        return orders.lines();
    }

    List<UUID> organisations() {
        return organisations;
    }

    /** Often the last day of a month, which is the last of some period too. */
    private LocalDate anEnd() {
        var day = draw.day();
        return draw.oneIn(2) ? day.withDayOfMonth(1).minusDays(draw.upTo(2)) : day;
    }

    void make(int histories) {
        world();
        var shares = new ArrayList<Object[]>();
        var members = new ArrayList<Object[]>();
        for (int i = 0; i < histories; i++) {
            var organisation = draw.key();
            organisations.add(organisation);
            for (var site : sites) {
                var from = draw.day();
                shares.add(new Object[] {
                    draw.key(), site, organisation, from, draw.oneIn(2) ? null : from.plusDays(draw.upTo(300))
                });
            }
            int many = i % large == 0 ? 8 + draw.upTo(agents) : 1 + draw.upTo(4);
            for (int j = 0; j < many; j++) {
                var member = draw.key();
                members.add(new Object[] {member, organisation, "Agent " + j, draw.oneIn(4) ? anEnd() : null});
                orders.order(member, organisation, draw.upTo(5));
            }
        }
        insert(shares, members);
        orders.insert();
        move(13);
        answers();
        around(members);
    }

    /** What does not follow from orders: markets, hours, counts of agents and opinions. */
    private void around(List<Object[]> members) {
        for (int i = 0; i < organisations.size(); i += BUYERS) {
            markets.buy(organisations.subList(i, Math.min(i + NEIGHBOURS, organisations.size())));
        }
        organisations.stream().filter(_ -> draw.oneIn(2)).forEach(markets::count);
        members.stream().filter(_ -> draw.oneIn(3)).forEach(it -> opinions.ask((UUID) it[1], (UUID) it[0]));
        markets.insert();
        hours.work(markets.made());
        hours.insert();
        opinions.insert();
        appointments.book();
        animations.take(organisations, members);
        rounds.drive();
    }

    private void insert(List<Object[]> shares, List<Object[]> members) {
        var named = new ArrayList<Object[]>();
        for (int i = 0; i < organisations.size(); i++) {
            named.add(new Object[] {organisations.get(i), "client-" + i, "Client " + i});
        }
        jdbc.batchUpdate(
                "insert into organisations.organisation (id, slug, name, kind) values (?, ?, ?, 'TOWN')", named);
        jdbc.batchUpdate("""
                insert into organisations.site_organisation (id, site_id, organisation_id, valid_from, valid_until)
                values (?, ?, ?, ?, ?)
                """, shares);
        jdbc.batchUpdate("""
                insert into organisations.member (id, organisation_id, name, eligible_from, eligible_until, created_at)
                values (?, ?, ?, '2023-01-01', ?, '2023-01-01')
                """, members);
    }

    /** What both sites, all partners and all sessions are. */
    private void world() {
        var firstDays = List.of(
                LocalDate.of(2014, 1, 1),
                LocalDate.of(2024, 3, 15),
                LocalDate.of(2024, 7, 1),
                LocalDate.of(2023, 12, 31),
                LocalDate.of(2014, 1, 1),
                LocalDate.of(2024, 12, 31));
        for (int i = 0; i < sites.size(); i++) {
            jdbc.update("""
                    insert into organisations.site (id, slug, name, address, postcode, city, zone, holiday_zone, desk_place, colour)
                    values (?, ?, ?, 'Rue', '33000', 'Ville', ?, ?, 'Hall', '#336699')
                    """, sites.get(i), "site-" + i, "Site " + i, ZONES.get(i), TERRITORIES.get(i));
        }
        for (int i = 0; i < partners.size(); i++) {
            jdbc.update("""
                    insert into partners.partner (id, slug, name, legal_form, town, open_days, vat_regime, settlement, commission_basis_points, works_from)
                    values (?, ?, 'Atelier', 'ASSOCIATION', 'Ville', '{1,2,3}', 'NORMAL', 'RESALE', 0, ?)
                    """, partners.get(i), "atelier-" + i, firstDays.get(i));
        }
        // Nothing is ordered of the others, who may leave at the end of a month or of the year; one was there before,
        // and away.
        jdbc.update(
                "insert into partners.earlier_period (partner_id, first_day, last_day) values (?, '2023-03-01', '2023-11-30')",
                partners.get(2));
        leaves(partners.get(3), LocalDate.of(2024, 12, 31));
        leaves(partners.get(4), LocalDate.of(2024, 8, 31));
        status(partners.get(0), LocalDate.of(2020, 1, 1), LocalDate.of(2024, 6, 30));
        status(partners.get(0), LocalDate.of(2024, 9, 1), null);
        status(partners.get(1), LocalDate.of(2024, 3, 15), null);
        status(partners.get(3), LocalDate.of(2023, 12, 31), null);
        status(partners.get(4), LocalDate.of(2023, 2, 1), LocalDate.of(2024, 5, 31));
        status(partners.get(5), LocalDate.of(2024, 1, 1), LocalDate.of(2024, 12, 31));
        status(partners.get(5), LocalDate.of(2025, 2, 28), null);
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
                """, draw.key(), it, draw.upTo(101), draw.upTo(9_000), draw.upTo(9_000), draw.key()));
        // Of the CO2 it was assumed later.
        jdbc.update(
                """
                insert into reporting.travel_assumption
                       (id, valid_from, driving_share, detour_metres, round_metres, source, noted_by, noted_at,
                        driving_co2, round_co2, co2_source)
                values (?, '2024-10-02', ?, ?, ?, 'Enquête', ?, now(), ?, ?, 'Base carbone')
                """,
                draw.key(),
                draw.upTo(101),
                draw.upTo(9_000),
                draw.upTo(9_000),
                draw.key(),
                draw.upTo(300),
                draw.upTo(300));
        Stream.of(LocalDate.of(2024, 2, 1), LocalDate.of(2024, 9, 1)).forEach(this::spares);
        exits();
        sessions();
    }

    /** Some families are not assumed. */
    private void spares(LocalDate from) {
        var id = draw.key();
        jdbc.update(
                "insert into reporting.time_assumption (id, valid_from, source, noted_by, noted_at) values (?, ?, 'Enquête', ?, now())",
                id,
                from,
                draw.key());
        List.of("EVERYDAY", from.getMonthValue() == 2 ? "FOOD" : "VEHICLE")
                .forEach(it -> jdbc.update(
                        "insert into reporting.time_assumption_minutes (assumption_id, family, minutes) values (?, ?, ?)",
                        id,
                        it,
                        draw.upTo(60)));
    }

    /** Few enough in some years for those before to be put to them. */
    private void exits() {
        for (int year = 2021; year <= 2024; year++) {
            for (var family : List.of("DURABLE", "TRANSITION", "POSITIVE", "OTHER", "NEUTRALISED")) {
                if (draw.oneIn(2)) {
                    jdbc.update(
                            "insert into insertion.past_exit (year, family, people) values (?, ?, ?)",
                            year,
                            family,
                            1 + draw.upTo(2));
                }
            }
        }
    }

    private void sessions() {
        for (var site : sites) {
            @Nullable UUID moved = null;
            for (var at = Draw.BEGIN.plus(Duration.ofHours(21));
                    at.isBefore(Draw.BEGIN.plus(Duration.ofDays(Draw.DAYS)));
                    at = at.plus(Duration.ofDays(5))) {
                var id = draw.key();
                var cause = !draw.oneIn(3)
                        ? null
                        : draw.pick(List.of("PUBLIC_HOLIDAY", "NO_LONGER_PLANNED", "CONCIERGE_ABSENT", "MOVED"));
                var status = cause != null ? "CANCELLED" : draw.oneIn(4) ? "PLANNED" : "HELD";
                jdbc.update(
                        """
                        insert into calendar.desk_session
                               (id, site_id, starts_at, ends_at, status, cause, held_at, held_by, moved_from, changed_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, now())
                        """,
                        id,
                        site,
                        Draw.at(at),
                        Draw.at(at.plus(Duration.ofHours(2))),
                        status,
                        cause,
                        status.equals("HELD") ? Draw.at(at) : null,
                        status.equals("HELD") ? draw.key() : null,
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

    /** Some are of another organisation from then on, by its list or by the manager's word, and take nothing along. */
    private void move(int oneIn) {
        var some = draw.some(oneIn);
        jdbc.update("""
                insert into organisations.earlier_stay (member_id, organisation_id, first_day, last_day)
                select id, organisation_id, eligible_from, least(eligible_until, date '2024-09-14')
                  from organisations.member where eligible_from < date '2024-09-15' and %s
                """.formatted(some));
        jdbc.update("""
                update organisations.member
                   set organisation_id = ?, eligible_from = date '2024-09-15',
                       eligible_until = case when eligible_until >= date '2024-09-15' then eligible_until end
                 where eligible_from < date '2024-09-15' and %s
                """.formatted(some), draw.pick(organisations));
    }

    private void leaves(UUID partner, LocalDate lastDay) {
        jdbc.update("update partners.partner set works_until = ? where id = ?", lastDay, partner);
    }

    /** Some of those who answered say otherwise later, some within the year and some after it. */
    private void answers() {
        jdbc.update("""
                insert into reporting.answerer (member_id, pseudonym)
                select id, gen_random_uuid() from organisations.member where abs(hashtext(id::text)) % 4 > 0
                """);
        jdbc.update("""
                insert into reporting.gender_answer (pseudonym, gender, answered_in)
                select pseudonym, (array['WOMAN', 'WOMAN', 'MAN', 'OTHER'])[1 + abs(hashtext(pseudonym::text)) % 4],
                       date '2023-11-01' + (abs(hashtext(pseudonym::text)) % 10) * interval '1 month'
                  from reporting.answerer
                """);
        sayOtherwise("2024-10-01", 5);
        sayOtherwise("2025-01-01", 4);
    }

    private void sayOtherwise(String month, int oneIn) {
        jdbc.update("""
                insert into reporting.gender_answer (pseudonym, gender, answered_in)
                select distinct pseudonym, case gender when 'WOMAN' then 'OTHER' else 'WOMAN' end, date '%s'
                  from (select distinct on (pseudonym) pseudonym, gender, pseudonym as id from reporting.gender_answer
                         order by pseudonym, answered_in desc) said
                 where %s
                """.formatted(month, draw.some(oneIn)));
    }

    /** What is found out afterwards, of some of each. */
    void correct() {
        orders.correct();
        markets.correct();
        hours.correct();
        opinions.correct();
        appointments.correct();
        animations.correct();
        jdbc.update("delete from reporting.answerer where member_id in (select id from organisations.member where %s)"
                .formatted(draw.some(10)));
        jdbc.update(
                "update partners.ess_status set valid_until = '2024-11-05' where valid_until is null and partner_id = ?",
                partners.get(1));
        leaves(partners.get(5), LocalDate.of(2025, 1, 30));
        sayOtherwise("2026-11-01", 3);
        jdbc.update("update partners.partner set works_from = '2025-01-01' where id = ?", partners.get(5));
        move(9);
        // From today on a site keeps another clock.
        jdbc.update(
                "update organisations.site set zone = 'America/Martinique', holiday_zone = 'MQ' where id = ?",
                sites.get(0));
        jdbc.update("update organisations.member set eligible_until = '2024-12-30' where %s".formatted(draw.some(7)));
        jdbc.update("""
                update calendar.desk_session set status = 'HELD', held_at = starts_at, held_by = gen_random_uuid()
                 where status = 'PLANNED' and %s
                """.formatted(draw.some(3)));
        jdbc.update("""
                update calendar.desk_session set status = 'CANCELLED', cause = 'PUBLIC_HOLIDAY', held_at = null, held_by = null
                 where status = 'HELD' and %s
                """.formatted(draw.some(10)));
    }

    RawRows read() {
        return RawRows.read(jdbc);
    }
}
