package fr.conciergerie.figures;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Some of the lines that were ordered are an hour, alone or among several, on three clocks and around every midnight. */
final class RandomAppointments {

    private static final List<String> CLOCKS = List.of("Europe/Paris", "Indian/Reunion", "America/Martinique");
    private static final List<String> STATES = List.of("BOOKED", "ATTENDED", "ABSENT", "EXCUSED", "CANCELLED");

    /** Nobody receives twice at a time. */
    private static final Duration APART = Duration.ofHours(5);

    private final JdbcTemplate jdbc;
    private final Draw draw;
    private final List<UUID> sites;
    private final UUID partner;
    private final UUID service;
    private final List<Object[]> slots = new ArrayList<>();
    private final List<Object[]> bookings = new ArrayList<>();

    RandomAppointments(JdbcTemplate jdbc, Draw draw, List<UUID> sites, UUID partner, UUID service) {
        this.jdbc = jdbc;
        this.draw = draw;
        this.sites = sites;
        this.partner = partner;
        this.service = service;
    }

    private record Ordered(UUID line, UUID order, UUID member) {}

    /** @param starts when it begins */
    private record Hour(UUID slot, Instant starts, int capacity, Set<UUID> members) {

        boolean hasRoomFor(UUID member) {
            return members.size() < capacity && !members.contains(member);
        }
    }

    void book() {
        var schedules = schedules();
        @Nullable Hour hour = null;
        var next = Draw.BEGIN;
        for (var ordered : some()) {
            if (hour == null || !hour.hasRoomFor(ordered.member()) || draw.oneIn(4)) {
                hour = open(draw.pick(schedules), next);
                next = next.plus(APART);
            }
            hour.members().add(ordered.member());
            book(ordered, hour);
        }
        jdbc.batchUpdate("""
                insert into bookings.slot
                       (id, practitioner_id, schedule_id, site_id, starts_at, ends_at, busy_from, busy_until, zone, wall_clock, capacity)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, slots);
        jdbc.batchUpdate("""
                insert into bookings.booking
                       (id, slot_id, capacity, seat, member_id, starts_at, ends_at, order_id, line_id, status, booked_at, changed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, bookings);
    }

    private record Receiving(UUID schedule, UUID practitioner, UUID site) {}

    private List<Receiving> schedules() {
        var practitioner = draw.key();
        jdbc.update(
                "insert into bookings.practitioner (id, partner_id, name) values (?, ?, 'Ostéopathe')",
                practitioner,
                partner);
        var all = new ArrayList<Receiving>();
        for (var site : sites) {
            var schedule = draw.key();
            jdbc.update("""
                    insert into bookings.schedule
                           (id, practitioner_id, site_id, service_id, minutes, minutes_before, minutes_after, capacity, notice_hours,
                            horizon_days, cancel_hours)
                    values (?, ?, ?, ?, 60, 0, 0, 4, 0, 30, 24)
                    """, schedule, practitioner, site, service);
            all.add(new Receiving(schedule, practitioner, site));
        }
        return all;
    }

    private List<Ordered> some() {
        return jdbc.query(
                """
                select l.id, l.order_id, o.member_id
                  from orders.order_line l join orders.customer_order o on o.id = l.order_id
                 where abs(hashtext(l.id::text)) % 3 = 0 order by l.id
                """,
                (row, _) -> new Ordered(
                        row.getObject("id", UUID.class),
                        row.getObject("order_id", UUID.class),
                        row.getObject("member_id", UUID.class)));
    }

    private Hour open(Receiving receiving, Instant starts) {
        var hour = new Hour(draw.key(), starts, 1 + draw.upTo(4), new HashSet<>());
        var ends = Draw.at(starts.plus(Duration.ofHours(1)));
        var clock = draw.pick(CLOCKS);
        slots.add(new Object[] {
            hour.slot(),
            receiving.practitioner(),
            receiving.schedule(),
            receiving.site(),
            Draw.at(starts),
            ends,
            Draw.at(starts),
            ends,
            clock,
            LocalDateTime.ofInstant(starts, ZoneId.of(clock)),
            hour.capacity()
        });
        return hour;
    }

    private void book(Ordered ordered, Hour hour) {
        bookings.add(new Object[] {
            draw.key(),
            hour.slot(),
            hour.capacity(),
            hour.members().size(),
            ordered.member(),
            Draw.at(hour.starts()),
            Draw.at(hour.starts().plus(Duration.ofHours(1))),
            ordered.order(),
            ordered.line(),
            draw.pick(STATES),
            Draw.at(Draw.BEGIN),
            Draw.at(Draw.BEGIN)
        });
    }

    /** What the practitioner says a few days later, and what is given back. */
    void correct() {
        jdbc.update("update bookings.booking set status = 'ATTENDED' where status in ('BOOKED', 'ABSENT') and %s"
                .formatted(draw.some(4)));
        jdbc.update("update bookings.booking set status = 'CANCELLED' where status = 'BOOKED' and %s"
                .formatted(draw.some(3)));
    }
}
