package fr.conciergerie.bookings;

import fr.conciergerie.bookings.Slots.Notice;
import fr.conciergerie.catalogue.Catalogue;
import fr.conciergerie.catalogue.Offer;
import fr.conciergerie.catalogue.Shape;
import fr.conciergerie.freebusy.ExternalCalendars;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.partners.Partners;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.Email;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.Refused;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The manager's door to the module: who receives, where, for what and in which hours. */
@Service
@Transactional
public class Schedules {

    /** How far the manager looks ahead. */
    public static final int LOOKED_AHEAD = 14;

    private static final int MOST_HOURS_A_DAY = 6;

    private final PractitionerRepository practitioners;
    private final ScheduleRepository schedules;
    private final BookingRepository bookings;
    private final Slots slots;
    private final SlotRepository taken;
    private final SlotQueue queue;
    private final Partners partners;
    private final Organisations organisations;
    private final Catalogue catalogue;
    private final ExternalCalendars calendars;
    private final ReceivingLinkRepository links;
    private final DayClock dayClock;
    private final Clock clock;

    Schedules(
            PractitionerRepository practitioners,
            ScheduleRepository schedules,
            BookingRepository bookings,
            Slots slots,
            SlotRepository taken,
            SlotQueue queue,
            Partners partners,
            Organisations organisations,
            Catalogue catalogue,
            ExternalCalendars calendars,
            ReceivingLinkRepository links,
            DayClock dayClock,
            Clock clock) {
        this.practitioners = practitioners;
        this.schedules = schedules;
        this.bookings = bookings;
        this.slots = slots;
        this.taken = taken;
        this.queue = queue;
        this.partners = partners;
        this.organisations = organisations;
        this.catalogue = catalogue;
        this.calendars = calendars;
        this.links = links;
        this.dayClock = dayClock;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<Practitioner> practitioners() {
        return practitioners.all();
    }

    @Transactional(readOnly = true)
    public Practitioner practitioner(PractitionerId id) {
        return practitioners.get(id);
    }

    /** All of the operator's, by practitioner. */
    @Transactional(readOnly = true)
    public List<Schedule> all() {
        return schedules.all();
    }

    @Transactional(readOnly = true)
    public List<Schedule> ofPartner(PartnerId partner) {
        return schedules.ofPartner(partner);
    }

    /** In how many members can book. */
    @Transactional(readOnly = true)
    public long open() {
        return schedules.countOpen();
    }

    @Transactional(readOnly = true)
    public Schedule schedule(ScheduleId id) {
        return schedules.get(id);
    }

    /**
     * The hours of the coming two weeks, those that are full and those for which notice is too short among them.
     *
     * @param schedule as it has just been read
     */
    @Transactional(readOnly = true)
    public List<Slot> preview(Schedule schedule) {
        return ahead(organisations.site(schedule.site()), List.of(schedule), Notice.WAIVED);
    }

    /** How many come on a day by what is booked, whatever the hours of the day are now. */
    @Transactional(readOnly = true)
    public int coming(ScheduleId id, LocalDate day) {
        var zone = organisations.site(schedules.get(id).site()).zone();
        return bookings.count(id, Span.ofDays(day, day, zone));
    }

    /** The services of a site that are given by appointment, with a price: what a schedule can be for. */
    @Transactional(readOnly = true)
    public List<Offer> bookable(SiteId site) {
        return catalogue.offersAt(site, null, null, today(site)).stream()
                .filter(Schedules::isBookable)
                .toList();
    }

    public PractitionerId add(PartnerId partner, String name) {
        partners.partner(partner);
        var called = named(name);
        if (practitioners.ofPartner(partner).stream().anyMatch(it -> it.name().equalsIgnoreCase(called))) {
            throw Refused.conflict("bookings.practitioner-exists");
        }
        var id = new PractitionerId(Ids.next(clock.instant()));
        practitioners.insert(id, partner, called);
        return id;
    }

    /**
     * @param email where they are sent a link and their days; null where they need neither. What was sent to another address, which
     *     may have been a stranger's, works no more
     * @param active whether members can still book with them; what is booked stays booked. Of whoever receives nobody any more no
     *     other calendar is read
     */
    public void change(PractitionerId id, int version, String name, @Nullable Email email, boolean active) {
        schedules.lock(id);
        var address = email == null ? null : email.value();
        if (!Objects.equals(practitioners.get(id).email(), address)) {
            links.revokeAll(id, clock.instant());
        }
        practitioners.update(id, version, named(name), address, active);
        if (!active) {
            calendars.disconnect(id.value());
        }
        queue.hoursChanged(id);
    }

    /** @param service slug or key of one that is sold there */
    public ScheduleId open(PractitionerId practitioner, SiteId site, String service, ScheduleTerms terms) {
        practitioners.get(practitioner);
        var offer = catalogue.offer(site, service, today(site));
        if (!isBookable(offer)) {
            throw new Refused("bookings.not-by-appointment", offer.details().name());
        }
        var id = new ScheduleId(Ids.next(clock.instant()));
        schedules.insert(id, practitioner, site, offer.service(), terms);
        return id;
    }

    /**
     * What is booked stays as it was booked; where there are more places, whoever waits is served at once.
     *
     * @param open whether appointments can still be taken
     */
    public void change(ScheduleId id, int version, ScheduleTerms terms, boolean open) {
        changing(id, () -> {
            schedules.update(id, version, terms, open);
            taken.raiseCapacity(id, terms.capacity(), clock.instant());
        });
    }

    /** The same hours on several days of the week: all of them or, where one overlaps others, none. */
    public void addWeekly(
            ScheduleId id,
            Collection<DayOfWeek> weekdays,
            OpenHours hours,
            LocalDate validFrom,
            @Nullable LocalDate validUntil) {
        if (validUntil != null && validUntil.isBefore(validFrom)) {
            throw new Refused("bookings.days-out-of-order");
        }
        schedules.get(id);
        weekdays.stream()
                .distinct()
                .map(it -> new WeeklyHours(Ids.next(clock.instant()), it, hours, validFrom, validUntil))
                .forEach(it -> schedules.insert(id, it));
    }

    /** @param lastDay the last one on which they hold */
    public void endWeekly(ScheduleId id, UUID weekly, LocalDate lastDay) {
        changing(id, () -> schedules.end(id, weekly, lastDay));
    }

    /** A day that differs from its week. @param hours none for a day off */
    public void setDay(ScheduleId id, LocalDate day, List<OpenHours> hours) {
        if (hours.size() > MOST_HOURS_A_DAY) {
            throw new Refused("bookings.too-many-hours", MOST_HOURS_A_DAY);
        }
        var now = clock.instant();
        changing(id, () -> {
            schedules.deleteSpecial(id, day);
            if (hours.isEmpty()) {
                schedules.insert(id, day, Ids.next(now), null);
            }
            hours.forEach(it -> schedules.insert(id, day, Ids.next(now), it));
        });
    }

    /** The day is like its week again. */
    public void resetDay(ScheduleId id, LocalDate day) {
        changing(id, () -> schedules.deleteSpecial(id, day));
    }

    /** Nobody waits for what is no longer offered, and whoever waits is served where there is more. */
    private void changing(ScheduleId id, Runnable change) {
        var practitioner = schedules.get(id).practitioner().id();
        schedules.lock(practitioner);
        change.run();
        queue.hoursChanged(practitioner);
    }

    private List<Slot> ahead(Site site, List<Schedule> of, Notice notice) {
        var today = dayClock.todayAt(site.zone());
        return slots.at(site, of, today, today.plusDays(LOOKED_AHEAD - 1L), notice);
    }

    /** An hour has one price, which is known before: nothing on quote. */
    private static boolean isBookable(Offer offer) {
        return offer.details().shape() == Shape.APPOINTMENT && offer.price() != null;
    }

    private static String named(String name) {
        var plain = name.strip();
        if (plain.isEmpty()) {
            throw new Refused("bookings.needs-a-name");
        }
        if (plain.length() > Practitioner.LONGEST_NAME) {
            throw new Refused("bookings.name-too-long", Practitioner.LONGEST_NAME);
        }
        return plain;
    }

    private LocalDate today(SiteId site) {
        return dayClock.todayAt(organisations.site(site).zone());
    }
}
