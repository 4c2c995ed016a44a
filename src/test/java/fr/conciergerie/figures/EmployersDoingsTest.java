package fr.conciergerie.figures;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.figures.AnnualReport.ServiceShare;
import fr.conciergerie.figures.CountedDoings.ByChannel;
import fr.conciergerie.figures.CountedDoings.NewService;
import fr.conciergerie.figures.YearDetail.Channel;
import fr.conciergerie.figures.YearDetail.Doings;
import fr.conciergerie.organisations.OrganisationId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** On which ways orders came, delays and refusals, as the employer reads them; each solved by hand with what stands beside it. */
class EmployersDoingsTest {

    private static final Tally NONE = Tally.NONE;
    private static final Tally MANY = new Tally(600, 200, 9);

    @Test
    void aChannelOfFewerThanFivePeopleIsHiddenWithTheNextSmallest() {
        var disclosed = disclosed(
                        channel("DESK", new Tally(600, 200, 9)),
                        channel("PHONE", new Tally(90, 60, 4)),
                        channel("LOCKER", new Tally(9, 4, 4)))
                .channels();

        assertThat(disclosed).extracting(Channel::channel).containsExactly("DESK");
        // Were the total known, 699 orders: what it leaves would be of two channels, and of 60 people at least.
        assertThat(699 - orders(disclosed)).isEqualTo(90 + 9);
    }

    /** Nine orders in the shop are one agent’s: with the total and the others they would be solved. */
    @Test
    void theOrdersOfOnePersonDoNotFollowFromTheTotal() {
        var all = List.of(
                channel("DESK", new Tally(600, 200, 9)),
                channel("EMAIL", new Tally(12, 5, 3)),
                channel("PHONE", new Tally(40, 30, 2)),
                channel("ONLINE", new Tally(9, 1, 9)));
        var disclosed = disclosed(all.toArray(ByChannel[]::new)).channels();

        assertThat(disclosed).extracting(Channel::channel).containsExactly("DESK", "PHONE");
        long left = all.stream().mapToLong(it -> it.orders().count()).sum() - orders(disclosed);
        assertThat(LongStream.rangeClosed(0, left).count())
                .as("what the shop may have had, for whoever solves it")
                .isGreaterThan(9);
    }

    @Test
    void aChannelThatIsOnePersonsForTheMostPartIsHidden() {
        assertThat(disclosed(channel("DESK", MANY), channel("ONLINE", new Tally(100, 8, 90)))
                        .channels())
                .isEmpty();
    }

    /** Lockers stand at one site only, whose 60 orders are told: the other three there would be 60 − 57. */
    @Test
    void aChannelOfOneSiteDoesNotTellWhatCameThereOtherwise() {
        var lockers = new ByChannel("LOCKER", new Tally(57, 30, 4), new Tally(3, 2, 2));

        assertThat(disclosed(channel("DESK", MANY), channel("PHONE", new Tally(90, 60, 4)), lockers)
                        .channels())
                .extracting(Channel::channel)
                .containsExactly("DESK");
    }

    @Test
    void delaysAreToldWithThePunctualityTheyFollowFrom() {
        var doings = counted(new Tally(81, 60, 3), 1.5, NONE);

        assertThat(new EmployersDoings(doings, secrecy()).beside(onTime(919, 1_000), List.of()))
                .extracting(Doings::late, Doings::medianDaysLate)
                .as("half of them within two whole days")
                .containsExactly(81L, 2.0);
        assertThat(new EmployersDoings(doings, secrecy()).beside(hidden(), List.of()))
                .extracting(Doings::late, Doings::medianDaysLate)
                .containsExactly(0L, null);
    }

    /** Eleven services late, six of them of one person: the one in the middle is theirs. */
    @Test
    void theMedianOfMostlyOnePersonIsNotTold() {
        var doings = counted(new Tally(11, 6, 6), 9.0, NONE);

        assertThat(new EmployersDoings(doings, secrecy())
                        .beside(onTime(989, 1_000), List.of())
                        .medianDaysLate())
                .isNull();
    }

    @Test
    void refusalsOfFewAreToldLikeNone() {
        assertThat(refusals(new Tally(4, 4, 1))).isEqualTo(refusals(NONE)).isZero();
        assertThat(refusals(new Tally(8, 1, 8))).isZero();
        assertThat(refusals(new Tally(8, 6, 2))).as("in tens").isEqualTo(10);
    }

