package fr.conciergerie.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.animations.AnimationKind;
import fr.conciergerie.animations.AnimationStatus;
import fr.conciergerie.animations.AnimationView;
import fr.conciergerie.animations.Animations;
import fr.conciergerie.animations.Balance;
import fr.conciergerie.animations.CollectionView;
import fr.conciergerie.animations.Collections;
import fr.conciergerie.animations.LotStatus;
import fr.conciergerie.bookings.BookableSlots;
import fr.conciergerie.bookings.Schedule;
import fr.conciergerie.bookings.Slot;
import fr.conciergerie.bookings.SlotWaitingLists;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.shared.DayClock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a demonstration has around the day on which it is shown, whichever day that is: hours, events and collections. */
class MonthOfTheDemonstrationTest extends DemonstrationTest {

    @Autowired
    BookableSlots slots;

    @Autowired
    SlotWaitingLists waiting;

    @Autowired
    Animations animations;

    @Autowired
    Collections collections;

    @Autowired
    DayClock dayClock;

    /** The days of this week that are over cannot be booked any more: the seven days from today on are looked at, and the next. */
    @Test
    void whoeverReceivesHasHoursThisWeekAndTheNext() {
        inTheDemonstration(() -> {
            var today = dayClock.today();
            assertThat(offered(today, today.plusDays(6))).isNotEmpty();
            assertThat(offered(today.plusDays(7), today.plusDays(13))).isNotEmpty();
            assertThat(offered(today, today.plusDays(13)))
                    .anyMatch(it -> it.slot().isFree())
                    .extracting(it -> it.schedule().practitioner().name())
                    .contains("L’ostéopathe", "La sophrologue");
        });
    }

    @Test
    void aGroupIsFullAndSomebodyWaitsForIt() {
        inTheDemonstration(() -> {
            var today = dayClock.today();
            var full = offered(today, today.plusDays(20)).stream()
                    .filter(it -> it.slot().capacity() > 1 && it.slot().waiting() > 0)
                    .toList();

            assertThat(full).singleElement().satisfies(it -> {
                assertThat(it.slot().free()).isZero();
                assertThat(waiting.of(manager(), it.slot().id()))
                        .hasSize(2)
                        .allSatisfy(who -> assertThat(who.offeredUntil()).isNull());
            });
        });
    }

    /** Of every kind, some over and some to come; one is full and waited for, one was cancelled. */
    @Test
    void thereIsAMonthOfEvents() {
        inTheDemonstration(() -> {
            var today = dayClock.today();
            var month = animations.between(manager(), today.minusDays(12), today.plusDays(26));

            assertThat(month)
                    .hasSizeGreaterThanOrEqualTo(12)
                    .extracting(it -> it.details().kind())
                    .contains(AnimationKind.values());
            assertThat(month)
                    .extracting(AnimationView::status)
                    .contains(AnimationStatus.HELD, AnimationStatus.PUBLISHED, AnimationStatus.CANCELLED);
            assertThat(month).anyMatch(it -> it.isFull() && it.waiting() > 0);
            assertThat(weeks(month)).as("weeks in which something takes place").hasSizeGreaterThanOrEqualTo(4);
        });
    }

    /** What was handed over comes to what was received, but for a scarf of which it is said what became of it. */
    @Test
    void aCollectionIsClosedWithItsReceiptAndAnotherRuns() {
        inTheDemonstration(() -> {
            var closed = collection(CollectionView::closed);
            assertThat(collections.lots(manager(), closed.id())).isNotEmpty().allSatisfy(it -> {
                assertThat(it.status()).isEqualTo(LotStatus.RECEIVED);
                assertThat(it.receiptNumber()).isNotBlank();
                assertThat(it.handedTo()).isNotBlank();
                assertThat(it.contents())
                        .allSatisfy(content -> assertThat(content.received() == content.sealed())
                                .as("received as sealed, or said why not")
                                .isEqualTo(content.receiptNote() == null));
            });
            assertThat(collections.balance(manager(), closed.id()))
                    .isNotEmpty()
                    .allSatisfy(it -> assertThat(it.waiting()).isZero());

            var running = collection(it -> !it.closed());
            assertThat(collections.takesToday(running)).isTrue();
            assertThat(collections.balance(manager(), running.id()))
                    .anyMatch(it -> it.deposited() > 0)
                    .anyMatch(it -> it.refused() > 0)
                    .extracting(Balance::received)
                    .containsOnly(0L);
        });
    }

    private record Offered(Schedule schedule, Slot slot) {}

    private List<Offered> offered(LocalDate first, LocalDate last) {
        return organisations.sites().stream()
                .flatMap(it -> offered(it, first, last))
                .toList();
    }

    private Stream<Offered> offered(Site site, LocalDate first, LocalDate last) {
        return slots.schedules(manager(), site).stream()
                .flatMap(schedule -> slots.at(manager(), site, List.of(schedule), first, last).stream()
                        .map(it -> new Offered(schedule, it)));
    }

    private CollectionView collection(Predicate<CollectionView> which) {
        return collections.all(manager()).stream().filter(which).toList().getFirst();
    }

    private static List<LocalDate> weeks(List<AnimationView> events) {
        return events.stream()
                .filter(it -> it.status() != AnimationStatus.CANCELLED)
                .map(it -> it.times().startsAt().atZone(it.times().zone()).toLocalDate())
                .map(it -> it.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)))
                .distinct()
                .toList();
    }
}
