package fr.conciergerie.bookings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.conciergerie.accounts.Accounts;
import fr.conciergerie.orders.Town;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Actor;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Where the law changes a clock, the hour on the wall holds. It is as if it had changed when a moment is not where the wall says: for
 * the tests, an hour that was agreed under another law.
 */
@SpringBootTest
@AutoConfigureMockMvc
class WallClocksTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    WallClocks clocks;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private Town town;
    private BookingView booked;

    @BeforeEach
    void somebodyHasAnAppointment() {
        town = Town.build(context);
        booked = Practice.open(context, town).booked(context, 9);
    }

    @Test
    void theHourOnTheWallHoldsAndTheMemberIsToldOnce() {
        underAnotherLaw(Duration.ofHours(1));

        putRight();
        putRight();

        assertThat(again().startsAt()).isEqualTo(booked.startsAt());
        assertThat(again().endsAt()).isEqualTo(booked.endsAt());
        await().atMost(Duration.ofSeconds(20)).until(() -> !told().isEmpty());
        assertThat(told()).singleElement().asString().startsWith("Votre rendez-vous reste le ");
    }

    @Test
    void theSameTheOtherWayRound() {
        underAnotherLaw(Duration.ofHours(-1));

        putRight();

        assertThat(again().startsAt()).isEqualTo(booked.startsAt());
    }

    @Test
    void whereNoLawHasChangedNothingDoes() {
        putRight();

        assertThat(again()).isEqualTo(booked);
    }

    /** Something else is then: a person decides. */
    @Test
    void whatWouldMeetSomethingElseStays() {
        underAnotherLaw(Duration.ofHours(3));
        in(() -> jdbc.sql("""
                        insert into bookings.slot (id, practitioner_id, starts_at, ends_at, busy_from, busy_until, capacity)
                        select gen_random_uuid(), s.practitioner_id, b.at, b.at + interval '5 minutes', b.at,
                               b.at + interval '5 minutes', 0
                          from bookings.slot s, (select cast(:at as timestamptz) as at) b
                         where s.id = (select slot_id from bookings.booking where id = :booking)
                        """)
                .param("at", booked.startsAt().toString())
                .param("booking", booked.id().value())
                .update());

        putRight();

        assertThat(again().startsAt()).isEqualTo(booked.startsAt().plus(Duration.ofHours(3)));
        assertThat(told()).isEmpty();
    }

    /** The moment is moved, and the wall is not. */
    private void underAnotherLaw(Duration by) {
        in(() -> {
            jdbc.sql("""
                            update bookings.slot
                               set starts_at = starts_at + :by * interval '1 second', ends_at = ends_at + :by * interval '1 second',
                                   busy_from = busy_from + :by * interval '1 second',
                                   busy_until = busy_until + :by * interval '1 second'
                             where id = (select slot_id from bookings.booking where id = :booking)
                            """)
                    .param("by", by.toSeconds())
                    .param("booking", booked.id().value())
                    .update();
            return jdbc.sql("""
                            update bookings.booking
                               set starts_at = starts_at + :by * interval '1 second', ends_at = ends_at + :by * interval '1 second'
                             where id = :booking
                            """)
                    .param("by", by.toSeconds())
                    .param("booking", booked.id().value())
                    .update();
        });
    }

    private void putRight() {
        Tenant.run(town.operator(), clocks::putRight);
    }

    private BookingView again() {
        return in(() -> context.getBean(Bookings.class).booking(agent(), booked.id()));
    }

    private List<String> told() {
        return in(() -> jdbc.sql(
                        "select subject from notifications.message where kind = 'APPOINTMENT_MOVED' and line_id = :line")
                .param("line", booked.line().value())
                .query(String.class)
                .list());
    }

    private Actor agent() {
        return context.getBean(Accounts.class).actors(town.agent().account()).getFirst();
    }

    private <T> T in(Supplier<T> work) {
        return Tenant.call(town.operator(), () -> transaction.execute(_ -> work.get()));
    }
}
