package fr.conciergerie.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.conciergerie.catalogue.Family;
import fr.conciergerie.catalogue.PriceKind;
import fr.conciergerie.catalogue.ServiceId;
import fr.conciergerie.catalogue.Shape;
import fr.conciergerie.catalogue.Vat;
import fr.conciergerie.orders.LineState.Job;
import fr.conciergerie.orders.LineState.Proposal;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.ShortCode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a line moves, and what the order makes of it. */
class OrderTest {

    private static final Instant NOW = Instant.parse("2026-11-24T11:30:00Z");
    private static final Instant END = Instant.parse("2026-12-08T22:59:59.999Z");
    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 27);
    private static final LocalDate TUESDAY = LocalDate.of(2026, 12, 1);
    private static final PartnerId COBBLER = new PartnerId(new UUID(1, 1));
    private static final Job JOB = new Job(new JobId(new UUID(2, 1)), COBBLER, LocalDate.of(2026, 11, 26));

    @Test
    void shoesGoOutAndComeBack() {
        var line = shoes().deposit("étagère B2")
                .dispatch(JOB)
                .accept()
                .complete(NOW)
                .comeBack("étagère A1")
                .collect(null, NOW);

        assertThat(line.status()).isEqualTo(LineStatus.COLLECTED);
        assertThat(line.total()).contains(Money.euros(25, 0));
    }

    @Test
    void shoesMustBeHandedInBeforeTheCobblerGetsThem() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> shoes().dispatch(JOB))
                .withMessage("orders.not-deposited-yet");
    }

    @Test
    void aVegetableBoxIsOrderedWithoutHandingAnythingIn() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> box().deposit("étagère B2"))
                .withMessage("orders.nothing-to-deposit");

        assertThat(box().dispatch(JOB).accept().complete(NOW).comeBack("frais").status())
                .isEqualTo(LineStatus.READY);
    }

    @Test
    void anAppointmentIsGivenThereAndThen() {
        var attended = line(Shape.APPOINTMENT, Family.WELL_BEING, Money.euros(30, 0))
                .dispatch(JOB)
                .accept()
                .complete(NOW);

        assertThat(attended.status()).isEqualTo(LineStatus.COLLECTED);
    }

    @Test
    void aQuoteIsAProposalThatTheMemberAccepts() {
        var asked = line(Shape.REQUEST, Family.FAMILY, null);
        assertThat(asked.status()).isEqualTo(LineStatus.REQUESTED);

        var quoted = asked.dispatch(JOB).propose(new Proposal(Money.euros(80, 0), FRIDAY, Reason.said("Deux heures")));
        assertThat(quoted.status()).isEqualTo(LineStatus.PROPOSED);
        assertThat(quoted.unitPrice()).as("nothing is agreed yet").isNull();

        var agreed = quoted.acceptProposal();
        assertThat(agreed.status()).isEqualTo(LineStatus.ACCEPTED);
        assertThat(agreed.unitPrice()).isEqualTo(Money.euros(80, 0));
        assertThat(agreed.promised()).isEqualTo(Promised.on(FRIDAY));
    }

    @Test
    void aPartnerCannotTakeOnWhatHasNoPrice() {
        var asked = line(Shape.REQUEST, Family.FAMILY, null).dispatch(JOB);

        assertThatExceptionOfType(Refused.class).isThrownBy(asked::accept).withMessage("orders.a-price-is-needed");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> asked.propose(new Proposal(null, FRIDAY, Reason.said("Plus tard"))))
                .withMessage("orders.a-price-is-needed");
    }

    @Test
    void aProposalSaysAPriceOrADay() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> new Proposal(null, null, Reason.said("Je ne sais pas")))
                .withMessage("orders.proposal-is-empty");
    }

    @Test
    void theFirstPromiseIsKeptForEver() {
        var later = atTheCobbler()
                .propose(new Proposal(null, TUESDAY, Reason.said("La peau arrive lundi")))
                .acceptProposal();

        assertThat(later.promised()).isEqualTo(new Promised(FRIDAY, TUESDAY, 2, null));
        assertThat(later.promiseAnew(TUESDAY).promised())
                .as("the same day is no new promise")
                .isEqualTo(later.promised());
    }

    @Test
    void aRefusedProposalBringsTheShoesBackAsTheyAre() {
        var untreated = atTheCobbler()
                .propose(new Proposal(Money.euros(60, 0), null, Reason.said("Semelle fendue")))
                .refuseProposal(NOW);

        assertThat(untreated.status()).isEqualTo(LineStatus.UNTREATED);
        assertThat(untreated.total()).as("nothing was done, nothing is owed").contains(Money.ZERO);
        assertThat(untreated.comeBack("étagère A1").collect(null, NOW).status())
                .isEqualTo(LineStatus.RETURNED_UNTREATED);
    }

    @Test
    void anUntreatedItemIsGivenBackOnlyOnceItIsHere() {
        var stillOut = atTheCobbler().cancel(Reason.said("changement d’avis"), NOW);

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> stillOut.collect(null, NOW))
                .withMessage("orders.cannot-be.collected");
    }

    @Test
    void anotherPartnerStepsInAfterARefusal() {
        var refused = atTheCobbler().refuse(Reason.said("machine en panne"));
        assertThat(refused.status()).isEqualTo(LineStatus.REFUSED);

        var other = new Job(new JobId(new UUID(2, 2)), new PartnerId(new UUID(1, 2)), null);
        assertThat(refused.dispatch(other).job()).contains(other);
    }

    @Test
    void cancellingIsFreeUntilThePartnerHasStarted() {
        assertThat(shoes().cancel(Reason.said("changement d’avis"), NOW).status())
                .isEqualTo(LineStatus.CANCELLED);
        assertThat(shoes().deposit("B2")
                        .cancel(Reason.said("changement d’avis"), NOW)
                        .state())
                .isEqualTo(new LineState.Untreated(Reason.said("changement d’avis"), "B2"));

        var started = atTheCobbler().accept();
        assertThat(started.mayCancel()).isFalse();
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> started.cancel(Reason.said("changement d’avis"), NOW))
                .withMessage("orders.cannot-be.cancelled");

        var proposedAfterStarting =
                started.propose(new Proposal(Money.euros(60, 0), null, Reason.said("Semelle fendue")));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> proposedAfterStarting.cancel(Reason.said("non"), NOW));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 100, 1_000_000_000, Integer.MIN_VALUE})
    void aQuantityIsBetweenOneAndNinetyNine(int quantity) {
        var line = shoes();
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> new OrderLine(
                        line.id(), line.service(), quantity, null, line.unitPrice(), line.promised(), line.state()))
                .withMessage("orders.quantity-out-of-bounds");
    }

    @Test
    void anOrderNeedsALine() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> order(List.of()))
                .withMessage("orders.needs-a-line");
    }

    @Test
    void theOrderFollowsItsLines() {
        var shoes = shoes();
        var box = box();
        var order = order(List.of(shoes, box));
        assertThat(order.status()).isEqualTo(OrderStatus.CONFIRMED);

        order = order.change(shoes.id(), it -> it.deposit("B2"));
        assertThat(order.status()).isEqualTo(OrderStatus.IN_PROGRESS);

        order = order.change(
                        shoes.id(),
                        it -> it.dispatch(JOB).accept().complete(NOW).comeBack("A1"))
                .change(box.id(), it -> it.cancel(Reason.said("plus besoin"), NOW));
        assertThat(order.status()).isEqualTo(OrderStatus.READY);
        assertThat(order.total()).isEqualTo(Money.euros(25, 0));

        order = order.change(shoes.id(), it -> it.collect(null, NOW));
        assertThat(order.status()).isEqualTo(OrderStatus.COLLECTED);
    }

    @ParameterizedTest
    @EnumSource(Channel.class)
    void onlyADistanceOrderCanBeWithdrawnFrom(Channel channel) {
        var order = order(List.of(shoes()), channel);

        assertThat(order.mayWithdraw(NOW)).isEqualTo(channel.isDistance());
    }

    @Test
    void theRightCoversWhatIsNotPerishable() {
        var order = order(List.of(shoes(), box()));

        assertThat(order.covers(order.lines().getFirst())).isTrue();
        assertThat(order.covers(order.lines().getLast())).isFalse();
    }

    @Test
    void theRightEndsWithItsPeriodAndNotAMomentBefore() {
        var order = order(List.of(shoes()));

        assertThat(order.mayWithdraw(END)).isTrue();
        assertThat(order.mayWithdraw(END.plusMillis(1))).isFalse();
    }

    @Test
    void whoWishedTheWorkToBeginAtOnceLosesTheRightOnceItIsDoneAndOthersDoNot() {
        var done = atTheCobbler().accept().complete(NOW);

        assertThat(order(List.of(done), Channel.ONLINE, new BeginAtOnce(NOW, "Je demande"))
                        .mayWithdraw(NOW))
                .isFalse();
        assertThat(order(List.of(done), Channel.ONLINE, null).mayWithdraw(NOW)).isTrue();
        var givenBack = done.withdraw(NOW, Money.ZERO);
        assertThat(givenBack.status()).isEqualTo(LineStatus.UNTREATED);
        assertThat(done.comeBack("A1")
                        .collect(null, NOW)
                        .withdraw(NOW, Money.ZERO)
                        .status())
                .isEqualTo(LineStatus.WITHDRAWN);
    }

    @Test
    void goodsAreCountedFromTheDayTheLastOfThemWasReceived() {
        var soap = line(Shape.GOODS, Family.EVERYDAY, Money.euros(8, 0));
        var lamp = line(Shape.GOODS, Family.EVERYDAY, Money.euros(30, 0));
        var received = received(soap).withdrawableUntil(END.plus(Duration.ofDays(3)));
        var later = received(lamp).withdrawableUntil(END.plus(Duration.ofDays(9)));

        assertThat(order(List.of(soap)).withdrawalUntil(soap)).isNull();
        assertThat(order(List.of(received, lamp)).withdrawalUntil(received)).isNull();
        assertThat(order(List.of(received, later)).withdrawalUntil(received)).isEqualTo(END.plus(Duration.ofDays(9)));
        assertThat(order(List.of(received, later)).mayWithdraw(END.plus(Duration.ofDays(9))))
                .isTrue();
        assertThat(order(List.of(received, later)).mayWithdraw(END.plus(Duration.ofDays(10))))
                .isFalse();
        var takenBack = received.undoCollection("A1", true);
        assertThat(order(List.of(takenBack)).withdrawalUntil(takenBack)).isNull();
    }

    @Test
    void whatIsOnQuoteHasNoPeriodBeforeItIsAgreed() {
        var quote = line(Shape.REQUEST, Family.FAMILY, null);

        assertThat(order(List.of(quote)).withdrawalUntil(quote)).isNull();
        assertThat(order(List.of(quote)).mayWithdraw(END.plus(Duration.ofDays(90))))
                .isTrue();
    }

    @Test
    void whatStaysDueOfALineIsWhatItCosts() {
        var left = atTheCobbler().accept().withdraw(NOW, Money.euros(6, 25));

        assertThat(left.status()).isEqualTo(LineStatus.UNTREATED);
        assertThat(left.total()).contains(Money.euros(6, 25));
        assertThat(order(List.of(left, box())).total()).isEqualTo(Money.euros(18, 75));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-16, 2026-11-16, 0, 1",
        "2026-11-16, 2026-11-20, 0, 4",
        "2026-11-16, 2026-11-18, 2, 4",
        "2026-11-16, 2026-12-30, 3, 4",
        "2026-11-16, 2026-11-10, 0, 4"
    })
    void theDonePartOfAWorkFollowsFromItsDaysAndIsNeverWhole(LocalDate begun, LocalDate today, int done, int days) {
        var due = days == 1 ? begun : LocalDate.of(2026, 11, 20);
        var work = Withdrawals.Work.of(begun, due, today.equals(LocalDate.of(2026, 11, 20)) ? begun : today);

        assertThat(work).isEqualTo(new Withdrawals.Work(done, days));
        assertThat(work.part(Money.euros(10, 1)).cents()).isEqualTo(1001L * done / days);
    }

    /** Every state is reached, and from each one every verb either moves the line or refuses with a reason. */
    @Test
    void aVerbMovesTheLineOrSaysWhyNot() {
        var seen = new ArrayList<LineStatus>();
        Stream.of(Shape.values()).forEach(shape -> explore(line(shape, Family.EVERYDAY, Money.euros(25, 0)), seen, 0));
        explore(line(Shape.REQUEST, Family.FAMILY, null), seen, 0);

        assertThat(seen).contains(LineStatus.values());
    }

    private void explore(OrderLine line, List<LineStatus> seen, int depth) {
        seen.add(line.status());
        if (depth == 7) {
            return;
        }
        var verbs = Stream.<UnaryOperator<OrderLine>>of(
                it -> it.deposit("B2"),
                it -> it.dispatch(JOB),
                OrderLine::accept,
                it -> it.refuse(Reason.said("fermé")),
                it -> it.propose(new Proposal(Money.euros(40, 0), TUESDAY, Reason.said("plus long"))),
                OrderLine::acceptProposal,
                it -> it.refuseProposal(NOW),
                it -> it.complete(NOW),
                it -> it.comeBack("A1"),
                it -> it.collect(null, NOW),
                it -> it.holdBack(null),
                it -> it.holdBack("A2"),
                it -> it.clear("A2"),
                it -> it.giveUp(Reason.said("remboursé"), NOW),
                it -> it.cancel(Reason.said("non"), NOW),
                it -> it.status().isFinal() ? it.cancel(Reason.said("non"), NOW) : it.withdraw(NOW, Money.ZERO));
        verbs.forEach(verb -> {
            try {
                var next = verb.apply(line);
                assertThat(line.status().isFinal())
                        .as("%s is final", line.status())
                        .isFalse();
                LineRow.of(next).parameters();
                explore(next, seen, depth + 1);
            } catch (Refused refused) {
                assertThat(refused.key()).startsWith("orders.");
            }
        });
    }

    private static OrderLine received(OrderLine goods) {
        return goods.dispatch(JOB).accept().complete(NOW).comeBack("A1").collect(null, NOW);
    }

    private static OrderLine atTheCobbler() {
        return shoes().deposit("B2").dispatch(JOB);
    }

    private static OrderLine shoes() {
        return line(Shape.ENTRUSTED, Family.EVERYDAY, Money.euros(25, 0));
    }

    private static OrderLine box() {
        return line(Shape.GOODS, Family.FOOD, Money.euros(12, 50));
    }

    private static OrderLine line(Shape shape, Family family, @Nullable Money price) {
        var service = new OrderedService(
                new ServiceId(new UUID(3, shape.ordinal())),
                shape.name().toLowerCase(Locale.ROOT),
                "Un service",
                family,
                shape,
                price == null ? PriceKind.ON_QUOTE : PriceKind.FIXED,
                new Vat("NORMAL", 2000, ""),
                List.of(),
                COBBLER,
                2);
        return new OrderLine(
                new LineId(UUID.randomUUID()),
                service,
                1,
                null,
                price,
                shape == Shape.REQUEST ? null : Promised.on(FRIDAY),
                price == null ? new LineState.Requested() : new LineState.Confirmed());
    }

    private static Order order(List<OrderLine> lines) {
        return order(lines, Channel.ONLINE);
    }

    private static Order order(List<OrderLine> lines, Channel channel) {
        return order(lines, channel, null);
    }

    private static Order order(List<OrderLine> lines, Channel channel, @Nullable BeginAtOnce wish) {
        return new Order(
                new OrderId(new UUID(4, 1)),
                new ShortCode("ABC234"),
                new ShortCode("XYZ789"),
                new SiteId(new UUID(5, 1)),
                new MemberId(new UUID(6, 1)),
                channel,
                new UUID(7, 1),
                NOW,
                null,
                channel.isDistance() ? END : null,
                null,
                wish,
                lines,
                0);
    }
}
