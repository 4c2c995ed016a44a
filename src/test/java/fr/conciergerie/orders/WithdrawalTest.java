package fr.conciergerie.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.conciergerie.Here;
import fr.conciergerie.custody.PieceIn;
import fr.conciergerie.custody.Reserves;
import fr.conciergerie.organisations.TermsOfSale;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.Dictionary;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the law lets a consumer take back, and what they owe then, on real rows. */
@SpringBootTest
@AutoConfigureMockMvc
class WithdrawalTest {

    private static final String WORDS = "orders.begin-at-once";

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Dictionary dictionary;

    @Autowired
    Clock clock;

    private final Workshop shop;

    WithdrawalTest(@Autowired ApplicationContext context) {
        shop = Workshop.open(context, Locale.FRENCH);
    }

    @Test
    void withoutTheWishNothingIsDueHoweverFarTheWorkHasGot() {
        var order = shop.finished("talons");

        var quote = quote(order);
        assertThat(quote.due()).isEqualTo(Money.ZERO);
        assertThat(quote.lines().getFirst().until()).isNotNull();

        var left = shop.in(() -> shop.orders().withdraw(shop.memberAtHome(), order.id()));
        assertThat(left.lines().getFirst().status()).isEqualTo(LineStatus.UNTREATED);
        assertThat(left.total()).isEqualTo(Money.ZERO);
    }

    @Test
    void theWishIsKeptWithItsWordsItsMomentAndItsTerms() {
        shop.in(() -> shop.it(TermsOfSale.class)
                .publish(shop.manager(), shop.it(TermsOfSale.class).earliestDay(), "# Prix", 1));

        var order = order("talons", words());

        assertThat(order.termsVersion()).isEqualTo("1");
        assertThat(order.beginAtOnce()).isEqualTo(new BeginAtOnce(order.placedAt(), words()));
        var kept = shop.in(() -> shop.orders().order(shop.memberAtHome(), order.id()));
        assertThat(kept.beginAtOnce()).extracting(BeginAtOnce::words).isEqualTo(words());
        shop.in(() -> shop.it(TermsOfSale.class)
                .publish(shop.manager(), shop.it(TermsOfSale.class).earliestDay(), "# Prix d’après", 2));
        assertThat(shop.in(() -> shop.orders().order(shop.memberAtHome(), order.id()))
                        .termsVersion())
                .isEqualTo("1");
        assertThat(shop.ordered("talons").termsVersion()).isEqualTo("2");
    }

    /** Those that are published for later govern what is ordered from then on. */
    @Test
    void anOrderIsUnderTheTermsOfItsDay() {
        var today = Here.today(clock);
        var terms = shop.it(TermsOfSale.class);
        shop.in(() -> terms.publish(shop.manager(), today, "# Prix", 1));
        shop.in(() -> terms.publish(shop.manager(), today.plusDays(5), "# Prix d’après", 2));

        assertThat(shop.ordered("talons").termsVersion()).isEqualTo("1");
    }

    @Test
    void whatHasBegunAtTheMembersWishIsPaidForInPartAndSaidBefore() {
        var order = accepted(words());
        var line = shop.line(order);
        inOneGo(() -> jdbc.sql("update orders.order_line set job_due_on = :due where id = :line")
                .param("due", Here.today(clock).plusDays(4))
                .param("line", line.value())
                .update());
        var later = clock.instant().plus(Duration.ofDays(2));

        var quote = inOneGo(() -> shop.it(Withdrawals.class).quote(stored(order), null, later));
        assertThat(quote.lines().getFirst().daysDone()).isEqualTo(2);
        assertThat(quote.lines().getFirst().days()).isEqualTo(4);
        assertThat(quote.due()).isEqualTo(Money.euros(6, 25)).isEqualTo(quote.remains());

        inOneGo(() -> {
            shop.it(OrderRepository.class)
                    .update(stored(order).change(line, it -> it.withdraw(later, quote.due())), line);
            return true;
        });
        var left = shop.in(() -> shop.orders().order(shop.memberAtHome(), order.id()));
        assertThat(left.lines().getFirst().stillDue()).isEqualTo(Money.euros(6, 25));
        assertThat(left.total()).isEqualTo(Money.euros(6, 25));
    }

