package fr.conciergerie.figures;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    private record Place(
            UUID booking, UUID member, @Nullable UUID guestOf, String status) {

        boolean isOf(UUID somebody) {
            return member.equals(somebody);
        }
    }

    /** @param starts when it begins */
    private record Hour(UUID slot, Instant starts, int capacity, List<Place> places) {

        boolean hasRoomFor(UUID member) {
            return places.size() < capacity && places.stream().noneMatch(it -> it.isOf(member));
        }

        /** The place beside which the member can have one for a guest. */
        Optional<Place> hasRoomForGuestOf(UUID member) {
            var theirs = places.stream().filter(it -> it.isOf(member)).toList();
            return places.size() < capacity && theirs.size() == 1 ? Optional.of(theirs.getFirst()) : Optional.empty();
        }
    }

    void book() {
        var schedules = schedules();
        @Nullable Hour hour = null;
        var next = Draw.BEGIN;
        for (var ordered : some()) {
            var own = hour == null ? Optional.<Place>empty() : hour.hasRoomForGuestOf(ordered.member());
            if (hour != null && own.isPresent()) {
                book(ordered, hour, own.get());
                continue;
            }
            if (hour == null || !hour.hasRoomFor(ordered.member()) || draw.oneIn(4)) {
                hour = open(draw.pick(schedules), next);
                next = next.plus(APART);
            }
            book(ordered, hour, null);
        }
        jdbc.batchUpdate("""
                insert into bookings.slot
                       (id, practitioner_id, schedule_id, site_id, starts_at, ends_at, busy_from, busy_until, zone, wall_clock, capacity)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, slots);
        jdbc.batchUpdate("""
                insert into bookings.booking
                       (id, slot_id, capacity, seat, member_id, starts_at, ends_at, order_id, line_id, status, booked_at, changed_at,
                        guest_of)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
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
                 where abs(hashtext(l.order_id::text)) % 3 = 0 order by l.order_id, l.id
                """,
                (row, _) -> new Ordered(
                        row.getObject("id", UUID.class),
                        row.getObject("order_id", UUID.class),
                        row.getObject("member_id", UUID.class)));
    }

    private Hour open(Receiving receiving, Instant starts) {
        var hour = new Hour(draw.key(), starts, 1 + draw.upTo(4), new ArrayList<>());
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

    /** @param own the place of the member, where this one is for their guest */
    private void book(Ordered ordered, Hour hour, @Nullable Place own) {
        var drawn = draw.pick(STATES);
        var place = new Place(
                draw.key(),
                ordered.member(),
                own == null ? null : own.booking(),
                own != null && own.status().equals("CANCELLED") ? "CANCELLED" : drawn);
        hour.places().add(place);
        bookings.add(new Object[] {
            place.booking(),
            hour.slot(),
            hour.capacity(),
            hour.places().size(),
            ordered.member(),
            Draw.at(hour.starts()),
            Draw.at(hour.starts().plus(Duration.ofHours(1))),
            ordered.order(),
            ordered.line(),
            place.status(),
            Draw.at(Draw.BEGIN),
            Draw.at(Draw.BEGIN),
            place.guestOf()
        });
    }

    /** What the practitioner says a few days later, and what is given back. */
    void correct() {
        jdbc.update("update bookings.booking set status = 'ATTENDED' where status in ('BOOKED', 'ABSENT') and %s"
                .formatted(draw.some(4)));
        jdbc.update("""
                update bookings.booking b set status = 'CANCELLED'
                 where status = 'BOOKED' and %s
                   and not exists (select from bookings.booking g where g.guest_of = b.id and g.status <> 'CANCELLED')
                """.formatted(draw.some(3)));
    }
}
