package fr.conciergerie.bookings;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.accounts.Accounts;
import fr.conciergerie.orders.ClosedReason;
import fr.conciergerie.orders.Reason;
import fr.conciergerie.orders.Town;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Actor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever has an appointment is reminded of it twice, by day, and not of one that is no more. */
@SpringBootTest
class RemindersTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @Autowired
    ApplicationContext context;

    @Autowired
    Bookings bookings;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private Town town;
    private BookingView booking;

    @BeforeEach
    void somebodyHasAnAppointment() {
        town = Town.build(context);
        booking = Practice.open(context, town).booked(context, 9);
    }

    @Test
    void twoDaysBeforeAndThreeHoursBeforeOnceEach() {
        assertThat(at(booking.startsAt().minus(Duration.ofHours(49)))).isEmpty();
        assertThat(at(booking.startsAt().minus(Duration.ofHours(47)))).containsExactly(ReminderKind.DAYS_BEFORE);
        assertThat(at(booking.startsAt().minus(Duration.ofHours(46)))).isEmpty();
        assertThat(at(booking.startsAt().minus(Duration.ofHours(2)))).containsExactly(ReminderKind.HOURS_BEFORE);
        assertThat(at(booking.startsAt().minus(Duration.ofMinutes(90)))).isEmpty();
    }

    @Test
    void neverAtNightNorOnceItHasBegun() {
        var evening = booking.startsAt().atZone(PARIS).minusDays(2).withHour(21).toInstant();
        var early = booking.startsAt().atZone(PARIS).minusDays(1).withHour(7).toInstant();

        assertThat(at(evening)).isEmpty();
        assertThat(at(early)).isEmpty();
        assertThat(at(early.plus(Duration.ofHours(1)))).containsExactly(ReminderKind.DAYS_BEFORE);
        assertThat(at(booking.startsAt().plusSeconds(60))).isEmpty();
    }

    @Test
    void anHourThatWasGivenBackIsNobodysToBeRemindedOf() {
        as(() -> bookings.cancel(
                agent(), booking.id(), Reason.chosen(ClosedReason.NO_LONGER_NEEDED), booking.version()));

        assertThat(at(booking.startsAt().minus(Duration.ofHours(47)))).isEmpty();
    }

    @Test
    void whoeverTookItLateNeedsNoReminderOfWhatTheyHaveJustDone() {
        as(() -> jdbc.sql("update bookings.booking set changed_at = starts_at - interval '30 hours' where id = :id")
                .param("id", booking.id().value())
                .update());

        assertThat(at(booking.startsAt().minus(Duration.ofHours(26)))).isEmpty();
        assertThat(at(booking.startsAt().minus(Duration.ofHours(2)))).containsExactly(ReminderKind.HOURS_BEFORE);
    }

    private List<ReminderKind> at(Instant now) {
        var sent = new ArrayList<ReminderKind>();
        var reminders = new Reminders(
                jdbc,
                event -> {
                    if (event instanceof AppointmentNear near) {
                        sent.add(near.kind());
                    }
                },
                Clock.fixed(now, ZoneOffset.UTC));
        as(reminders::remind);
        return sent;
    }

    private Actor agent() {
        return context.getBean(Accounts.class).actors(town.agent().account()).getFirst();
    }

    private <T> T as(Supplier<T> work) {
        return Tenant.call(town.operator(), () -> Objects.requireNonNull(transaction.execute(_ -> work.get())));
    }
}
