package fr.conciergerie.bookings;

import fr.conciergerie.catalogue.ServiceId;
import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.OrderId;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.Constraints;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who has which hour, as rows. */
@Repository
class BookingRepository {

    private static final String BOOKINGS = """
            select b.id, b.slot_id, b.member_id, b.starts_at, b.ends_at, b.order_id, b.line_id, b.guest_of, b.status, b.sequence, b.version,
                   s.schedule_id, s.practitioner_id, s.site_id, s.zone, p.partner_id, c.cancel_hours
              from bookings.booking b
              join bookings.slot s on s.operator_id = b.operator_id and s.id = b.slot_id
              join bookings.practitioner p on p.operator_id = s.operator_id and p.id = s.practitioner_id
              join bookings.schedule c on c.operator_id = s.operator_id and c.id = s.schedule_id
            """;

    private static final String VIEWS = """
            select b.id, b.member_id, b.starts_at, b.ends_at, b.order_id, b.line_id, b.guest_of, b.status, b.version, s.schedule_id, s.site_id,
                   s.zone, s.room, p.name as practitioner, c.service_id, c.cancel_hours, e.name as service_name,
                   t.name as site_name, m.name as member_name, o.number,
                   (select g.id from bookings.booking g where g.guest_of = b.id and g.status <> 'CANCELLED') as guest_id
              from bookings.booking b
              join bookings.slot s on s.operator_id = b.operator_id and s.id = b.slot_id
              join bookings.practitioner p on p.operator_id = s.operator_id and p.id = s.practitioner_id
              join bookings.schedule c on c.operator_id = s.operator_id and c.id = s.schedule_id
              join catalogue.service_v e on e.id = c.service_id
              join organisations.site_v t on t.id = s.site_id
              join organisations.member_v m on m.id = b.member_id
              join orders.order_v o on o.id = b.order_id
            """;

    /** Whoever comes along stands below the member. */
    private static final String BESIDE_EACH_OTHER =
            "coalesce((select h.seat from bookings.booking h where h.id = b.guest_of), b.seat), b.guest_of nulls first";

    private final JdbcClient jdbc;

    BookingRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Booking get(BookingId id) {
        return jdbc.sql(BOOKINGS + " where b.id = :id")
                .param("id", id.value())
                .query((row, _) -> booking(row))
                .optional()
                .orElseThrow(() -> new NotFound("booking " + id));
    }

    Optional<Booking> of(LineId line) {
        return jdbc.sql(BOOKINGS + " where b.line_id = :line")
                .param("line", line.value())
                .query((row, _) -> booking(row))
                .optional();
    }

    /** The places of a member in an hour: their own, and that of their guest where they bring one. */
    List<Booking> withGuest(Booking own) {
        var guest = jdbc.sql(BOOKINGS + " where b.guest_of = :own and b.status <> 'CANCELLED'")
                .param("own", own.id().value())
                .query((row, _) -> booking(row))
                .optional();
        return Stream.concat(Stream.of(own), guest.stream()).toList();
    }

    List<Booking> of(OrderId order) {
        return jdbc.sql(BOOKINGS + " where b.order_id = :order")
                .param("order", order.value())
                .query((row, _) -> booking(row))
                .list();
    }

    BookingView view(BookingId id) {
        return jdbc.sql(VIEWS + " where b.id = :id")
                .param("id", id.value())
                .query((row, _) -> view(row))
                .single();
    }

    /** What a member has had and will have, latest first; guests come with it. */
    List<BookingView> ofMember(MemberId member, int limit) {
        return jdbc.sql(
                        VIEWS
                                + " where b.member_id = :member and b.guest_of is null order by b.starts_at desc, b.id limit :limit")
                .param("member", member.value())
                .param("limit", limit)
                .query((row, _) -> view(row))
                .list();
    }

    /** The hours of one order, soonest first; guests come with them. */
    List<BookingView> viewsOf(OrderId order) {
        return jdbc.sql(VIEWS + " where b.order_id = :order and b.guest_of is null order by b.starts_at, b.id")
                .param("order", order.value())
                .query((row, _) -> view(row))
                .list();
    }

    /** When a member is somewhere in some time. */
    List<Span> spans(MemberId member, Span span) {
        return jdbc.sql("""
                        select starts_at, ends_at from bookings.booking
                         where member_id = :member and status <> 'CANCELLED' and starts_at < :until and ends_at > :from
                        """)
                .param("member", member.value())
                .param("from", Columns.utc(span.from()))
                .param("until", Columns.utc(span.until()))
                .query((row, _) -> new Span(Columns.instant(row, "starts_at"), Columns.instant(row, "ends_at")))
                .list();
    }

