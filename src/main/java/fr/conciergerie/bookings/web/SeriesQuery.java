package fr.conciergerie.bookings.web;

import fr.conciergerie.bookings.SeriesBookings;
import fr.conciergerie.bookings.SlotId;
import fr.conciergerie.catalogue.Catalogue;
import fr.conciergerie.organisations.Identities;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.web.Actor;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the series that begins with an hour, with what it costs. */
@Component
@NamedInterface("web")
public class SeriesQuery {

    private final SeriesBookings series;
    private final Catalogue catalogue;
    private final Identities identities;
    private final DayClock dayClock;

    SeriesQuery(SeriesBookings series, Catalogue catalogue, Identities identities, DayClock dayClock) {
        this.series = series;
        this.catalogue = catalogue;
        this.identities = identities;
        this.dayClock = dayClock;
    }

    /** @param member for whom it is; null when that is not known yet */
    @Transactional(readOnly = true)
    public SeriesPage page(Actor actor, SlotId first, @Nullable MemberId member) {
        var found = series.from(actor, first, member);
        var site = found.site();
        return new SeriesPage(
                first,
                found,
                catalogue.offer(site.id(), found.schedule().service().toString(), dayClock.todayAt(site.zone())),
                identities.identity(),
                UUID.randomUUID());
    }
}
