package fr.conciergerie.calendars;

import fr.conciergerie.bookings.KeptTimes;
import fr.conciergerie.bookings.Receiver;
import fr.conciergerie.calendars.CalendarRepository.Window;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shop.ChosenSites;
import fr.conciergerie.web.Actor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What somebody reads on their own pages of some days: what their calendars read elsewhere, and why each stands there. */
@Service
@Transactional(readOnly = true)
public class Agenda {

    private final CalendarRepository repository;
    private final EventRepository events;
    private final KeptTimes receiving;
    private final ChosenSites sites;
    private final DayClock dayClock;

    Agenda(
            CalendarRepository repository,
            EventRepository events,
            KeptTimes receiving,
            ChosenSites sites,
            DayClock dayClock) {
        this.repository = repository;
        this.events = events;
        this.receiving = receiving;
        this.sites = sites;
        this.dayClock = dayClock;
    }

    /** Both days included; earliest first. */
    public List<AgendaItem> of(Actor actor, LocalDate first, LocalDate last) {
        // A site overseas has its own day: a day more on each side, less what is another day there.
        var window = new Window(
                first.minusDays(1).atStartOfDay(dayClock.zone()).toInstant(),
                last.plusDays(2).atStartOfDay(dayClock.zone()).toInstant(),
                Instant.EPOCH);
        return items(actor, window)
                .filter(it -> !it.day().isBefore(first) && !it.day().isAfter(last))
                .sorted(Comparator.comparing(AgendaItem::day)
                        .thenComparing(AgendaItem::from, Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
    }

    private Stream<AgendaItem> items(Actor actor, Window window) {
        return switch (actor.role()) {
            case MEMBER ->
                Stream.of(
                                repository.of(new MemberId(actor.requireSubject()), window).stream()
                                        .map(it -> item(it, it.service(), "/appointments/" + it.booking())),
                                events.of(new MemberId(actor.requireSubject()), window).stream()
                                        .filter(it -> !it.givenBack())
                                        .flatMap(it -> days(it, "/animations/" + it.animation())),
                                sites.of(actor).stream()
                                        .flatMap(it -> repository.sessionsAt(it.id(), window).stream())
                                        .map(Agenda::item))
                        .flatMap(Function.identity());
            case PARTNER ->
                receiving.practitioners(Receiver.of(actor)).stream()
                        .flatMap(it -> repository.of(it.id(), window).stream())
                        .map(it -> item(it, it.coming(), "/partner/appointments?from=" + dayOf(it)));
            case CONCIERGE ->
                Stream.of(
                                repository.atSitesOf(actor.account(), window).stream()
                                        // The desk works at one site at a time: what is at another has no page there.
                                        .map(it -> item(it, it.coming(), null)),
                                events.atSitesOf(actor.account(), window).stream()
                                        .flatMap(it -> days(it, "/desk/animations/" + it.animation())),
                                repository.sessionsOf(actor.account(), window).stream()
                                        .map(Agenda::item))
                        .flatMap(Function.identity());
            case MANAGER, COORDINATOR, FOLLOW_UP, SUPERVISOR, ADMIN -> Stream.empty();
        };
    }

    private static LocalDate dayOf(Appointment it) {
        return it.startsAt().atZone(it.place().zone()).toLocalDate();
    }

    private static AgendaItem item(Appointment it, String title, @Nullable String href) {
        var zone = it.place().zone();
        return new AgendaItem(
                dayOf(it),
                it.startsAt().atZone(zone).toLocalTime(),
                it.endsAt().atZone(zone).toLocalTime(),
                title,
                it.place().name(),
                it.cancelled(),
                href);
    }

    private static Stream<AgendaItem> days(Event it, String href) {
        var from = it.startsAt().atZone(it.zone());
        var until = it.endsAt().atZone(it.zone());
        // What ends at midnight is over on the day before.
        var last = it.endsAt().minusNanos(1).atZone(it.zone()).toLocalDate();
        return from.toLocalDate()
                .datesUntil(last.plusDays(1))
                .map(day -> new AgendaItem(
                        day,
                        day.equals(from.toLocalDate()) ? from.toLocalTime() : null,
                        day.equals(last) ? until.toLocalTime() : null,
                        it.title(),
                        it.sites(),
                        it.cancelled(),
                        href));
    }

    private static AgendaItem item(Session it) {
        var from = it.startsAt().atZone(it.place().zone());
        return new AgendaItem(
                from.toLocalDate(),
                from.toLocalTime(),
                it.endsAt().atZone(it.place().zone()).toLocalTime(),
                null,
                it.place().name(),
                it.cancelled(),
                null);
    }
}