    /** The same of several members at once. */
    Map<MemberId, List<Span>> spans(Collection<MemberId> members, Span span) {
        var spans = new HashMap<MemberId, List<Span>>();
        jdbc.sql("""
                        select member_id, starts_at, ends_at from bookings.booking
                         where member_id = any(:members) and status <> 'CANCELLED' and starts_at < :until and ends_at > :from
                        """)
                .param("members", members.stream().map(MemberId::value).toArray(UUID[]::new))
                .param("from", Columns.utc(span.from()))
                .param("until", Columns.utc(span.until()))
                .query(row -> {
                    spans.computeIfAbsent(Columns.id(row, "member_id", MemberId::new), _ -> new ArrayList<>())
                            .add(new Span(Columns.instant(row, "starts_at"), Columns.instant(row, "ends_at")));
                });
        return spans;
    }

    /** Who comes to a partner's practitioners in some time, earliest first. */
    List<BookingView> with(Receiver receiver, Span span) {
        var one = receiver.practitioner();
        return jdbc.sql(VIEWS + """
                         where p.partner_id = :partner and (cast(:practitioner as uuid) is null or p.id = :practitioner)
                           and b.status <> 'CANCELLED'
                           and b.starts_at >= :from and b.starts_at < :until
                         order by b.starts_at, p.name, %s
                        """.formatted(BESIDE_EACH_OTHER))
                .param("partner", receiver.partner().value())
                .param("practitioner", one == null ? null : one.value())
                .param("from", Columns.utc(span.from()))
                .param("until", Columns.utc(span.until()))
                .query((row, _) -> view(row))
                .list();
    }

    /** Who comes to some sites in some time, earliest first. */
    List<BookingView> at(Collection<SiteId> sites, Span span) {
        return jdbc.sql(VIEWS + """
                         where s.site_id = any(:sites) and b.status <> 'CANCELLED'
                           and b.starts_at >= :from and b.starts_at < :until
                         order by b.starts_at, p.name, %s
                        """.formatted(BESIDE_EACH_OTHER))
                .param("sites", sites.stream().map(SiteId::value).toArray(UUID[]::new))
                .param("from", Columns.utc(span.from()))
                .param("until", Columns.utc(span.until()))
                .query((row, _) -> view(row))
                .list();
    }

    /** Who comes to a practitioner on a day by the clock of the site, soonest first. */
    List<BookingView> ofDay(PractitionerId practitioner, LocalDate day) {
        return jdbc.sql(VIEWS + """
                         where s.practitioner_id = :practitioner and b.status <> 'CANCELLED'
                           and cast(s.starts_at at time zone s.zone as date) = :day
                         order by b.starts_at, %s
                        """.formatted(BESIDE_EACH_OTHER))
                .param("practitioner", practitioner.value())
                .param("day", day)
                .query((row, _) -> view(row))
                .list();
    }

    /** Who comes to a practitioner in some time, soonest first; of whom it is said already whether they came, and guests, are not. */
    List<BookingView> ofPractitioner(PractitionerId practitioner, Span span) {
        return jdbc.sql(VIEWS + """
                         where s.practitioner_id = :practitioner and b.status = 'BOOKED' and b.guest_of is null
                           and b.starts_at >= :from and b.starts_at < :until
                         order by b.starts_at, b.seat
                        """)
                .param("practitioner", practitioner.value())
                .param("from", Columns.utc(span.from()))
                .param("until", Columns.utc(span.until()))
                .query((row, _) -> view(row))
                .list();
    }

    /** Who comes to a site on some days of its own clock, guests aside, and has not yet come; soonest first. @param site null for all */
    List<BookingView> onDays(@Nullable SiteId site, LocalDate first, LocalDate last, Instant now) {
        return jdbc.sql(VIEWS + """
                         where b.status = 'BOOKED' and b.guest_of is null and b.starts_at > :now
                           and (b.starts_at at time zone s.zone)::date between :first and :last
                           and (cast(:site as uuid) is null or s.site_id = :site)
                         order by b.starts_at, p.name, b.seat
                        """)
                .param("now", Columns.utc(now))
                .param("first", first)
                .param("last", last)
                .param("site", site == null ? null : site.value())
                .query((row, _) -> view(row))
                .list();
    }

