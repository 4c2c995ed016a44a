package fr.conciergerie.bookings;

import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.Constraints;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.waiting.WaitingListId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The hours that are taken, as rows. */
@Repository
class SlotRepository {

    /**
     * A time that is not free for everything.
     *
     * @param schedule null for what the practitioner keeps for themselves
     * @param taken how many have a seat
     * @param waiting how many wait for one
     */
    record Taken(
            UUID id,
            PractitionerId practitioner,
            @Nullable ScheduleId schedule,
            @Nullable SiteId site,
            @Nullable String room,
            Span slot,
            Span busy,
            int capacity,
            int taken,
            int waiting) {

        /** How many seats are free for somebody who does not wait. */
        int free() {
            return waiting > 0 ? 0 : Math.max(0, capacity - taken);
        }
    }

    /** A row that a seat is taken of; whoever else wants one waits until this transaction has ended. */
    record Held(UUID id, int capacity) {}

    private static final String STORED = """
            select s.id, s.schedule_id, s.practitioner_id, s.site_id, s.starts_at, s.capacity, s.empty,
                   (select count(*) from bookings.booking b where b.slot_id = s.id and b.status <> 'CANCELLED') as taken
              from bookings.slot s
            """;

    private final JdbcClient jdbc;

    SlotRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whatever takes some time of the practitioners, or of a room of the site. */
    List<Taken> taken(Collection<PractitionerId> practitioners, @Nullable SiteId site, Span span) {
        return jdbc.sql("""
                        select s.id, s.practitioner_id, s.schedule_id, s.site_id, s.room, s.starts_at, s.ends_at, s.busy_from,
                               s.busy_until, s.capacity, coalesce(b.taken, 0) as taken, coalesce(w.waiting, 0) as waiting
                          from bookings.slot s
                          left join (select slot_id, count(*) as taken from bookings.booking
                                      where status <> 'CANCELLED' and starts_at >= :from and starts_at < :until
                                      group by slot_id) b on b.slot_id = s.id
                          left join (select list_id, count(*) as waiting from waiting.entry_v where open group by list_id) w
                            on w.list_id = s.id
                         where not s.empty and s.busy_until > :from and s.busy_from < :until
                           and (s.practitioner_id = any(:practitioners) or s.site_id = :site and s.room is not null)
                        """)
                .param(
                        "practitioners",
                        practitioners.stream().map(PractitionerId::value).toArray(UUID[]::new))
                .param("site", site == null ? null : site.value())
                .param("from", Columns.utc(span.from()))
                .param("until", Columns.utc(span.until()))
                .query((row, _) -> taken(row))
                .list();
    }

    /**
     * Takes the hour for the schedule, or joins those who have it. Who holds the practitioner's lock may.
     *
     * @throws Refused where the practitioner or the room is taken by something else
     */
    Held take(Schedule schedule, Span slot, ZoneId zone, Instant now) {
        var terms = schedule.terms();
        var busy = terms.busy(slot.from(), slot.until());
        return Constraints.refusing(
                () -> jdbc.sql("""
                        insert into bookings.slot (id, practitioner_id, schedule_id, site_id, room, starts_at, ends_at, busy_from,
                                                   busy_until, zone, wall_clock, capacity)
                        values (:id, :practitioner, :schedule, :site, :room, :startsAt, :endsAt, :busyFrom, :busyUntil, :zone,
                                :wallClock, :capacity)
                        on conflict (schedule_id, starts_at) where not empty
                        do update set empty = false
                        returning id, capacity
                        """)
                        .param("id", Ids.next(now))
                        .param("practitioner", schedule.practitioner().id().value())
                        .param("schedule", schedule.id().value())
                        .param("site", schedule.site().value())
                        .param("room", terms.room())
                        .param("startsAt", Columns.utc(slot.from()))
                        .param("endsAt", Columns.utc(slot.until()))
                        .param("busyFrom", Columns.utc(busy.from()))
                        .param("busyUntil", Columns.utc(busy.until()))
                        .param("zone", zone.getId())
                        .param("wallClock", slot.from().atZone(zone).toLocalDateTime())
                        .param("capacity", terms.capacity())
                        .query((row, _) -> new Held(row.getObject("id", UUID.class), row.getInt("capacity")))
                        .single(),
                name -> switch (name) {
                    case "practitioner_is_in_one_place", "room_receives_once" ->
                        Refused.conflict("bookings.slot-taken");
                    default -> null;
                });
    }

