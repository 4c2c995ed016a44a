package fr.conciergerie.bench;

import fr.conciergerie.bookings.BookableSlots;
import fr.conciergerie.bookings.BookingRequest;
import fr.conciergerie.bookings.Bookings;
import fr.conciergerie.bookings.OpenHours;
import fr.conciergerie.bookings.PractitionerId;
import fr.conciergerie.bookings.Schedule;
import fr.conciergerie.bookings.ScheduleId;
import fr.conciergerie.bookings.ScheduleTerms;
import fr.conciergerie.bookings.Schedules;
import fr.conciergerie.bookings.Slot;
import fr.conciergerie.bookings.SlotId;
import fr.conciergerie.orders.Channel;
import fr.conciergerie.organisations.MemberDetails;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** People who receive at a site of the demonstration, as many as a measurement needs, and members who come to them. */
final class Practices {

    static final Duration APART = Duration.ofMinutes(30);

    private static final String SERVICE = "osteopathie-seance";

    private static final int ROOMS = 3;
    private static final int SHARING = 4 * ROOMS;
    private static final double A_MONTH_MILLIS = 20;

    private final ApplicationContext context;
    private final OperatorId operator;
    private final Site site;
    private final Schedule known;

    Practices(ApplicationContext context, OperatorId operator) {
        this.context = context;
        this.operator = operator;
        var organisations = context.getBean(Organisations.class);
        site = Tenant.call(operator, () -> organisations.site(organisations.siteId("siege")));
        known = Tenant.call(
                operator,
                () -> context.getBean(Schedules.class).all().stream()
                        .filter(it -> it.site().equals(site.id()))
                        .findFirst()
                        .orElseThrow());
    }

    /** One who receives, and one who comes. */
    record Pair(PractitionerId practitioner, ScheduleId schedule, MemberId member) {}

    /** Day and night, half an hour each, for a year: nobody waits for anybody else, and no slot is wanted twice. */
    List<Pair> pairs(int many) {
        var terms = new ScheduleTerms(30, 0, 0, 1, 0, 365, 0, 4, null);
        var hours = List.of(new OpenHours(LocalTime.MIDNIGHT, LocalTime.of(23, 30)));
        return Tenant.call(operator, () -> {
            var pairs = new ArrayList<Pair>();
            for (int i = 0; i < many; i++) {
                pairs.add(open("Banc " + i, terms, hours));
            }
            return pairs;
        });
    }

    private Pair open(String name, ScheduleTerms terms, List<OpenHours> hours) {
        var schedules = context.getBean(Schedules.class);
        var practitioner = schedules.add(known.practitioner().partner(), name);
        var schedule = schedules.open(practitioner, site.id(), SERVICE, terms);
        for (var one : hours) {
            schedules.addWeekly(schedule, List.of(DayOfWeek.values()), one, today().minusYears(1), null);
        }
        return new Pair(practitioner, schedule, member(name));
    }

    private MemberId member(String name) {
        var organisations = context.getBean(Organisations.class);
        var own = new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                .execute(_ -> context.getBean(JdbcClient.class)
                        .sql(
                                "select organisation_id from organisations.site_organisation where site_id = :site limit 1")
                        .param("site", site.id().value())
                        .query(UUID.class)
                        .single());
        return organisations.addMember(
                new OrganisationId(own),
                new MemberDetails(name, UUID.randomUUID() + "@banc.example"),
                today().minusYears(1));
    }

    /** The first that is surely to come, at the beginning of the day after tomorrow. */
    Instant first() {
        return today().plusDays(2).atStartOfDay(site.zone()).toInstant();
    }

    /** Half an hour later each time; nights have half an hour in which nobody receives. */
    static String slot(Pair pair, Instant first, int number) {
        int day = number / 46;
        return new SlotId(pair.schedule(), first.plus(Duration.ofDays(day)).plus(APART.multipliedBy(number % 46)))
                .toString();
    }

    /**
     * Forty people who receive at a site, and two thousand hours of a month that are taken: twelve of them in three rooms, so that an
     * hour which one has taken is in the way of three others.
     */
    List<Schedule> takeAMonth() {
        return Tenant.call(operator, () -> {
            var manager = manager();
            var schedules = new ArrayList<Schedule>();
            for (int i = 0; i < 40; i++) {
                var room = i < SHARING ? "Salle " + i % ROOMS : null;
                var pair = open(
                        "Mois " + i,
                        new ScheduleTerms(45, 5, 10, 1, 0, 60, 0, 4, room),
                        List.of(
                                new OpenHours(LocalTime.of(8, 0), LocalTime.of(12, 0)),
                                new OpenHours(LocalTime.of(13, 0), LocalTime.of(18, 0))));
                schedules.add(context.getBean(Schedules.class).schedule(pair.schedule()));
                takeSome(manager, schedules.getLast(), pair.member());
            }
            return schedules;
        });
    }

    /** How long it takes to say which hours of that month are free. */
    void measureAMonth(List<Schedule> schedules, Limits limits) {
        Tenant.run(operator, () -> {
            var manager = manager();
            var slots = context.getBean(BookableSlots.class);
            var first = today().plusDays(1);
            var nanos = new long[60];
            List<Slot> found = List.of();
            for (int i = 0; i < nanos.length * 2; i++) {
                long before = System.nanoTime();
                found = slots.at(manager, site, schedules, first, first.plusDays(29));
                nanos[i % nanos.length] = System.nanoTime() - before;
            }
            Arrays.sort(nanos);
            System.out.println();
            limits.atMostMillis(
                    A_MONTH_MILLIS,
                    "slots of a month, 40 practitioners, %d of them in %d rooms, %d of %d taken, at the median"
                            .formatted(
                                    SHARING,
                                    ROOMS,
                                    found.stream().filter(it -> !it.isFree()).count(),
                                    found.size()),
                    nanos[nanos.length / 2] / 1e6);
            requireRoomsInTheWay(schedules, found);
        });
    }

    /** Else the rooms would be measured for nothing: those who share one have fewer hours left than those who do not. */
    private static void requireRoomsInTheWay(List<Schedule> schedules, List<Slot> found) {
        long shared = hours(schedules.getFirst(), found);
        long own = hours(schedules.getLast(), found);
        if (shared >= own) {
            throw new IllegalStateException("a room is in nobody's way: %d hours and %d".formatted(shared, own));
        }
    }

    private static long hours(Schedule schedule, List<Slot> found) {
        return found.stream().filter(it -> it.schedule().equals(schedule.id())).count();
    }

    /** Fifty of the hours of a month, spread over it. */
    private void takeSome(Actor manager, Schedule schedule, MemberId member) {
        var bookings = context.getBean(Bookings.class);
        var first = today().plusDays(1);
        var free = context.getBean(BookableSlots.class).at(manager, site, List.of(schedule), first, first.plusDays(29));
        int step = Math.max(1, free.size() / 50);
        for (int i = 0; i < free.size() && i / step < 50; i += step) {
            bookings.book(manager, new BookingRequest(free.get(i).id(), member, Channel.DESK, null, null, null));
        }
    }

    private Actor manager() {
        return new Actor(
                UUID.randomUUID(), UUID.randomUUID(), "…", Role.MANAGER, operator.value(), null, Locale.FRENCH);
    }

    private LocalDate today() {
        return context.getBean(DayClock.class).todayAt(site.zone());
    }
}
