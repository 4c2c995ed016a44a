package fr.conciergerie.bookings.web;

import fr.conciergerie.bookings.BookableSlots;
import fr.conciergerie.bookings.Schedule;
import fr.conciergerie.catalogue.Catalogue;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Slice;
import fr.conciergerie.shop.Shop;
import fr.conciergerie.web.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The hours that can be booked at a site, over the API. */
@RestController
@Tag(name = "Bookings")
class SlotApi {

    private static final int DAYS = 14;

    private final BookableSlots slots;
    private final Shop shop;
    private final Catalogue catalogue;
    private final DayClock dayClock;

    SlotApi(BookableSlots slots, Shop shop, Catalogue catalogue, DayClock dayClock) {
        this.slots = slots;
        this.shop = shop;
        this.catalogue = catalogue;
        this.dayClock = dayClock;
    }

    @GetMapping(path = "/api/v1/sites/{site}/slots", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listSlots",
            summary = "Which hours can be booked at a site",
            description = "Soonest first; those that are full are among them, with `free` 0.")
    Slice<SlotBody> slots(
            Actor actor,
            @PathVariable String site,
            @Parameter(description = "Slug or id of a service, or id of a schedule; left out: all of them")
                    @RequestParam
                    @Nullable
                    String offer,
            @Parameter(description = "The first day, at the site; left out: today") @RequestParam @Nullable
                    LocalDate from,
            @Parameter(description = "The last day, at most 62 later; left out: 14 days later") @RequestParam @Nullable
                    LocalDate to) {
        var place = shop.site(actor, site);
        var offered = slots.schedules(actor, place);
        var first = from == null ? dayClock.todayAt(place.zone()) : from;
        var wanted = offer == null ? offered : of(offer, offered, place.id(), first);
        var last = to == null ? first.plusDays(DAYS) : to;
        return new Slice<>(
                slots.at(actor, place, wanted, first, last).stream()
                        .map(SlotBody::of)
                        .toList(),
                null);
    }

    private List<Schedule> of(String offer, List<Schedule> offered, SiteId site, LocalDate day) {
        var bySchedule =
                offered.stream().filter(it -> it.id().toString().equals(offer)).toList();
        if (!bySchedule.isEmpty()) {
            return bySchedule;
        }
        var service = catalogue.offer(site, offer, day).service();
        var byService =
                offered.stream().filter(it -> it.service().equals(service)).toList();
        if (byService.isEmpty()) {
            throw new NotFound("schedule " + offer);
        }
        return byService;
    }
}