    @Test
    void aServiceGivenInFullAtTheMembersWishIsTheirs() {
        var order = accepted(words());
        shop.in(() -> shop.orders().complete(shop.cobblerAtWork(), order.id(), shop.line(order)));

        assertThatExceptionOfType(Refused.class).isThrownBy(() -> quote(order)).withMessage("orders.cannot-withdraw");
    }

    @Test
    void onlyOurOwnSentenceIsAWishAndOnlyAtADistance() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> order("talons", "Vite !"))
                .withMessage("orders.begin-at-once-in-other-words");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> shop.in(() -> shop.orders()
                        .place(
                                shop.manager(),
                                new PlaceOrder(
                                        shop.site.toString(),
                                        shop.member,
                                        Channel.DESK,
                                        List.of(line("talons")),
                                        null,
                                        words()))))
                .withMessage("orders.begin-at-once-without-distance");
    }

    @Test
    void theRightLastsToTheEndOfItsLastDay() {
        var order = shop.ordered("talons");
        var end = Objects.requireNonNull(order.withdrawalUntil());

        var there = end.atZone(ZoneId.of("Europe/Paris"));
        assertThat(there.toLocalTime()).hasToString("23:59:59.999");
        assertThat(there.toLocalDate())
                .isAfterOrEqualTo(LocalDate.ofInstant(order.placedAt(), ZoneId.of("Europe/Paris"))
                        .plusDays(14));
        assertThat(order.lines().getFirst().withdrawalUntil()).isEqualTo(end);
        assertThat(shop.ordered("sac").lines().getFirst().withdrawalUntil()).isNull();
    }

    @Test
    void aQuoteIsCountedFromTheDayItIsAgreed() {
        var order = shop.given("sac");
        shop.in(() -> shop.orders()
                .propose(
                        shop.cobblerAtWork(),
                        order.id(),
                        shop.line(order),
                        Money.euros(40, 0),
                        null,
                        Reason.said("Deux coutures")));

        var agreed = shop.in(() -> shop.orders().acceptProposal(shop.memberAtHome(), order.id(), shop.line(order)));

        assertThat(agreed.lines().getFirst().withdrawalUntil()).isNotNull();
    }

    private WithdrawalQuote quote(OrderView order) {
        return shop.in(() -> shop.orders().withdrawalQuote(shop.memberAtHome(), order.id(), null));
    }

    private OrderView accepted(@Nullable String wish) {
        var order = order("talons", wish);
        return shop.in(() -> {
            shop.custody()
                    .deposit(
                            shop.manager(),
                            order.id(),
                            shop.line(order),
                            List.of(new PieceIn("Bottines", Reserves.NONE)),
                            "A1");
            shop.custody().dispatch(shop.manager(), order.id(), shop.line(order), null);
            return shop.orders().accept(shop.cobblerAtWork(), order.id(), shop.line(order));
        });
    }

    private OrderView order(String service, @Nullable String wish) {
        return shop.in(() -> shop.orders()
                .place(
                        shop.memberAtHome(),
                        new PlaceOrder(
                                shop.site.toString(), null, Channel.ONLINE, List.of(line(service)), null, wish)));
    }

    private Order stored(OrderView order) {
        return shop.it(OrderRepository.class).get(order.id());
    }

    private <T> T inOneGo(Supplier<T> work) {
        return shop.in(() -> Objects.requireNonNull(new TransactionTemplate(transactions).execute(_ -> work.get())));
    }

    private String words() {
        return dictionary.words(Locale.FRENCH).say(WORDS);
    }

    private static PlaceOrder.Line line(String service) {
        return new PlaceOrder.Line(service, 1, null, List.of(), null);
    }
}
