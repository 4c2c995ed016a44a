package fr.conciergerie.markets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import fr.conciergerie.calendar.CancellationCause;
import fr.conciergerie.markets.SharingKeys.Stretch;
import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.Refused;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of a market, without a database. */
class MarketTest {

    private static final OrganisationId BUYER = new OrganisationId(new UUID(0, 1));
    private static final OrganisationId NEIGHBOUR = new OrganisationId(new UUID(0, 2));
    private static final SiteId SITE = new SiteId(new UUID(1, 1));
    private static final SiteId OTHER_SITE = new SiteId(new UUID(1, 2));

    @Test
    void aMarketEndsWithItsLastRenewal() {
        var market = market();
        assertThat(market.realEnd()).isEqualTo(day("2014-12-31"));

        var renewed = with(market, market.renew(new RenewalId(new UUID(2, 1)), day("2015-12-31"), day("2014-10-01")));
        assertThat(renewed.renewals().getFirst().startsOn()).isEqualTo(day("2015-01-01"));
        assertThat(renewed.realEnd()).isEqualTo(day("2015-12-31"));
        assertThat(renewed.isInForceOn(day("2015-06-01"))).isTrue();
        assertThat(renewed.isInForceOn(day("2016-01-01"))).isFalse();
    }

    @Test
    void aRenewalFollowsOnAndIsDecidedInTime() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> market().renew(new RenewalId(new UUID(2, 1)), day("2014-12-31"), day("2014-10-01")))
                .withMessage("markets.days-out-of-order");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> market().renew(new RenewalId(new UUID(2, 1)), day("2015-12-31"), day("2016-01-01")))
                .withMessage("markets.renewal.decided-too-late");
    }

    @Test
    void onlyTheLastRenewalIsTakenBack() {
        var first = new Renewal(new RenewalId(new UUID(2, 1)), day("2015-01-01"), day("2015-12-31"), day("2014-10-01"));
        var second =
                new Renewal(new RenewalId(new UUID(2, 2)), day("2016-01-01"), day("2016-12-31"), day("2015-10-01"));
        var market = with(with(market(), first), second);

        assertThatNoException().isThrownBy(() -> market.mayTakeBack(second.id()));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> market.mayTakeBack(first.id()))
                .withMessage("markets.renewal.not-the-last");
    }

    @Test
    void papersThatMakeNoSenseAreRefused() {
        refused("markets.number-missing", () -> details(" ", "39894.50", "2013-12-20", "2014-01-01", "2014-12-31"));
        refused("markets.estimate-out-of-range", () -> details("1", "0", "2013-12-20", "2014-01-01", "2014-12-31"));
        refused("markets.starts-before-notified", () -> details("1", "1", "2014-01-02", "2014-01-01", "2014-12-31"));
        refused("markets.days-out-of-order", () -> details("1", "1", "2013-12-20", "2014-01-01", "2013-12-31"));
        refused("markets.days-out-of-order", () -> details("1", "1", "2013-12-20", "2014-01-01", "2034-12-31"));
        refused("markets.day-out-of-range", () -> details("1", "1", "0001-01-01", "0001-01-01", "0001-12-31"));
    }

    @ParameterizedTest
    @CsvSource({
        "DIRECT, 39999.99, SUITS",
        "DIRECT, 40000, TOO_LIGHT",
        "MAPA, 40000, SUITS",
        "MAPA, 39999.99, HEAVIER_THAN_NEEDED",
        "MAPA, 216000, TOO_LIGHT",
        "FORMAL, 215999.99, HEAVIER_THAN_NEEDED",
        "FORMAL, 216000, SUITS",
        "RESERVED_SIAE, 1, NOT_BY_AMOUNT",
        "RESERVED_EA_ESAT, 1000000, NOT_BY_AMOUNT",
        "RESERVED_ESS, 1000000, NOT_BY_AMOUNT"
    })
    void aProcedureSuitsAnAmountByTheThresholdsOfTheDay(Procedure procedure, String amount, ProcedureFit fit) {
        var threshold = new Threshold(Money.euros(40_000, 0), Money.euros(216_000, 0));

        assertThat(threshold.fit(procedure, Money.parse(amount))).isEqualTo(fit);
    }

    @Test
    void withoutAnUpperBoundNothingIsTooMuch() {
        var threshold = new Threshold(Money.euros(25_000, 0), null);

        assertThat(threshold.fit(Procedure.MAPA, Money.euros(900_000, 0))).isEqualTo(ProcedureFit.SUITS);
        assertThat(threshold.fit(Procedure.FORMAL, Money.euros(30_000, 0))).isEqualTo(ProcedureFit.SUITS);
    }

    @Test
    void fixedSharesAreTheWhole() {
        refused("markets.sharing.not-the-whole", () -> fixed(Map.of(BUYER, 6_000, NEIGHBOUR, 3_999)));
        refused("markets.sharing.not-the-whole", () -> fixed(Map.of(BUYER, 10_000, NEIGHBOUR, 0)));
        refused("markets.sharing.not-the-whole", () -> fixed(Map.of(BUYER, 11_000, NEIGHBOUR, -1_000)));
        refused("markets.sharing.needs-organisations", () -> fixed(Map.of()));
        assertThatNoException().isThrownBy(() -> fixed(Map.of(BUYER, 6_001, NEIGHBOUR, 3_999)));
    }

    @Test
    void aSitesOwnKeyGoesBeforeThatOfAllSites() {
        var everywhere = key(null, "2014-01-01", null);
        var here = key(SITE, "2017-01-02", "2017-12-31");
        var keys = new SharingKeys(List.of(everywhere, here));

        assertThat(keys.stretches(SITE, day("2016-07-01"), day("2018-06-30")))
                .containsExactly(
                        new Stretch(day("2016-07-01"), day("2017-01-01"), everywhere),
                        new Stretch(day("2017-01-02"), day("2017-12-31"), here),
                        new Stretch(day("2018-01-01"), day("2018-06-30"), everywhere));
        assertThat(keys.stretches(OTHER_SITE, day("2016-07-01"), day("2018-06-30")))
                .containsExactly(new Stretch(day("2016-07-01"), day("2018-06-30"), everywhere));
        assertThat(new SharingKeys(List.of(here)).stretches(SITE, day("2017-12-31"), day("2018-01-01")))
                .containsExactly(
                        new Stretch(day("2017-12-31"), day("2017-12-31"), here),
                        new Stretch(day("2018-01-01"), day("2018-01-01"), null));
    }

    @Test
    void aChangeOfTheGeneralKeyDoesNotCutTheDaysOfASiteWithItsOwn() {
        var keys = new SharingKeys(List.of(
                key(SITE, "2017-01-01", null), key(null, "2017-01-01", "2017-06-30"), key(null, "2017-07-01", null)));

        assertThat(keys.stretches(SITE, day("2017-01-01"), day("2017-12-31"))).hasSize(1);
        assertThat(keys.stretches(OTHER_SITE, day("2017-01-01"), day("2017-12-31")))
                .hasSize(2);
    }

    /** Whatever the keys: every day is in one stretch, and its key is the one of that day. */
    @Test
    void stretchesCoverEveryDayOnce() {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            var some = new ArrayList<SharingDetails>();
            for (int k = 0; k < random.nextInt(5); k++) {
                var from = day("2020-01-01").plusDays(random.nextInt(60));
                var site = random.nextInt(3) == 0 ? null : random.nextBoolean() ? SITE : OTHER_SITE;
                some.add(key(
                        site, from.toString(), from.plusDays(random.nextInt(30)).toString()));
            }
            var keys = new SharingKeys(some);
            var expected = day("2020-01-01");
            for (var stretch : keys.stretches(SITE, expected, day("2020-03-31"))) {
                assertThat(stretch.from()).as("seed %d", seed).isEqualTo(expected);
                stretch.from()
                        .datesUntil(stretch.until().plusDays(1))
                        .forEach(it -> assertThat(keys.on(SITE, it).orElse(null))
                                .as("seed %d, %s", seed, it)
                                .isEqualTo(stretch.key()));
                expected = stretch.until().plusDays(1);
            }
            assertThat(expected).as("seed %d", seed).isEqualTo(day("2020-04-01"));
        }
    }

    /** The whole list, so that a new cause is thought about. */
    @ParameterizedTest
    @CsvSource({
        "PUBLIC_HOLIDAY, false",
        "CLOSURE, false",
        "BY_CLIENT, false",
        "BY_OPERATOR, true",
        "CONCIERGE_ABSENT, true",
        "OTHER, true",
        "MOVED, false",
        "NO_LONGER_PLANNED, false"
    })
    void onlyWhatTheOperatorMissedIsCredited(CancellationCause cause, boolean credited) {
        assertThat(SessionTally.isCredited(cause)).isEqualTo(credited);
    }

    @Test
    void aMissedSessionIsWorthItsPartOfTheYear() {
        var tally = new SessionTally(
                8,
                8,
                6,
                1,
                Map.of(
                        CancellationCause.CONCIERGE_ABSENT,
                        1,
                        CancellationCause.BY_OPERATOR,
                        1,
                        CancellationCause.PUBLIC_HOLIDAY,
                        1),
                0,
                0);

        // Nobody was to come on the public holiday.
        assertThat(tally.notHeld()).isEqualTo(2);
        assertThat(tally.credited()).isEqualTo(2);
        // 9 973,63 € for 2 sessions a week in 47 weeks: 106,1024… € a session
        assertThat(tally.credit(Money.euros(9_973, 63), 94)).isEqualTo(Money.euros(212, 20));
        assertThat(SessionTally.NONE.credit(Money.euros(9_973, 63), 94)).isEqualTo(Money.ZERO);
    }

    @Test
    void talliesAddUp() {
        var one = new SessionTally(2, 2, 1, 0, Map.of(CancellationCause.OTHER, 1), 0, 0);
        var other =
                new SessionTally(4, 3, 1, 1, Map.of(CancellationCause.OTHER, 1, CancellationCause.CLOSURE, 1), 0, 1);

        assertThat(SessionTally.sum(List.of(one, other)))
                .isEqualTo(new SessionTally(
                        6, 5, 2, 1, Map.of(CancellationCause.OTHER, 2, CancellationCause.CLOSURE, 1), 0, 1));
    }

    @Test
    void gendersAreNeverMoreThanTheTotal() {
        refused("markets.eligible.more-than-total", () -> count(10, 6, 5, null));
        refused("markets.eligible.more-than-total", () -> count(10, -1, 5, null));
        refused("markets.eligible.out-of-range", () -> count(-1, null, null, null));
        assertThat(count(10, 6, null, null).men()).isNull();
    }

    private static EligibleCount count(
            int total, @Nullable Integer women, @Nullable Integer men, @Nullable Integer other) {
        return new EligibleCount(BUYER, SITE, day("2015-01-01"), total, women, men, other);
    }

    private static Market market() {
        return new Market(
                new MarketId(new UUID(0, 0)),
                details("2013-0417", "39894.50", "2013-12-20", "2014-01-01", "2014-12-31"),
                List.of(),
                0);
    }

    private static Market with(Market market, Renewal... more) {
        var all = new ArrayList<>(market.renewals());
        all.addAll(Arrays.asList(more));
        return new Market(market.id(), market.details(), all, market.version() + 1);
    }

    private static MarketDetails details(String number, String estimated, String notified, String starts, String ends) {
        return new MarketDetails(
                number,
                "Conciergerie solidaire",
                BUYER,
                Procedure.MAPA,
                Money.parse(estimated),
                day(notified),
                day(starts),
                day(ends),
                List.of());
    }

    private static SharingDetails fixed(Map<OrganisationId, Integer> parts) {
        return new SharingDetails(null, SharingBasis.FIXED, day("2014-01-01"), null, parts);
    }

    private static SharingDetails key(@Nullable SiteId site, String from, @Nullable String until) {
        var parts = new LinkedHashMap<OrganisationId, Integer>();
        parts.put(BUYER, 0);
        parts.put(NEIGHBOUR, 0);
        return new SharingDetails(site, SharingBasis.HEADCOUNT, day(from), until == null ? null : day(until), parts);
    }

    private static void refused(String key, Runnable construction) {
        assertThatExceptionOfType(Refused.class).isThrownBy(construction::run).withMessage(key);
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
