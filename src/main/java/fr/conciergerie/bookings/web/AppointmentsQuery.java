package fr.conciergerie.bookings.web;

import static java.util.stream.Collectors.groupingBy;

import fr.conciergerie.bookings.BookableSlots;
import fr.conciergerie.bookings.BookingStatus;
import fr.conciergerie.bookings.BookingView;
import fr.conciergerie.bookings.Bookings;
import fr.conciergerie.bookings.SlotWaitingLists;
import fr.conciergerie.catalogue.Catalogue;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shop.ChosenSites;
import fr.conciergerie.web.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads a member's appointments, and what they can book at their site. */
@Component
class AppointmentsQuery {

    private static final int MOST_SHOWN = 50;

    private final Bookings bookings;
    private final BookableSlots slots;
    private final SlotWaitingLists waiting;
    private final Catalogue catalogue;
    private final ChosenSites sites;
    private final Organisations organisations;
    private final DayClock dayClock;

    AppointmentsQuery(
            Bookings bookings,
            BookableSlots slots,
            SlotWaitingLists waiting,
            Catalogue catalogue,
            ChosenSites sites,
            Organisations organisations,
            DayClock dayClock) {
        this.bookings = bookings;
        this.slots = slots;
        this.waiting = waiting;
        this.catalogue = catalogue;
        this.sites = sites;
        this.organisations = organisations;
        this.dayClock = dayClock;
    }

    AppointmentsPage page(Actor actor, Instant now) {
        var visible = organisations.sitesVisibleTo(actor);
        var site = sites.of(actor, visible).orElseThrow(() -> new NotFound("site of member " + actor.subject()));
        var all = bookings.mine(actor, MOST_SHOWN);
        var coming = all.stream()
                .filter(it -> it.status() == BookingStatus.BOOKED && it.endsAt().isAfter(now))
                .sorted(Comparator.comparing(BookingView::startsAt))
                .toList();
        return new AppointmentsPage(
                site,
                visible.size() > 1,
                waiting.mine(actor),
                coming,
                all.stream().filter(it -> !coming.contains(it)).toList(),
                bookable(actor, site));
    }

    private List<AppointmentsPage.Bookable> bookable(Actor actor, Site site) {
        var byService = slots.schedules(actor, site).stream()
                .collect(groupingBy(it -> it.service().toString()));
        var offers = catalogue.offers(site.id(), byService.keySet(), dayClock.todayAt(site.zone()));
        var bookable = new ArrayList<AppointmentsPage.Bookable>();
        offers.forEach((service, offer) -> {
            var schedules = byService.getOrDefault(service, List.of());
            bookable.add(new AppointmentsPage.Bookable(
                    offer,
                    schedules.getFirst().terms().minutes(),
                    schedules.stream().anyMatch(it -> it.terms().capacity() > 1),
                    schedules.stream()
                            .map(it -> it.practitioner().name())
                            .distinct()
                            .toList()));
        });
        bookable.sort(Comparator.comparing(it -> it.offer().details().name()));
        return bookable;
    }
}
