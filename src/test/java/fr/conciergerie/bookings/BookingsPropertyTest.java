package fr.conciergerie.bookings;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.Here;
import fr.conciergerie.accounts.Accounts;
import fr.conciergerie.orders.Channel;
import fr.conciergerie.orders.ClosedReason;
import fr.conciergerie.orders.Orders;
import fr.conciergerie.orders.Reason;
import fr.conciergerie.orders.Town;
import fr.conciergerie.organisations.MemberDetails;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Actor;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What holds whatever several people do with hours at once: made up from a seed, on PostgreSQL. */
@SpringBootTest
class BookingsPropertyTest {

    private static final int PEOPLE = 4;
    private static final int ACTS_EACH = 120;

    @Autowired
    ApplicationContext context;

    @Autowired
    Bookings bookings;

    @Autowired
    BookableSlots slots;

    @Autowired
    KeptTimes keptTimes;

    @Autowired
    Orders orders;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private final ConcurrentLinkedQueue<BookingView> taken = new ConcurrentLinkedQueue<>();

    private Town town;
    private Ground ground;

    private record Ground(
            Actor manager,
            Actor partner,
            List<Site> sites,
            List<MemberId> members,
            List<PractitionerId> practitioners) {}

    /** One person at two sites, with hours that are in each other's way; another with a group, in the same room. */
    @BeforeEach
    void twoPractitioners() {
        town = Town.build(context);
        ground = Tenant.call(town.operator(), () -> ground(town));
    }

    private Ground ground(Town place) {
        var schedules = context.getBean(Schedules.class);
        var lou = schedules.add(place.farm(), "Lou");
        var sam = schedules.add(place.farm(), "Sam");
        Stream.of(
                        schedules.open(
                                lou,
                                place.hall(),
                                "osteopathie",
                                new ScheduleTerms(45, 5, 10, 1, 0, 60, 0, 4, "Salle 1")),
                        schedules.open(
                                lou, place.depot(), "osteopathie", new ScheduleTerms(30, 0, 0, 2, 0, 60, 0, 4, null)),
                        schedules.open(
                                sam,
                                place.hall(),
                                "osteopathie",
                                new ScheduleTerms(60, 0, 0, 3, 0, 60, 0, 4, "Salle 1")))
                .forEach(it -> schedules.addWeekly(
                        it,
                        List.of(DayOfWeek.values()),
                        new OpenHours(LocalTime.of(9, 0), LocalTime.of(17, 0)),
                        LocalDate.of(2024, 1, 1),
                        null));
        var organisations = context.getBean(Organisations.class);
        var organisation = organisations.organisations().getFirst().id();
        var sites = List.of(organisations.site(place.hall()), organisations.site(place.depot()));
        var members = IntStream.range(0, 8)
                .mapToObj(it -> organisations.addMember(
                        organisation,
                        new MemberDetails("Agent " + it, "a" + it + place.operator() + "@essai.example"),
                        LocalDate.of(2024, 1, 1)))
                .toList();
        return new Ground(actor(place.manager()), actor(place.farmer()), sites, members, List.of(lou, sam));
    }

    private Actor actor(Town.Someone someone) {
        return context.getBean(Accounts.class).actors(someone.account()).getFirst();
    }

