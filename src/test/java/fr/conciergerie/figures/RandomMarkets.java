package fr.conciergerie.figures;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What organisations bought and share, at sites that begin and end with it or within it, by keys that follow each other with
 * and without a gap, with what the clauses promise; and how many agents may use a site.
 */
final class RandomMarkets {

    /** @param ends with its renewal */
    record Made(UUID id, LocalDate starts, LocalDate ends) {

        boolean isOn(LocalDate day) {
            return !day.isBefore(starts) && !day.isAfter(ends);
        }
    }

    private static final LocalDate EARLIEST = LocalDate.of(2023, 7, 1);
    private static final LocalDate LATEST = LocalDate.of(2024, 11, 30);

    private final JdbcTemplate jdbc;
    private final Draw draw;
    private final List<UUID> sites;
    private final List<Made> made = new ArrayList<>();
    private final List<Object[]> markets = new ArrayList<>();
    private final List<Object[]> renewals = new ArrayList<>();
    private final List<Object[]> lines = new ArrayList<>();
    private final List<Object[]> keys = new ArrayList<>();
    private final List<Object[]> shares = new ArrayList<>();
    private final List<Object[]> clauses = new ArrayList<>();
    private final List<Object[]> counts = new ArrayList<>();

    RandomMarkets(JdbcTemplate jdbc, Draw draw, List<UUID> sites) {
        this.jdbc = jdbc;
        this.draw = draw;
        this.sites = sites;
    }

    List<Made> made() {
        return made;
    }

    /** @param neighbours the first of whom buys and the others may share */
    void buy(List<UUID> neighbours) {
        for (int i = 0; i < 1 + draw.upTo(2); i++) {
            var id = draw.key();
            var starts = draw.dayBetween(EARLIEST, LATEST);
            var ends = starts.plusDays(draw.upTo(400));
            markets.add(new Object[] {id, "M-" + markets.size(), neighbours.getFirst(), starts, ends});
            if (draw.oneIn(3)) {
                var renewed = ends.plusDays(1 + draw.upTo(300));
                renewals.add(new Object[] {draw.key(), id, ends.plusDays(1), renewed, starts});
                ends = renewed;
            }
            made.add(new Made(id, starts, ends));
            pay(id, starts, ends);
            share(id, starts, neighbours);
            promise(id);
        }
    }

    private void pay(UUID market, LocalDate starts, LocalDate ends) {
        for (var site : sites) {
            var from = draw.oneIn(2) ? starts : draw.dayBetween(starts, ends);
            var until = draw.oneIn(2) ? null : from.plusDays(draw.upTo(200));
            line(market, site, from, until);
            if (until != null && draw.oneIn(2)) {
                line(market, site, until.plusDays(1 + draw.upTo(2) * 20), null);
            }
        }
    }

    private void line(UUID market, UUID site, LocalDate from, @Nullable LocalDate until) {
        lines.add(new Object[] {draw.key(), market, site, from, until, draw.upTo(1_000_000)});
    }

    private void share(UUID market, LocalDate starts, List<UUID> neighbours) {
        for (var where : Stream.concat(Stream.of((UUID) null), sites.stream()).toList()) {
            @Nullable LocalDate from = draw.oneIn(2) ? starts.minusDays(20).plusDays(draw.upTo(60)) : null;
            while (from != null) {
                var until = draw.oneIn(3) ? null : from.plusDays(draw.upTo(200));
                key(market, where, from, until, neighbours);
                from = until == null || draw.oneIn(3) ? null : until.plusDays(1 + draw.upTo(2) * 15);
            }
        }
    }

