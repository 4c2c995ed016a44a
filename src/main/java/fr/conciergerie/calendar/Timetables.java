package fr.conciergerie.calendar;

import fr.conciergerie.calendar.Timetable.Change;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.shared.Tenant;
import java.time.Clock;
import java.time.Period;
import java.util.Comparator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the stored sessions of the next twelve months in step with the timetables; doing it twice changes nothing. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Timetables {

    /** How far ahead sessions are known by name. */
    static final Period AHEAD = Period.ofMonths(12);

    private final TimetableRepository repository;
    private final Organisations organisations;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Timetables(
            TimetableRepository repository,
            Organisations organisations,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.organisations = organisations;
        this.events = events;
        this.clock = clock;
    }

    void reviseAll() {
        organisations.sites().forEach(this::revise);
    }

    void revise(Site site) {
        repository.lock(site.id());
        var now = clock.instant();
        var today = now.atZone(site.zone()).toLocalDate();
        var timetable = new Timetable(site, repository.patterns(site.id()), repository.closures(site.id(), today));
        var revision = timetable.revise(repository.stored(site.id(), now), now, today.plus(AHEAD));
        if (!revision.changes().isEmpty()) {
            repository.change(revision.changes());
        }
        if (!revision.additions().isEmpty()) {
            repository.add(site.id(), revision.additions(), now);
        }
        var taken = revision.changes().stream().filter(Change::takesAway).toList();
        var first = taken.stream()
                .map(it -> it.before().startsAt())
                .filter(it -> it.isAfter(now))
                .min(Comparator.naturalOrder());
        taken.forEach(it ->
                publish(site, it, first.filter(it.before().startsAt()::isAfter).isPresent()));
    }

    private void publish(Site site, Change change, boolean afterAnother) {
        var cause = change.after().cause();
        if (cause != null) {
            events.publishEvent(new SessionCancelled(
                    Tenant.require(),
                    change.before().id(),
                    site.id(),
                    change.before().startsAt(),
                    cause,
                    afterAnother,
                    clock.instant()));
        }
    }
}
