package fr.conciergerie.bookings;

import fr.conciergerie.catalogue.ServiceId;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.Constraints;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Schedules with their hours, as rows. */
@Repository
class ScheduleRepository {

    private static final String SCHEDULES = """
            select s.id, s.site_id, s.service_id, s.minutes, s.minutes_before, s.minutes_after, s.capacity, s.notice_hours,
                   s.horizon_days, s.cancel_hours, s.offer_hours, s.room, s.series_sessions, s.series_reduction, s.drop_in,
                   s.limit_most, s.limit_period, s.open, s.version, p.id as practitioner_id, p.partner_id, p.name, p.email,
                   p.active, p.version as practitioner_version, q.name as partner_name
              from bookings.schedule s
              join bookings.practitioner p on p.operator_id = s.operator_id and p.id = s.practitioner_id
              join partners.partner_v q on q.id = p.partner_id
            """;

    private final JdbcClient jdbc;

    ScheduleRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Schedule get(ScheduleId id) {
        return withHours(jdbc.sql(SCHEDULES + " where s.id = :id").param("id", id.value())).stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("schedule " + id));
    }

    /** Those by which members can book at a site. */
    List<Schedule> bookableAt(SiteId site) {
        return withHours(jdbc.sql(SCHEDULES + " where s.site_id = :site and s.open and p.active order by p.name, s.id")
                .param("site", site.value()));
    }

    /** A schedule, whether members can book by it or not, and those by which they can book the same service at its site. */
    List<Schedule> alike(ScheduleId id) {
        return withHours(jdbc.sql(SCHEDULES + """
                         where s.id = :id
                            or s.open and p.active
                               and (s.site_id, s.service_id) =
                                   (select a.site_id, a.service_id from bookings.schedule a where a.id = :id)
                         order by p.name, s.id
                        """).param("id", id.value()));
    }

    /** All that there are at a site. */
    List<Schedule> at(SiteId site) {
        return withHours(jdbc.sql(SCHEDULES + " where s.site_id = :site order by p.name, s.id")
                .param("site", site.value()));
    }

    List<Schedule> ofPartner(PartnerId partner) {
        return withHours(jdbc.sql(SCHEDULES + " where p.partner_id = :partner order by p.name, s.id")
                .param("partner", partner.value()));
    }

    /** All of the operator's, by practitioner. */
    List<Schedule> all() {
        return withHours(jdbc.sql(SCHEDULES + " order by p.active desc, p.name, s.id"));
    }

    long countOpen() {
        return jdbc.sql("""
                        select count(*) from bookings.schedule s
                          join bookings.practitioner p on p.operator_id = s.operator_id and p.id = s.practitioner_id
                         where s.open and p.active
                        """).query(Long.class).single();
    }

    /** Who receives at a site, always in the same order, so that no two wait for each other. @param site null for all */
    List<PractitionerId> practitionersAt(@Nullable SiteId site) {
        return jdbc.sql("""
                        select distinct practitioner_id from bookings.schedule
                         where cast(:site as uuid) is null or site_id = :site
                         order by practitioner_id
                        """)
                .param("site", site == null ? null : site.value())
                .query((row, _) -> Columns.id(row, "practitioner_id", PractitionerId::new))
                .list();
    }

    /** Nobody else takes or gives back an hour of the practitioner before this transaction has ended. */
    void lock(PractitionerId practitioner) {
        jdbc.sql("select 1 from bookings.practitioner where id = :id for no key update")
                .param("id", practitioner.value())
                .query(Integer.class)
                .single();
    }

    void insert(ScheduleId id, PractitionerId practitioner, SiteId site, ServiceId service, ScheduleTerms terms) {
        Constraints.refusing(
                () -> TermsColumns.fill(jdbc.sql("""
                        insert into bookings.schedule (id, practitioner_id, site_id, service_id, minutes, minutes_before,
                                                       minutes_after, capacity, notice_hours, horizon_days, cancel_hours, offer_hours,
                                                       room, series_sessions, series_reduction, drop_in, limit_most, limit_period)
                        values (:id, :practitioner, :site, :service, :minutes, :before, :after, :capacity, :notice, :horizon,
                                :cancel, :offer, :room, :seriesSessions, :seriesReduction, :dropIn, :limitMost, :limitPeriod)
                        """), terms)
                        .param("id", id.value())
                        .param("practitioner", practitioner.value())
                        .param("site", site.value())
                        .param("service", service.value())
                        .update(),
                "one_schedule_each",
                () -> Refused.conflict("bookings.schedule-exists"));
    }

    void update(ScheduleId id, int version, ScheduleTerms terms, boolean open) {
        changed(
                id,
                TermsColumns.fill(jdbc.sql("""
                        update bookings.schedule
                           set minutes = :minutes, minutes_before = :before, minutes_after = :after, capacity = :capacity,
                               notice_hours = :notice, horizon_days = :horizon, cancel_hours = :cancel, offer_hours = :offer,
                               room = :room, series_sessions = :seriesSessions, series_reduction = :seriesReduction,
                               drop_in = :dropIn, limit_most = :limitMost, limit_period = :limitPeriod, open = :open,
                               version = version + 1
                         where id = :id and version = :version
                        """), terms)
                        .param("open", open)
                        .param("id", id.value())
                        .param("version", version)
                        .update());
    }

    void insert(ScheduleId schedule, WeeklyHours weekly) {
        refusingOverlap(() -> jdbc.sql("""
                        insert into bookings.weekly_hours (id, schedule_id, weekday, starts_at, ends_at, valid_from, valid_until)
                        values (:id, :schedule, :weekday, :from, :until, :validFrom, :validUntil)
                        """)
                .param("id", weekly.id())
                .param("schedule", schedule.value())
                .param("weekday", weekly.weekday().getValue())
                .param("from", weekly.hours().from())
                .param("until", weekly.hours().until())
                .param("validFrom", weekly.validFrom())
                .param("validUntil", weekly.validUntil())
                .update());
    }

    /** From the day after on, the hours no longer come back. */
    void end(ScheduleId schedule, UUID weekly, LocalDate lastDay) {
        int ended = jdbc.sql("""
                        update bookings.weekly_hours set valid_until = :lastDay
                         where id = :id and schedule_id = :schedule and (valid_until is null or valid_until > :lastDay)
                        """)
                .param("id", weekly)
                .param("schedule", schedule.value())
                .param("lastDay", lastDay)
                .update();
        if (ended == 0) {
            throw Refused.conflict("bookings.hours-ended");
        }
    }

    /** What holds on a day instead of its week. @param hours none for a day off */
    void insert(ScheduleId schedule, LocalDate day, UUID id, @Nullable OpenHours hours) {
        refusingOverlap(() -> jdbc.sql("""
                        insert into bookings.special_hours (id, schedule_id, day, starts_at, ends_at)
                        values (:id, :schedule, :day, :from, :until)
                        """)
                .param("id", id)
                .param("schedule", schedule.value())
                .param("day", day)
                .param("from", hours == null ? null : hours.from())
                .param("until", hours == null ? null : hours.until())
                .update());
    }

    /** On days that had hours of their own nobody receives at a site. @param site null for all */
    void closeSpecialDays(@Nullable SiteId site, LocalDate first, LocalDate last) {
        jdbc.sql("""
                with opened as (
                    delete from bookings.special_hours h using bookings.schedule s
                     where s.operator_id = h.operator_id and s.id = h.schedule_id and h.starts_at is not null
                       and h.day between :first and :last and (cast(:site as uuid) is null or s.site_id = :site)
                    returning h.schedule_id, h.day)
                insert into bookings.special_hours (id, schedule_id, day)
                select gen_random_uuid(), schedule_id, day from opened group by schedule_id, day
                """)
                .param("site", site == null ? null : site.value())
                .param("first", first)
                .param("last", last)
                .update();
    }

    /** The day is like its week again. */
    void deleteSpecial(ScheduleId schedule, LocalDate day) {
        jdbc.sql("delete from bookings.special_hours where schedule_id = :schedule and day = :day")
                .param("schedule", schedule.value())
                .param("day", day)
                .update();
    }

    private List<Schedule> withHours(JdbcClient.StatementSpec statement) {
        var schedules = statement.query((row, _) -> schedule(row)).list();
        var ids = schedules.stream().map(it -> it.id().value()).toArray(UUID[]::new);
        if (ids.length == 0) {
            return List.of();
        }
        var weekly = weekly(ids);
        var special = special(ids);
        return schedules.stream()
                .map(it ->
                        it.withHours(weekly.getOrDefault(it.id(), List.of()), special.getOrDefault(it.id(), Map.of())))
                .toList();
    }

    private Map<ScheduleId, List<WeeklyHours>> weekly(UUID[] schedules) {
        var hours = new HashMap<ScheduleId, List<WeeklyHours>>();
        jdbc.sql("""
                        select id, schedule_id, weekday, starts_at, ends_at, valid_from, valid_until
                          from bookings.weekly_hours
                         where schedule_id = any(:schedules) and not isempty(period)
                         order by weekday, starts_at, valid_from
                        """).param("schedules", schedules).query(row -> {
            hours.computeIfAbsent(Columns.id(row, "schedule_id", ScheduleId::new), _ -> new ArrayList<>())
                    .add(new WeeklyHours(
                            row.getObject("id", UUID.class),
                            DayOfWeek.of(row.getInt("weekday")),
                            hours(row),
                            row.getObject("valid_from", LocalDate.class),
                            row.getObject("valid_until", LocalDate.class)));
        });
        return hours;
    }

    private Map<ScheduleId, Map<LocalDate, List<OpenHours>>> special(UUID[] schedules) {
        var days = new HashMap<ScheduleId, Map<LocalDate, List<OpenHours>>>();
        jdbc.sql("""
                        select schedule_id, day, starts_at, ends_at
                          from bookings.special_hours
                         where schedule_id = any(:schedules)
                         order by day, starts_at
                        """).param("schedules", schedules).query(row -> {
            var hours = days.computeIfAbsent(Columns.id(row, "schedule_id", ScheduleId::new), _ -> new HashMap<>())
                    .computeIfAbsent(row.getObject("day", LocalDate.class), _ -> new ArrayList<>());
            if (row.getObject("starts_at") != null) {
                hours.add(hours(row));
            }
        });
        return days;
    }

    private static OpenHours hours(ResultSet row) throws SQLException {
        return new OpenHours(row.getObject("starts_at", LocalTime.class), row.getObject("ends_at", LocalTime.class));
    }

    private static Schedule schedule(ResultSet row) throws SQLException {
        return new Schedule(
                Columns.id(row, "id", ScheduleId::new),
                new Practitioner(
                        Columns.id(row, "practitioner_id", PractitionerId::new),
                        Columns.id(row, "partner_id", PartnerId::new),
                        row.getString("partner_name"),
                        row.getString("name"),
                        row.getString("email"),
                        row.getBoolean("active"),
                        row.getInt("practitioner_version")),
                Columns.id(row, "site_id", SiteId::new),
                Columns.id(row, "service_id", ServiceId::new),
                TermsColumns.read(row),
                List.of(),
                Map.of(),
                row.getBoolean("open"),
                row.getInt("version"));
    }

    private static void refusingOverlap(Runnable change) {
        Constraints.refusing(
                () -> {
                    change.run();
                    return true;
                },
                name -> switch (name) {
                    case "weekly_hours_do_not_overlap", "special_hours_do_not_overlap" ->
                        Refused.conflict("bookings.hours-overlap");
                    default -> null;
                });
    }

    private static void changed(ScheduleId id, int updated) {
        if (updated == 0) {
            throw new OptimisticLockingFailureException("schedule " + id + " changed meanwhile");
        }
    }
}