    private void key(
            UUID market, @Nullable UUID site, LocalDate from, @Nullable LocalDate until, List<UUID> neighbours) {
        var id = draw.key();
        var basis = draw.pick(List.of("HEADCOUNT", "SESSIONS", "USE", "FIXED"));
        keys.add(new Object[] {id, market, site, basis, from, until});
        var named =
                new ArrayList<>(neighbours.stream().filter(_ -> !draw.oneIn(3)).toList());
        if (named.isEmpty()) {
            named.add(neighbours.getLast());
        }
        int left = 10_000;
        for (int i = 0; i < named.size(); i++) {
            int part = i == named.size() - 1 ? left : 1 + draw.upTo(left / 2);
            left -= part;
            shares.add(new Object[] {id, named.get(i), basis.equals("FIXED") ? part : null});
        }
    }

    private void promise(UUID market) {
        for (var yearly : List.of(true, false)) {
            if (draw.oneIn(2)) {
                clauses.add(new Object[] {draw.key(), market, 1 + draw.upTo(2_000), yearly});
            }
        }
    }

    /** An organisation tells how many of its agents may use each site, now and then. */
    void count(UUID organisation) {
        for (var site : sites) {
            Stream.generate(() -> draw.nearTheEdge(LocalDate.of(2023, 5, 1).plusDays(draw.upTo(650))))
                    .limit(draw.upTo(5))
                    .distinct()
                    .forEach(it -> counts.add(new Object[] {
                        draw.key(),
                        organisation,
                        site,
                        it,
                        draw.oneIn(5) ? 0 : 100 + draw.upTo(200),
                        null,
                        null,
                        null,
                        draw.key()
                    }));
            counts.forEach(it -> {
                // The client tells how many women and men there are where it knows them, and not of everybody.
                if ((int) it[4] > 0 && draw.oneIn(2)) {
                    it[5] = draw.upTo(50);
                    it[6] = draw.upTo(50);
                }
            });
        }
    }

    void insert() {
        jdbc.batchUpdate("""
                insert into markets.market (id, number, object, buyer_id, procedure, estimated_cents, notified_on, starts_on, ends_on)
                values (?, ?, 'Conciergerie', ?, 'MAPA', 1, '2023-01-01', ?, ?)
                """, markets);
        jdbc.batchUpdate(
                "insert into markets.renewal (id, market_id, starts_on, ends_on, decided_on) values (?, ?, ?, ?, ?)",
                renewals);
        jdbc.batchUpdate("""
                insert into markets.line (id, market_id, site_id, valid_from, valid_until, yearly_cents, sessions_per_week, weeks_per_year)
                values (?, ?, ?, ?, ?, ?, 2, 47)
                """, lines);
        jdbc.batchUpdate(
                "insert into markets.sharing (id, market_id, site_id, basis, valid_from, valid_until) values (?, ?, ?, ?, ?, ?)",
                keys);
        jdbc.batchUpdate(
                "insert into markets.share (sharing_id, organisation_id, basis_points) values (?, ?, ?)", shares);
        jdbc.batchUpdate("""
                insert into markets.social_clause (id, market_id, hours, yearly, publics, facilitator)
                values (?, ?, ?, ?, '{OTHER_ON_ADVICE}', 'Maison de l’emploi')
                """, clauses);
        jdbc.batchUpdate("""
                insert into markets.eligible_count (id, organisation_id, site_id, counted_on, source, total, women, men, other, noted_by, noted_at)
                values (?, ?, ?, ?, 'TYPED', ?, ?, ?, ?, ?, now())
                """, counts);
    }

    void correct() {
        Stream.of(
                        "update markets.line set yearly_cents = yearly_cents + 777 where %s",
                        "update markets.line set valid_until = valid_from + 100 where valid_until is null and %s",
                        "update markets.sharing set valid_until = valid_from + 120 where valid_until is null and %s",
                        "update markets.social_clause set hours = hours + 100 where %s",
                        "update markets.eligible_count set total = total + 1 where %s",
                        "update markets.eligible_count set women = women + 1 where total > women + men and %s")
                .forEach(it -> jdbc.update(it.formatted(draw.some(5))));
    }
}