    /** The first seats that nobody has, so many of them; fewer where there are not so many. */
    List<Integer> freeSeats(Held slot, int howMany) {
        return jdbc.sql("""
                        select n from generate_series(1, :capacity) n
                         where not exists (select from bookings.booking b
                                            where b.slot_id = :slot and b.seat = n and b.status <> 'CANCELLED')
                         order by n limit :howMany
                        """)
                .param("slot", slot.id())
                .param("capacity", slot.capacity())
                .param("howMany", howMany)
                .query((row, _) -> row.getInt(1))
                .list();
    }

    /** Nobody has a seat any more, nor waits for one: the practitioner has that time for something else. */
    void emptyIfNobodyComes(UUID slot) {
        jdbc.sql("""
                update bookings.slot set empty = true
                 where id = :slot
                   and not exists (select from bookings.booking where slot_id = :slot and status <> 'CANCELLED')
                   and not exists (select from waiting.entry_v where list_id = :slot and open)
                """).param("slot", slot).update();
    }

    /** An hour that somebody has, as it is stored. */
    record Stored(
            UUID id,
            ScheduleId schedule,
            PractitionerId practitioner,
            SiteId site,
            Instant startsAt,
            int capacity,
            int taken,
            boolean empty) {

        SlotId slot() {
            return new SlotId(schedule, startsAt);
        }

        WaitingListId waitingList() {
            return new WaitingListId(WaitingListId.Kind.SLOT, id);
        }
    }

    Optional<Stored> stored(ScheduleId schedule, Instant startsAt) {
        return jdbc.sql(STORED + " where s.schedule_id = :schedule and s.starts_at = :startsAt and not s.empty")
                .param("schedule", schedule.value())
                .param("startsAt", Columns.utc(startsAt))
                .query((row, _) -> stored(row))
                .optional();
    }

    Stored stored(UUID slot) {
        return jdbc.sql(STORED + " where s.id = :slot")
                .param("slot", slot)
                .query((row, _) -> stored(row))
                .single();
    }

    boolean hasSeat(UUID slot, MemberId member) {
        return jdbc.sql("""
                        select exists (select from bookings.booking
                                        where slot_id = :slot and member_id = :member and status <> 'CANCELLED')
                        """)
                .param("slot", slot)
                .param("member", member.value())
                .query(Boolean.class)
                .single();
    }

    /** Where there is room for more, there is in the hours to come that somebody has already. */
    void raiseCapacity(ScheduleId schedule, int capacity, Instant now) {
        jdbc.sql("""
                update bookings.slot set capacity = :capacity
                 where schedule_id = :schedule and starts_at > :now and capacity < :capacity and not empty
                """)
                .param("schedule", schedule.value())
                .param("capacity", capacity)
                .param("now", Columns.utc(now))
                .update();
    }

    /** The practitioner keeps a time for themselves. */
    UUID block(PractitionerId practitioner, Span span, Instant now) {
        var id = Ids.next(now);
        Constraints.refusing(
                () -> jdbc.sql("""
                        insert into bookings.slot (id, practitioner_id, starts_at, ends_at, busy_from, busy_until, capacity)
                        values (:id, :practitioner, :from, :until, :from, :until, 0)
                        """)
                        .param("id", id)
                        .param("practitioner", practitioner.value())
                        .param("from", Columns.utc(span.from()))
                        .param("until", Columns.utc(span.until()))
                        .update(),
                "practitioner_is_in_one_place",
                () -> Refused.conflict("bookings.somebody-comes"));
        return id;
    }

