package fr.conciergerie.figures;

import static fr.conciergerie.figures.Indicator.APPOINTMENTS_BOOKED;
import static fr.conciergerie.figures.Indicator.APPOINTMENT_ABSENCE;
import static fr.conciergerie.figures.Indicator.APPOINTMENT_ATTENDANCE;
import static fr.conciergerie.figures.Indicator.APPOINTMENT_PLACES_TAKEN;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.conciergerie.figures.PlainFigures.Counted;
import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.shared.Cursor;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.OperatorDirectory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The appointments to which a figure of the operator's leads are as many as it says, and as many as the rows in which they were
 * booked: in made-up histories of many clients, on three clocks, before and after what turned out otherwise.
 */
@SpringBootTest
@AutoConfigureMockMvc
class CountedAppointmentsTest {

    private static final int HISTORIES = 150;
    private static final long SEED = Long.getLong("seed", 2015);
    private static final Perimeter WHOLE = new Perimeter.WholeOperator();

    private static final List<Indicator> OF_APPOINTMENTS =
            List.of(APPOINTMENTS_BOOKED, APPOINTMENT_ATTENDANCE, APPOINTMENT_ABSENCE, APPOINTMENT_PLACES_TAKEN);

    @Autowired
    OperatorDirectory operators;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    OperatorFigures figures;

    @Autowired
    CountedAppointments appointments;

    @Test
    void areAsManyAsTheFigureSays() {
        inAnOperatorOfItsOwn(SEED + 31, histories -> {
            compare(histories);
            committed(() -> {
                histories.correct();
                return true;
            });
            compare(histories);
        });
    }

    /** The last day of a month is of that month by the clock on the wall of the hour, whatever the clock of the site says. */
    @Test
    void comeFromTheLatestToTheEarliestAndEachOnce() {
        inAnOperatorOfItsOwn(SEED + 32, _ -> {
            for (var period : periods()) {
                var all = behind(APPOINTMENTS_BOOKED, period);
                assertThat(all).extracting(CountedAppointment::appointment).doesNotHaveDuplicates();
                assertThat(all)
                        .isSortedAccordingTo(
                                Comparator.comparing(CountedAppointment::at).reversed())
                        .allMatch(it -> !it.at().toLocalDate().isBefore(period.from())
                                && it.at().toLocalDate().isBefore(period.end()));
            }
            assertThat(behind(APPOINTMENTS_BOOKED, Period.year(2024))).hasSizeGreaterThan(CountedLines.A_PAGE);
        });
    }

    @Test
    void tellWhatItWasWithWhomAndWhere() {
        inAnOperatorOfItsOwn(
                SEED + 33,
                _ -> assertThat(behind(APPOINTMENTS_BOOKED, Period.year(2024))).allSatisfy(it -> {
                    assertThat(it.practitioner()).isEqualTo("Ostéopathe");
                    assertThat(it.service()).isNotBlank();
                    assertThat(it.site()).isNotBlank();
                    assertThat(it.status()).isIn("BOOKED", "ATTENDED", "ABSENT", "EXCUSED");
                }));
    }

    /** A client has no such figure, so nobody looks behind it, and a cursor made up by hand breaks nothing. */
    @Test
    void areOfTheWholeOperatorOnly() {
        var client = new Perimeter.Client(new OrganisationId(UUID.randomUUID()), null);
        inAnOperatorOfItsOwn(SEED + 34, _ -> {
            for (var indicator : OF_APPOINTMENTS) {
                assertThatThrownBy(() -> appointments.of(indicator, client, Period.year(2024), null))
                        .isInstanceOf(NotFound.class);
            }
            assertThatThrownBy(() -> appointments.of(Indicator.USERS, WHOLE, Period.year(2024), null))
                    .isInstanceOf(NotFound.class);
            for (long at : List.of(Long.MIN_VALUE, -1L, Long.MAX_VALUE)) {
                var cursor = Cursor.of(at, new UUID(0, 0), new UUID(0, 0)).toString();
                assertThat(appointments
                                .of(APPOINTMENTS_BOOKED, WHOLE, Period.year(2024), cursor)
                                .items())
                        .hasSize(at > 0 ? CountedLines.A_PAGE : 0);
            }
        });
    }

