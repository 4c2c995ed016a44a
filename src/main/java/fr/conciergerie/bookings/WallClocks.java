package fr.conciergerie.bookings;

import fr.conciergerie.bookings.WallClockRepository.Promised;
import fr.conciergerie.orders.Appointment;
import fr.conciergerie.orders.Appointments;
import fr.conciergerie.shared.Refused;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps what was promised where the law changes a clock: the hour on the wall holds, and the moment moves. Each member is told. What
 * would meet something else then stays as it is, and is in the log: a person decides.
 */
@Component
class WallClocks {

    private static final Logger LOG = LoggerFactory.getLogger(WallClocks.class);

    private final WallClockRepository repository;
    private final ScheduleRepository schedules;
    private final Appointments appointments;
    private final TransactionTemplate transaction;
    private final Clock clock;

    WallClocks(
            WallClockRepository repository,
            ScheduleRepository schedules,
            Appointments appointments,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.repository = repository;
        this.schedules = schedules;
        this.appointments = appointments;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Of the operator at work. An hour makes room for the one before it, or after it, so they go in that order. */
    void putRight() {
        var off = transaction.execute(_ -> repository.toCome(clock.instant())).stream()
                .filter(it -> !it.off().isZero())
                .toList();
        inOrder(off).forEach(it -> {
            try {
                transaction.executeWithoutResult(_ -> putRight(it));
            } catch (Refused _) {
                LOG.warn(
                        "The hour {} is no longer at {} on the wall: something else is then",
                        it.slot(),
                        it.wallClock());
            } catch (RuntimeException e) {
                LOG.error("The hour {} could not be put right", it.slot(), e);
            }
        });
    }

    private static Stream<Promised> inOrder(List<Promised> off) {
        var byMoment = Comparator.comparing(Promised::startsAt);
        return Stream.concat(
                off.stream().filter(it -> it.off().isNegative()).sorted(byMoment),
                off.stream().filter(it -> it.off().isPositive()).sorted(byMoment.reversed()));
    }

    private void putRight(Promised hour) {
        schedules.lock(hour.practitioner());
        var startsAt = hour.startsAt().plus(hour.off());
        for (var line : repository.putRight(hour, clock.instant())) {
            appointments.changeClock(
                    line.order(),
                    line.id(),
                    new Appointment(line.partner(), startsAt, hour.wallClock().toLocalDate()));
        }
    }
}