    /** The hours of a practitioner that somebody waits for. */
    List<UUID> awaited(PractitionerId practitioner) {
        return jdbc.sql("""
                        select s.id from bookings.slot s
                         where s.practitioner_id = :practitioner and not s.empty
                           and exists (select from waiting.entry_v e where e.list_id = s.id and e.open)
                        """)
                .param("practitioner", practitioner.value())
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    /** The hours of a practitioner that members have or wait for and that begin in some time. */
    List<UUID> ofMembers(PractitionerId practitioner, Span span) {
        return jdbc.sql("""
                        select id from bookings.slot
                         where practitioner_id = :practitioner and schedule_id is not null and not empty
                           and starts_at >= :from and starts_at < :until
                        """)
                .param("practitioner", practitioner.value())
                .param("from", Columns.utc(span.from()))
                .param("until", Columns.utc(span.until()))
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    /** Keeps a time of which some may be kept already; an hour that has begun stays what it is. */
    void keepAlso(PractitionerId practitioner, Span span, Instant now) {
        var whole = jdbc.sql("""
                        with before as (
                            delete from bookings.slot
                             where practitioner_id = :practitioner and schedule_id is null
                               and starts_at < :until and ends_at > :from
                            returning starts_at, ends_at)
                        select least(min(before.starts_at), :from) as starts_at,
                               greatest(max(before.ends_at), :until) as ends_at,
                               (select max(busy_until) from bookings.slot
                                 where practitioner_id = :practitioner and schedule_id is not null and not empty
                                   and starts_at < :from and busy_until > :from) as busy
                          from before
                        """)
                .param("practitioner", practitioner.value())
                .param("from", Columns.utc(span.from()))
                .param("until", Columns.utc(span.until()))
                .query((row, _) -> {
                    var busy = Columns.instantOrNull(row, "busy");
                    return new Span(
                            busy == null ? Columns.instant(row, "starts_at") : busy, Columns.instant(row, "ends_at"));
                })
                .single();
        if (whole.from().isBefore(whole.until())) {
            block(practitioner, whole, now);
        }
    }

    /** What practitioners of a partner keep for themselves and is not over, soonest first. */
    List<KeptTime> kept(PartnerId partner, Instant now) {
        return jdbc.sql("""
                        select s.id, s.practitioner_id, p.name, s.starts_at, s.ends_at
                          from bookings.slot s
                          join bookings.practitioner p on p.operator_id = s.operator_id and p.id = s.practitioner_id
                         where p.partner_id = :partner and s.schedule_id is null and s.ends_at > :now
                         order by s.starts_at, p.name, s.id
                        """)
                .param("partner", partner.value())
                .param("now", Columns.utc(now))
                .query((row, _) -> new KeptTime(
                        row.getObject("id", UUID.class),
                        Columns.id(row, "practitioner_id", PractitionerId::new),
                        row.getString("name"),
                        Columns.instant(row, "starts_at"),
                        Columns.instant(row, "ends_at")))
                .list();
    }

    boolean unblock(PractitionerId practitioner, UUID block) {
        return jdbc.sql("""
                        delete from bookings.slot
                         where id = :id and practitioner_id = :practitioner and schedule_id is null
                        """)
                        .param("id", block)
                        .param("practitioner", practitioner.value())
                        .update()
                > 0;
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(
                row.getObject("id", UUID.class),
                Columns.id(row, "schedule_id", ScheduleId::new),
                Columns.id(row, "practitioner_id", PractitionerId::new),
                Columns.id(row, "site_id", SiteId::new),
                Columns.instant(row, "starts_at"),
                row.getInt("capacity"),
                row.getInt("taken"),
                row.getBoolean("empty"));
    }

    private static Taken taken(ResultSet row) throws SQLException {
        return new Taken(
                row.getObject("id", UUID.class),
                Columns.id(row, "practitioner_id", PractitionerId::new),
                Columns.idOrNull(row, "schedule_id", ScheduleId::new),
                Columns.idOrNull(row, "site_id", SiteId::new),
                row.getString("room"),
                new Span(Columns.instant(row, "starts_at"), Columns.instant(row, "ends_at")),
                new Span(Columns.instant(row, "busy_from"), Columns.instant(row, "busy_until")),
                row.getInt("capacity"),
                row.getInt("taken"),
                row.getInt("waiting"));
    }
}
