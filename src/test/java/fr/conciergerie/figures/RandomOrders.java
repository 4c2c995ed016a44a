package fr.conciergerie.figures;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** What members ordered, what became of it, and what was found out of it afterwards. */
final class RandomOrders {

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
    private final Draw draw;
    private final List<UUID> sites;
    private final List<UUID> partners;
    private final UUID service;
    private final List<Object[]> orders = new ArrayList<>();
    private final List<Object[]> lines = new ArrayList<>();

    RandomOrders(JdbcTemplate jdbc, Draw draw, List<UUID> sites, List<UUID> partners, UUID service) {
        this.jdbc = jdbc;
        this.draw = draw;
        this.sites = sites;
        this.partners = partners;
        this.service = service;
    }

    long lines() {
        return lines.size();
    }

    void order(UUID member, UUID organisation, int times) {
        for (int i = 0; i < times; i++) {
            var order = draw.key();
            var site = draw.pick(sites);
            var placed = draw.moment();
            orders.add(new Object[] {
                order, number(), site, member, organisation, Draw.at(placed), draw.oneIn(8) ? "CANCELLED" : "CONFIRMED"
            });
            for (int position = 1; position <= 1 + draw.upTo(3); position++) {
                line(order, site, position, placed);
            }
        }
    }

    private void line(UUID order, UUID site, int position, Instant placed) {
        var state = draw.pick(STATES);
        boolean given = Set.of("ACCEPTED", "READY", "COLLECTED").contains(state);
        boolean ended = Set.of("COLLECTED", "CANCELLED", "WITHDRAWN").contains(state);
        var promised = draw.oneIn(4)
                ? null
                : LocalDate.ofInstant(placed, ZoneId.of("Europe/Paris")).plusDays(draw.upTo(20));
        lines.add(new Object[] {
            draw.key(),
            order,
            site,
            position,
            service,
            draw.pick(FAMILIES),
            draw.pick(List.of(2000, 1000, 550, 0)),
            draw.pick(partners),
            1 + draw.upTo(3),
            draw.upTo(5_000),
            promised,
            promised,
            promised == null ? 0 : 1,
            state,
            given ? draw.key() : null,
            given ? draw.pick(partners) : null,
            state.equals("READY") ? "Étagère" : null,
            state.equals("CANCELLED") ? "Changement d’avis" : null,
            ended ? Draw.at(placed.plus(Duration.ofHours(draw.upTo(20 * 24)))) : null
        });
    }

    void insert() {
        jdbc.batchUpdate("""
                insert into orders.customer_order
                       (id, number, pickup_code, site_id, member_id, organisation_id, channel, placed_by, placed_at, terms_version, status)
                select x.id, x.number, x.number, x.site, x.member, x.organisation, 'DESK', x.member, x.at, '1', x.status
                  from (values (?::uuid, ?, ?::uuid, ?::uuid, ?::uuid, ?::timestamptz, ?))
                       as x(id, number, site, member, organisation, at, status)
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
                        "update orders.order_line set job_partner_id = partner_id where status = 'COLLECTED' and %s")
                .forEach(it -> jdbc.update(it.formatted(draw.some(10))));
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
}
