package fr.conciergerie.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.conciergerie.calendar.Calendar;
import fr.conciergerie.calendar.CancellationCause;
import fr.conciergerie.catalogue.Shape;
import fr.conciergerie.database.RawRows;
import fr.conciergerie.partners.Partners;
import fr.conciergerie.shared.Money;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;

/** No promise stays that cannot be kept: a session that is not held moves all that counted on it, and whoever works on it is told. */
@SpringBootTest
@AutoConfigureMockMvc
class PromisesKeptTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @Autowired
    ApplicationContext context;

    @Autowired
    Clock clock;

    private Workshop shop;

    @BeforeEach
    void aDeskThatIsOpenEveryDay() {
        shop = Workshop.open(context, Locale.FRENCH);
    }

    @Test
    void whatIsUnderWayIsPromisedForTheNextSessionAndThePartnerHasAsLong() {
        var order = shop.given("talons");
        var before = promised(order);

        cancel(before);

        await().untilAsserted(() -> assertThat(promised(order)).isEqualTo(before.plusDays(1)));
        assertThat(dueOn(order)).isEqualTo(dueFor(before.plusDays(1)));
    }

    @Test
    void whatIsStillToBeHandedInIsPromisedFromTheNextSessionOn() {
        var order = shop.ordered("talons");
        var calendar = shop.it(Calendar.class);
        var next = shop.in(
                () -> calendar.nextSessions(shop.site, clock.instant(), 1).getFirst());

        // two days in a row: at a week-end the first alone may change nothing
        cancel(LocalDate.ofInstant(next.startsAt(), PARIS));
        cancel(LocalDate.ofInstant(next.startsAt(), PARIS).plusDays(1));
        cancel(LocalDate.ofInstant(next.startsAt(), PARIS).plusDays(2));

        await().untilAsserted(() -> {
            var promise = shop.in(() -> shop.it(PromiseKeeper.class)
                    .at(shop.site, clock.instant())
                    .promise(
                            Shape.ENTRUSTED,
                            clock.instant(),
                            shop.it(Partners.class).workingDays(shop.cobbler),
                            2));
            assertThat(promise).contains(promised(order));
        });
    }

    @Test
    void aLaterDayThatWasAgreedIsThePartnersToo() {
        var order = shop.given("talons");
        var later = promised(order).plusDays(9);
        shop.in(() -> shop.orders()
                .propose(
                        shop.cobblerAtWork(),
                        order.id(),
                        shop.line(order),
                        null,
                        later,
                        Reason.said("Du cuir à commander")));

        shop.in(() -> shop.orders().acceptProposal(shop.memberAtHome(), order.id(), shop.line(order)));

        assertThat(promised(order)).isEqualTo(later);
        assertThat(dueOn(order)).isEqualTo(dueFor(later));
    }

    @Test
    void aDayThatWasAgreedAndHasNoSessionAnyMoreIsMovedToTheNext() {
        var order = shop.given("talons");
        var later = promised(order).plusDays(9);
        shop.in(() -> shop.orders()
                .propose(
                        shop.cobblerAtWork(),
                        order.id(),
                        shop.line(order),
                        Money.euros(15, 0),
                        later,
                        Reason.said("Du cuir à commander")));
        cancel(later);

        shop.in(() -> shop.orders().acceptProposal(shop.memberAtHome(), order.id(), shop.line(order)));

        assertThat(promised(order)).isEqualTo(later.plusDays(1));
    }

    private LocalDate promised(OrderView order) {
        return Objects.requireNonNull(shop.in(() -> shop.orders().order(shop.manager(), order.id()))
                .lines()
                .getFirst()
                .promisedFor());
    }

    private LocalDate dueOn(OrderView order) {
        var line = shop.line(order);
        var ofLine = RawRows.of("select job_due_on from orders.order_line where id = '%s'".formatted(line));
        assertThat(RawRows.of(
                        "select due_on from orders.job where line_id = '%s' and ended_at is null".formatted(line)))
                .isEqualTo(ofLine);
        return LocalDate.parse(ofLine.getFirst());
    }

    private LocalDate dueFor(LocalDate promised) {
        return Objects.requireNonNull(shop.in(() -> PromiseCalculator.dueOn(
                promised,
                LocalDate.ofInstant(clock.instant(), PARIS),
                shop.it(Partners.class).workingDays(shop.cobbler))));
    }

    private void cancel(LocalDate day) {
        var calendar = shop.it(Calendar.class);
        shop.in(() -> {
            var session = calendar.nextSessions(shop.site, clock.instant(), 60).stream()
                    .filter(it -> LocalDate.ofInstant(it.startsAt(), PARIS).equals(day))
                    .findFirst()
                    .orElseThrow();
            calendar.cancel(session.id(), CancellationCause.BY_OPERATOR, null);
            return true;
        });
    }
}