    /** How many come by a schedule in some time. */
    int count(ScheduleId schedule, Span span) {
        return jdbc.sql("""
                        select count(*) from bookings.booking b
                          join bookings.slot s on s.operator_id = b.operator_id and s.id = b.slot_id
                         where s.schedule_id = :schedule and b.status = 'BOOKED'
                           and b.starts_at >= :from and b.starts_at < :until
                        """)
                .param("schedule", schedule.value())
                .param("from", Columns.utc(span.from()))
                .param("until", Columns.utc(span.until()))
                .query(Integer.class)
                .single();
    }

    /** Nobody else books the service for the member before this transaction has ended. */
    void lock(ServiceId service, MemberId member) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('bookings.limit ' || :service || ' ' || :member, 0))")
                .param("service", service.toString())
                .param("member", member.toString())
                .query()
                .listOfRows();
    }

    /** How many hours of a service a member has on some days of the clocks there, both included. */
    int count(ServiceId service, MemberId member, LocalDate first, LocalDate last) {
        return jdbc.sql("""
                        select count(*) from bookings.booking b
                          join bookings.slot s on s.operator_id = b.operator_id and s.id = b.slot_id
                          join bookings.schedule c on c.operator_id = s.operator_id and c.id = s.schedule_id
                         where b.member_id = :member and b.status not in ('CANCELLED', 'EXCUSED')
                           and s.wall_clock::date between :first and :last and c.service_id = :service
                        """)
                .param("member", member.value())
                .param("first", first)
                .param("last", last)
                .param("service", service.value())
                .query(Integer.class)
                .single();
    }

    /**
     * @param guestOf the member's own place, where this one is for their guest; null for their own
     * @throws Refused where the member is somewhere else at that hour, or somebody has the seat
     */
    void insert(
            BookingId id,
            SlotRepository.Held slot,
            int seat,
            Span span,
            MemberId member,
            OrderId order,
            LineId line,
            @Nullable BookingId guestOf,
            Instant now) {
        refusing(() -> jdbc.sql("""
                        insert into bookings.booking (id, slot_id, capacity, seat, member_id, starts_at, ends_at, order_id, line_id,
                                                      guest_of, status, booked_at, changed_at)
                        values (:id, :slot, :capacity, :seat, :member, :startsAt, :endsAt, :order, :line, :guestOf, 'BOOKED', :now,
                                :now)
                        """)
                .param("id", id.value())
                .param("slot", slot.id())
                .param("capacity", slot.capacity())
                .param("seat", seat)
                .param("member", member.value())
                .param("startsAt", Columns.utc(span.from()))
                .param("endsAt", Columns.utc(span.until()))
                .param("order", order.value())
                .param("line", line.value())
                .param("guestOf", guestOf == null ? null : guestOf.value())
                .param("now", Columns.utc(now))
                .update());
    }

    /** To another hour. */
    void move(List<Booking> withGuest, Seats.Seat to, Instant now) {
        for (int i = 0; i < withGuest.size(); i++) {
            move(withGuest.get(i), to.slot(), to.numbers().get(i), to.span(), now);
        }
    }

    private void move(Booking booking, SlotRepository.Held slot, int seat, Span span, Instant now) {
        refusing(() -> changed(
                booking.id(),
                jdbc.sql("""
                        update bookings.booking
                           set slot_id = :slot, capacity = :capacity, seat = :seat, starts_at = :startsAt, ends_at = :endsAt,
                               sequence = sequence + 1, changed_at = :now, version = version + 1
                         where id = :id and version = :version and status = 'BOOKED'
                        """)
                        .param("slot", slot.id())
                        .param("capacity", slot.capacity())
                        .param("seat", seat)
                        .param("startsAt", Columns.utc(span.from()))
                        .param("endsAt", Columns.utc(span.until()))
                        .param("now", Columns.utc(now))
                        .param("id", booking.id().value())
                        .param("version", booking.version())
                        .update()));
    }

    void update(Booking booking, BookingStatus status, Instant now) {
        changed(
                booking.id(),
                jdbc.sql("""
                        update bookings.booking
                           set status = :status, changed_at = :now, version = version + 1
                         where id = :id and version = :version
                        """)
                        .param("status", status.name())
                        .param("now", Columns.utc(now))
                        .param("id", booking.id().value())
                        .param("version", booking.version())
                        .update());
    }

    /** Somebody comes along to a member's own place, which they still have as it was read. */
    void accompany(BookingId own, int version, Instant now) {
        int updated = jdbc.sql("""
                        update bookings.booking set changed_at = :now, version = version + 1
                         where id = :id and version = :version and status = 'BOOKED'
                        """)
                .param("now", Columns.utc(now))
                .param("id", own.value())
                .param("version", version)
                .update();
        changed(own, updated);
    }

    /** The member's own place and that of their guest have the line of each other, each in its order. */
    void exchangeLines(Booking own, Booking guest, Instant now) {
        jdbc.sql("""
                        update bookings.booking b
                           set order_id = o.order_id, line_id = o.line_id, changed_at = :now, version = b.version + 1
                          from bookings.booking o
                         where b.id in (:own, :guest) and o.id in (:own, :guest) and b.id <> o.id
                        """)
                .param("own", own.id().value())
                .param("guest", guest.id().value())
                .param("now", Columns.utc(now))
                .update();
    }

    /** A guest, who sits beside the member, is forgotten with them, whichever year their own order is of. */
    void forget(Collection<OrderId> orders, MemberId twin) {
        jdbc.sql("""
                        with theirs as (
                            select id from bookings.booking
                             where order_id = any(:orders) and (guest_of is null or status = 'CANCELLED'))
                        update bookings.booking set member_id = :twin
                         where id in (select id from theirs)
                            or guest_of in (select id from theirs) and status <> 'CANCELLED'
                        """)
                .param("twin", twin.value())
                .param("orders", orders.stream().map(OrderId::value).toArray(UUID[]::new))
                .update();
    }

    private static void refusing(Runnable change) {
        Constraints.refusing(
                () -> {
                    change.run();
                    return true;
                },
                name -> switch (name) {
                    case "member_is_in_one_place" -> Refused.conflict("bookings.member-elsewhere");
                    case "a_seat_is_taken_once" -> Refused.conflict("bookings.slot-taken");
                    case "one_guest_each" -> Refused.conflict("bookings.has-a-guest");
                    default -> null;
                });
    }

    private static void changed(BookingId booking, int updated) {
        if (updated == 0) {
            throw new OptimisticLockingFailureException("booking " + booking + " changed meanwhile");
        }
    }

    private static Booking booking(ResultSet row) throws SQLException {
        return new Booking(
                Columns.id(row, "id", BookingId::new),
                Columns.id(row, "schedule_id", ScheduleId::new),
                Columns.id(row, "practitioner_id", PractitionerId::new),
                Columns.id(row, "partner_id", PartnerId::new),
                row.getObject("slot_id", UUID.class),
                Columns.id(row, "site_id", SiteId::new),
                ZoneId.of(row.getString("zone")),
                Columns.id(row, "member_id", MemberId::new),
                Columns.instant(row, "starts_at"),
                Columns.instant(row, "ends_at"),
                Columns.id(row, "order_id", OrderId::new),
                Columns.id(row, "line_id", LineId::new),
                Columns.idOrNull(row, "guest_of", BookingId::new),
                BookingStatus.valueOf(row.getString("status")),
                row.getInt("cancel_hours"),
                row.getInt("sequence"),
                row.getInt("version"));
    }

    private static BookingView view(ResultSet row) throws SQLException {
        var startsAt = Columns.instant(row, "starts_at");
        return new BookingView(
                Columns.id(row, "id", BookingId::new),
                Columns.id(row, "schedule_id", ScheduleId::new),
                Columns.id(row, "service_id", ServiceId::new),
                row.getString("service_name"),
                row.getString("practitioner"),
                Columns.id(row, "site_id", SiteId::new),
                row.getString("site_name"),
                ZoneId.of(row.getString("zone")),
                row.getString("room"),
                Columns.id(row, "member_id", MemberId::new),
                row.getString("member_name"),
                startsAt,
                Columns.instant(row, "ends_at"),
                BookingStatus.valueOf(row.getString("status")),
                ScheduleTerms.changeableUntil(startsAt, row.getInt("cancel_hours")),
                Columns.id(row, "order_id", OrderId::new),
                row.getString("number"),
                Columns.id(row, "line_id", LineId::new),
                Columns.idOrNull(row, "guest_of", BookingId::new),
                Columns.idOrNull(row, "guest_id", BookingId::new),
                row.getInt("version"));
    }
}
