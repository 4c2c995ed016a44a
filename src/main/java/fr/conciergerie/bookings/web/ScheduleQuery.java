package fr.conciergerie.bookings.web;

import static java.util.stream.Collectors.toMap;

import fr.conciergerie.bookings.Practitioner;
import fr.conciergerie.bookings.PractitionerId;
import fr.conciergerie.bookings.Schedule;
import fr.conciergerie.bookings.Schedules;
import fr.conciergerie.catalogue.Services;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.shared.DayClock;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the manager's pages of schedules show: names instead of keys, and the next hour that is free. */
@Component
@Transactional(readOnly = true)
class ScheduleQuery {

    private final Schedules schedules;
    private final Services services;
    private final Organisations organisations;
    private final DayClock dayClock;

    ScheduleQuery(Schedules schedules, Services services, Organisations organisations, DayClock dayClock) {
        this.schedules = schedules;
        this.services = services;
        this.organisations = organisations;
        this.dayClock = dayClock;
    }

    /** Everybody who receives with their schedules, those who receive nobody any more last. */
    List<PractitionerRow> practitioners() {
        var rows = rows(schedules.all());
        return schedules.practitioners().stream().map(it -> row(it, rows)).toList();
    }

    PractitionerRow practitioner(PractitionerId id) {
        return row(
                schedules.practitioner(id),
                rows(schedules.all().stream()
                        .filter(it -> it.practitioner().id().equals(id))
                        .toList()));
    }

    ScheduleRow row(Schedule schedule) {
        return rows(List.of(schedule)).getFirst();
    }

    private static PractitionerRow row(Practitioner practitioner, List<ScheduleRow> rows) {
        return new PractitionerRow(
                practitioner,
                rows.stream()
                        .filter(it -> it.schedule().practitioner().id().equals(practitioner.id()))
                        .toList());
    }

    private List<ScheduleRow> rows(List<Schedule> of) {
        var names = of.stream()
                .map(Schedule::service)
                .distinct()
                .collect(toMap(it -> it, it -> services.sheet(it).details().name()));
        var sites = organisations.sites().stream().collect(toMap(Site::id, it -> it));
        var next = schedules.nextFree(of);
        return of.stream()
                .map(it -> {
                    var site = Objects.requireNonNull(sites.get(it.site()));
                    return new ScheduleRow(
                            it,
                            Objects.requireNonNull(names.get(it.service())),
                            site.name(),
                            site.zone(),
                            dayClock.todayAt(site.zone()),
                            next.get(it.id()));
                })
                .toList();
    }
}
