package fr.conciergerie.bookings.web;

import fr.conciergerie.bookings.Practitioner;
import fr.conciergerie.bookings.PractitionerId;
import fr.conciergerie.bookings.ReceivingLinkState;
import fr.conciergerie.bookings.ReceivingLinks;
import fr.conciergerie.bookings.Schedule;
import fr.conciergerie.bookings.Schedules;
import fr.conciergerie.freebusy.ExternalCalendar;
import fr.conciergerie.freebusy.ExternalCalendars;
import fr.conciergerie.shared.DayClock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the manager's pages of schedules show: names instead of keys. */
@Component
@Transactional(readOnly = true)
class ScheduleQuery {

    private final Schedules schedules;
    private final ReceivingLinks links;
    private final ExternalCalendars calendars;
    private final JdbcClient jdbc;
    private final DayClock dayClock;

    ScheduleQuery(
            Schedules schedules,
            ReceivingLinks links,
            ExternalCalendars calendars,
            JdbcClient jdbc,
            DayClock dayClock) {
        this.schedules = schedules;
        this.links = links;
        this.calendars = calendars;
        this.jdbc = jdbc;
        this.dayClock = dayClock;
    }

    /** Everybody who receives with their schedules, those who receive nobody any more last. */
    List<PractitionerRow> practitioners() {
        var rows = rows(schedules.all());
        return schedules.practitioners().stream()
                .map(it -> row(it, rows, null, null))
                .toList();
    }

    PractitionerRow practitioner(PractitionerId id) {
        return row(
                schedules.practitioner(id),
                rows(schedules.all().stream()
                        .filter(it -> it.practitioner().id().equals(id))
                        .toList()),
                links.state(id).orElse(null),
                calendars.find(id.value()).orElse(null));
    }

    ScheduleRow row(Schedule schedule) {
        return rows(List.of(schedule)).getFirst();
    }

    private static PractitionerRow row(
            Practitioner practitioner,
            List<ScheduleRow> rows,
            @Nullable ReceivingLinkState link,
            @Nullable ExternalCalendar calendar) {
        return new PractitionerRow(
                practitioner,
                rows.stream()
                        .filter(it -> it.schedule().practitioner().id().equals(practitioner.id()))
                        .toList(),
                link,
                calendar);
    }

    private List<ScheduleRow> rows(List<Schedule> of) {
        var services = names(of.stream().map(it -> it.service().value()));
        var sites = places(of.stream().map(it -> it.site().value()));
        return of.stream()
                .map(it -> {
                    var site = Objects.requireNonNull(sites.get(it.site().value()));
                    return new ScheduleRow(
                            it,
                            Objects.requireNonNull(services.get(it.service().value())),
                            site.name(),
                            site.zone(),
                            dayClock.todayAt(site.zone()));
                })
                .toList();
    }

    private record Place(String name, ZoneId zone) {}

    private Map<UUID, Place> places(Stream<UUID> sites) {
        var places = new HashMap<UUID, Place>();
        jdbc.sql("select id, name, zone from organisations.site_v where id = any(:ids)")
                .param("ids", sites.distinct().toArray(UUID[]::new))
                .query(row -> {
                    places.put(
                            row.getObject("id", UUID.class),
                            new Place(row.getString("name"), ZoneId.of(row.getString("zone"))));
                });
        return places;
    }

    private Map<UUID, String> names(Stream<UUID> services) {
        var names = new HashMap<UUID, String>();
        jdbc.sql("select id, name from catalogue.service_v where id = any(:ids)")
                .param("ids", services.distinct().toArray(UUID[]::new))
                .query(row -> {
                    names.put(row.getObject("id", UUID.class), row.getString("name"));
                });
        return names;
    }
}
