package fr.conciergerie.bookings.web;

import fr.conciergerie.bookings.BookableSlots;
import fr.conciergerie.bookings.BookingView;
import fr.conciergerie.bookings.Slot;
import fr.conciergerie.catalogue.Catalogue;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.web.Actor;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/** Reads a week of hours for a service: the first with a free one, or the one that somebody leafs to. */
@Component
@NamedInterface("web")
public class HoursQuery {

    private static final int DAYS_SHOWN = 7;

    /** Who looks for the first free hour looks that far. */
    private static final int DAYS_SEARCHED = 60;

    private final BookableSlots slots;
    private final Catalogue catalogue;
    private final DayClock dayClock;

    HoursQuery(BookableSlots slots, Catalogue catalogue, DayClock dayClock) {
        this.slots = slots;
        this.catalogue = catalogue;
        this.dayClock = dayClock;
    }

    /**
     * @param service slug or id of one that is sold there
     * @param from the first day that is shown; null for the first with a free hour, or the days around what is moved
     * @param moving the booking that another hour is looked for; null for a new one
     */
    public HoursPage page(
            Actor actor, Site site, String service, @Nullable LocalDate from, @Nullable BookingView moving) {
        var today = dayClock.todayAt(site.zone());
        var offer = catalogue.offer(site.id(), service, today);
        var schedules = slots.schedules(actor, site).stream()
                .filter(it -> it.service().equals(offer.service()))
                .toList();
        if (schedules.isEmpty()) {
            throw new NotFound("schedule of " + service);
        }
        var begin = latest(today, from != null ? from : moving == null ? today : weekAround(moving));
        var found = slots.at(actor, site, schedules, begin, begin.plusDays(DAYS_SEARCHED), moving);
        int people = moving == null ? 1 : moving.people();
        var first = from == null ? firstFree(found, site, begin, people) : begin;
        var last = first.plusDays(DAYS_SHOWN - 1L);
        return new HoursPage(
                site,
                offer,
                schedules,
                HoursPage.days(between(found, site, first, last), schedules, site.zone(), people),
                first.isAfter(today) ? latest(today, first.minusDays(DAYS_SHOWN)) : null,
                found.stream().anyMatch(it -> day(it, site).isAfter(last)) ? last.plusDays(1) : null,
                moving);
    }

    /** Whoever moves an hour looks for one that is near it. */
    private static LocalDate weekAround(BookingView moving) {
        return moving.startsAt().atZone(moving.zone()).toLocalDate().minusDays(DAYS_SHOWN / 2);
    }

    private static LocalDate firstFree(List<Slot> slots, Site site, LocalDate otherwise, int people) {
        return slots.stream()
                .filter(it -> it.free() >= people)
                .findFirst()
                .map(it -> day(it, site))
                .orElse(otherwise);
    }

    private static List<Slot> between(List<Slot> slots, Site site, LocalDate first, LocalDate last) {
        return slots.stream()
                .filter(it -> !day(it, site).isBefore(first) && !day(it, site).isAfter(last))
                .toList();
    }

    private static LocalDate day(Slot slot, Site site) {
        return slot.startsAt().atZone(site.zone()).toLocalDate();
    }

    private static LocalDate latest(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