    /** That nobody asked for it in the years before is told only of what was not sold then, and only where it is named anyhow. */
    @Test
    void aNewServiceIsNamedWhereItIsNamedAnyhowAndWasNotSoldBefore() {
        var doings = new CountedDoings(
                List.of(),
                NONE,
                null,
                NONE,
                List.of(
                        new NewService("velo", "Vélo", true),
                        new NewService("osteopathie", "Ostéopathie", true),
                        new NewService("talons", "Talons", false)));
        var named = List.of(
                new ServiceShare("velo", "Vélo", "VEHICLE", 20), new ServiceShare("talons", "Talons", "EVERYDAY", 40));

        assertThat(new EmployersDoings(doings, secrecy())
                        .beside(hidden(), named)
                        .newServices())
                .containsExactly("Vélo");
    }

    /**
     * 119 orders by 113 agents, of whom all but one came once: with the orders to the last one, that one would have had seven.
     */
    @Test
    void whatAllChannelsAddUpToDoesNotTellWhoOrderedTwice() {
        var disclosed = disclosed(
                channel("DESK", new Tally(68, 68, 1)),
                channel("PHONE", new Tally(28, 28, 1)),
                channel("EMAIL", new Tally(23, 17, 7)));

        assertThat(disclosed.channels())
                .containsExactly(new Channel("DESK", 70), new Channel("PHONE", 30), new Channel("EMAIL", 20));
        assertThat(disclosed.rounded()).isTrue();
        // Each may be five less or nearly five more: from 105 to 132 orders.
        assertThat(orders(disclosed.channels()) - 3 * 5).isLessThan(113);
    }

    /** 110 orders by e-mail in tens, then 120: the difference may be one person’s. */
    @Test
    void aCorrectionDoesNotTellWhomItIsAbout() {
        var first = doings(700, 110, 81, 2.0, 10, "Vélo");
        var now = doings(700, 120, 81, 3.0, 20, "Vélo", "Yoga");

        assertThat(correction(first).of(now))
                .isEqualTo(new Doings(List.of(new Channel("DESK", 700)), 0, null, 0, List.of("Vélo"), true));
        assertThat(correction(first).of(first)).isEqualTo(first);
    }

    @Test
    void aCorrectionOfManyIsToldAsItIs() {
        var now = doings(900, 200, 200, 3.0, 80);

        assertThat(correction(doings(700, 110, 81, 2.0, 10)).of(now)).isEqualTo(now);
    }

    private static Doings doings(
            long atTheDesk, long byEmail, long late, double median, long turnedDown, String... newServices) {
        return new Doings(
                List.of(new Channel("DESK", atTheDesk), new Channel("EMAIL", byEmail)),
                late,
                median,
                turnedDown,
                List.of(newServices),
                true);
    }

    private static Correction correction(Doings before) {
        var besides = new YearDetail(
                List.of(),
                List.of(),
                List.of(),
                new YearDetail.Partners(List.of(), List.of(), 0, 0, 0),
                List.of(),
                before,
                null);
        return new Correction(List.of(new Given(hidden(), besides)), SecrecyRule.USUAL, 9, _ -> 9);
    }

    private static long refusals(Tally turnedDown) {
        return new EmployersDoings(counted(NONE, null, turnedDown), secrecy())
                .beside(hidden(), List.of())
                .turnedDown();
    }

    private static Doings disclosed(ByChannel... channels) {
        var counted = new CountedDoings(List.of(channels), NONE, null, NONE, List.of());
        return new EmployersDoings(counted, secrecy()).beside(hidden(), List.of());
    }

    private static long orders(List<Channel> channels) {
        return channels.stream().mapToLong(Channel::orders).sum();
    }

    private static ByChannel channel(String channel, Tally orders) {
        return new ByChannel(channel, orders, MANY);
    }

    private static CountedDoings counted(Tally late, @Nullable Double median, Tally turnedDown) {
        return new CountedDoings(List.of(), late, median, turnedDown, List.of());
    }

    private static Secrecy secrecy() {
        return new Secrecy(SecrecyRule.USUAL);
    }

    private static AnnualReport onTime(long onTime, long promised) {
        return report(Figure.of(Indicator.ON_TIME_SHARE, onTime, promised));
    }

    private static AnnualReport hidden() {
        return report(Figure.of(Indicator.ON_TIME_SHARE, 1, 2L).hidden());
    }

    private static AnnualReport report(Figure figure) {
        return new AnnualReport(
                new Perimeter.Client(new OrganisationId(new UUID(1, 1)), null),
                "…",
                null,
                Period.year(2015),
                Instant.EPOCH,
                List.of(figure),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Assumed.NOTHING);
    }
}