    @Test
    void nobodyIsInTwoPlacesAndNoHourIsHalfTaken() throws Exception {
        long seed = new Random().nextLong();
        System.out.println("seed of this run: " + seed);
        try (var people = Executors.newFixedThreadPool(PEOPLE)) {
            var running = new ArrayList<Future<Integer>>();
            for (int i = 0; i < PEOPLE; i++) {
                var random = new Random(seed + i);
                Callable<Integer> acts = () -> Tenant.call(town.operator(), () -> acts(random));
                running.add(people.submit(acts));
            }
            int done = 0;
            for (var one : running) {
                done += one.get();
            }
            assertThat(done).as("most of it is not refused").isGreaterThan(PEOPLE * ACTS_EACH / 4);
        }

        assertThat(count("""
                select count(*) from bookings.slot a join bookings.slot b
                    on a.practitioner_id = b.practitioner_id and a.id < b.id and not a.empty and not b.empty
                   and a.busy_from < b.busy_until and b.busy_from < a.busy_until
                """)).as("practitioners in two places").isZero();
        assertThat(count("""
                select count(*) from bookings.booking a join bookings.booking b
                    on a.member_id = b.member_id and a.id < b.id and a.status <> 'CANCELLED' and b.status <> 'CANCELLED'
                   and a.guest_of is null and b.guest_of is null
                   and a.starts_at < b.ends_at and b.starts_at < a.ends_at
                """)).as("members in two places").isZero();
        assertThat(count("""
                select count(*) from bookings.booking g join bookings.booking o on o.id = g.guest_of
                 where g.status = 'BOOKED' and (o.status <> 'BOOKED' or o.slot_id <> g.slot_id or o.order_id <> g.order_id
                       or o.starts_at <> g.starts_at or o.member_id <> g.member_id or o.guest_of is not null)
                """)).as("guests without whom they come with").isZero();
        assertThat(count("select count(*) from bookings.booking where guest_of is not null"))
                .as("some brought a guest")
                .isPositive();
        assertThat(count("""
                select count(*) from bookings.slot a join bookings.slot b
                    on a.site_id = b.site_id and a.room = b.room and a.id < b.id and not a.empty and not b.empty
                   and a.starts_at < b.ends_at and b.starts_at < a.ends_at
                """)).as("rooms taken twice").isZero();
        assertThat(count("""
                select count(*) from bookings.slot s
                 where s.schedule_id is not null
                   and s.empty = exists (select from bookings.booking b where b.slot_id = s.id and b.status <> 'CANCELLED')
                """))
                .as("empty where somebody comes, or taken where nobody does")
                .isZero();
        assertThat(count("""
                select count(*) from bookings.slot s
                 where s.capacity < (select count(*) from bookings.booking b
                                      where b.slot_id = s.id and b.status <> 'CANCELLED') and s.schedule_id is not null
                """)).as("more than there is room for").isZero();
        assertThat(count("""
                select count(*) from bookings.booking b
                  join orders.order_line l on l.id = b.line_id
                  join bookings.slot s on s.id = b.slot_id
                 where (b.status = 'BOOKED') <> (l.status = 'ACCEPTED')
                    or b.status = 'BOOKED' and (l.appointed_at <> b.starts_at or s.starts_at <> b.starts_at)
                """)).as("the order says something else").isZero();
        assertThat(count("""
                select count(*) from orders.order_line l
                 where l.status = 'ACCEPTED' and not exists (select from bookings.booking b where b.line_id = l.id)
                """)).as("orders without an hour").isZero();
    }

    /** How many of them were not refused. */
    private int acts(Random random) {
        int done = 0;
        for (int i = 0; i < ACTS_EACH; i++) {
            try {
                act(random);
                done++;
            } catch (Refused | NotFound | ConcurrencyFailureException _) {
                // somebody else was quicker, or it made no sense
            }
        }
        return done;
    }

    private void act(Random random) {
        switch (random.nextInt(10)) {
            case 0, 1 -> {
                var booking = some(random);
                taken.remove(booking);
                bookings.cancel(
                        ground.manager(), booking.id(), Reason.chosen(ClosedReason.BY_MISTAKE), booking.version());
            }
            case 6 -> {
                var guest = some(random).guest();
                if (guest == null) {
                    throw new NotFound("guest");
                }
                var booking = bookings.booking(ground.manager(), guest);
                bookings.cancel(
                        ground.manager(), booking.id(), Reason.chosen(ClosedReason.BY_MISTAKE), booking.version());
            }
            case 2, 3 -> {
                var booking = some(random);
                var moved = bookings.move(
                        ground.manager(), booking.id(), slot(random).id(), booking.version());
                taken.remove(booking);
                taken.add(moved);
            }
            case 4 -> {
                var booking = some(random);
                if (random.nextBoolean()) {
                    orders.withdraw(ground.manager(), booking.order(), List.of(booking.line()), null);
                } else {
                    orders.withdraw(ground.manager(), booking.order());
                }
            }
            case 5 -> {
                var day = Here.today().plusDays(3L + random.nextInt(3));
                var from = LocalTime.of(9 + random.nextInt(7), 0);
                keptTimes.keep(
                        Receiver.of(ground.partner()),
                        ground.practitioners().get(random.nextInt(2)),
                        day,
                        new OpenHours(from, from.plusMinutes(20)));
            }
            default ->
                taken.add(bookings.book(
                        ground.manager(),
                        new BookingRequest(
                                slot(random).id(),
                                ground.members()
                                        .get(random.nextInt(ground.members().size())),
                                random.nextInt(2),
                                random.nextBoolean() ? Channel.DESK : Channel.PHONE,
                                null,
                                null,
                                null)));
        }
    }

    private BookingView some(Random random) {
        var all = List.copyOf(taken);
        if (all.isEmpty()) {
            throw new NotFound("booking");
        }
        return all.get(random.nextInt(all.size()));
    }

    private Slot slot(Random random) {
        var site = ground.sites().get(random.nextInt(2));
        var day = Here.today().plusDays(3L + random.nextInt(3));
        var free = slots.at(ground.manager(), site, slots.schedules(ground.manager(), site), day, day);
        if (free.isEmpty()) {
            throw new NotFound("slot");
        }
        return free.get(random.nextInt(free.size()));
    }

    private long count(String sql) {
        return Tenant.call(
                town.operator(),
                () -> Objects.requireNonNull(
                        transaction.execute(_ -> jdbc.sql(sql).query(Long.class).single())));
    }
}