    private void compare(RandomHistories histories) {
        var rows = committed(histories::read);
        for (var period : periods()) {
            var told = committed(() -> figures.counted(period));
            for (var indicator : OF_APPOINTMENTS) {
                var figure = Objects.requireNonNull(told.get(indicator));
                var listed = sum(indicator, behind(indicator, period));
                assertThat(listed)
                        .as("%s in %s with seed %d", indicator, period, SEED)
                        .isEqualTo(new Counted(figure.numerator(), figure.denominator()))
                        .isEqualTo(plain(rows, indicator, period));
            }
        }
    }

    private static List<Period> periods() {
        return List.of(
                Period.year(2024),
                new Period(LocalDate.of(2024, 2, 1), LocalDate.of(2024, 3, 1)),
                new Period(LocalDate.of(2023, 12, 1), LocalDate.of(2024, 2, 1)),
                Period.year(2010));
    }

    /** What the list adds up to. */
    private static Counted sum(Indicator indicator, List<CountedAppointment> listed) {
        if (listed.isEmpty()) {
            return Counted.NOTHING;
        }
        long counting = listed.stream().filter(CountedAppointment::counts).count();
        return switch (indicator) {
            case APPOINTMENTS_BOOKED -> Counted.of(counting);
            case APPOINTMENT_PLACES_TAKEN -> Counted.of(counting, placesOfHours(listed));
            default -> Counted.of(counting, listed.size());
        };
    }

    private static long placesOfHours(List<CountedAppointment> listed) {
        return listed.stream()
                .collect(toMap(CountedAppointment::hour, CountedAppointment::places, (one, _) -> one))
                .values()
                .stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** Row by row, of all clients: those of one hour may be of several, so they are counted together. */
    private static Counted plain(RawRows rows, Indicator indicator, Period period) {
        var booked = rows.bookings().values().stream()
                .flatMap(List::stream)
                .filter(it -> it.counts()
                        && !it.day().isBefore(period.from())
                        && it.day().isBefore(period.end()))
                .toList();
        var about = switch (indicator) {
            case APPOINTMENTS_BOOKED -> booked;
            case APPOINTMENT_PLACES_TAKEN ->
                booked.stream().filter(it -> it.capacity() > 1).toList();
            default -> booked.stream().filter(RawRows.Booking::wasSaid).toList();
        };
        if (about.isEmpty()) {
            return Counted.NOTHING;
        }
        return switch (indicator) {
            case APPOINTMENTS_BOOKED -> Counted.of(about.size());
            case APPOINTMENT_PLACES_TAKEN ->
                Counted.of(
                        about.size(),
                        about.stream()
                                .collect(toMap(RawRows.Booking::slot, RawRows.Booking::capacity, (one, _) -> one))
                                .values()
                                .stream()
                                .mapToLong(Integer::longValue)
                                .sum());
            default -> {
                var status = indicator == APPOINTMENT_ATTENDANCE ? "ATTENDED" : "ABSENT";
                yield Counted.of(
                        about.stream().filter(it -> it.status().equals(status)).count(), about.size());
            }
        };
    }

    private List<CountedAppointment> behind(Indicator indicator, Period period) {
        var all = new ArrayList<CountedAppointment>();
        @Nullable String cursor = null;
        do {
            var page = appointments.of(indicator, WHOLE, period, cursor);
            all.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);
        return all;
    }

    private void inAnOperatorOfItsOwn(long seed, Consumer<RandomHistories> test) {
        var operator = operators.create("Rendez-vous", "rendez-vous-" + UUID.randomUUID());
        Tenant.run(operator, () -> {
            var histories = new RandomHistories(jdbc, new Random(seed), 10);
            committed(() -> {
                histories.make(HISTORIES);
                return true;
            });
            test.accept(histories);
        });
    }

    private <T> T committed(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(_ -> work.get()));
    }
}
