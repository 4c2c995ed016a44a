package fr.conciergerie.figures;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fr.conciergerie.figures.AnnualReport.AtSite;
import fr.conciergerie.figures.AnnualReport.FamilyShare;
import fr.conciergerie.figures.Secrecy.Verdict;
import fr.conciergerie.figures.Tallies.Key;
import fr.conciergerie.figures.Tallies.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the employer never sees, and cannot work out. */
class SecrecyTest {

    private static final Secrecy SECRECY = new Secrecy(SecrecyRule.USUAL);

    @Test
    void fewerThanFiveUsersAreHidden() {
        assertThat(SECRECY.verdict(count(Tally.ofPeople(4)))).isEqualTo(Verdict.HIDDEN);
        assertThat(SECRECY.verdict(count(Tally.ofPeople(5)))).isEqualTo(Verdict.AS_IT_IS);
        assertThat(SECRECY.verdict(count(Tally.NONE))).isEqualTo(Verdict.AS_IT_IS);
    }

    /** One agent went to the osteopath seven times: that is no more a secret kept than once. */
    @Test
    void manyServicesOfOnePersonAreHidden() {
        assertThat(SECRECY.verdict(count(new Tally(7, 1, 7)))).isEqualTo(Verdict.HIDDEN);
        assertThat(SECRECY.hidden(List.of(new Tally(7, 1, 7), new Tally(40, 20, 4), new Tally(300, 90, 9))))
                .containsExactly(0, 1);
    }

    /** Five people ordered, but 90 of the 100 services are those of one. */
    @Test
    void whatIsOnePersonsForTheMostPartIsHidden() {
        assertThat(SECRECY.verdict(count(new Tally(100, 5, 90)))).isEqualTo(Verdict.HIDDEN);
        assertThat(SECRECY.verdict(count(new Tally(100, 5, 85)))).isEqualTo(Verdict.HIDDEN);
        assertThat(SECRECY.verdict(count(new Tally(100, 5, 84)))).isEqualTo(Verdict.AS_IT_IS);
    }

    @Test
    void anOperatorMayBeStricter() {
        var strict = new Secrecy(new SecrecyRule(11, 50));
        assertThat(strict.verdict(count(Tally.ofPeople(10)))).isEqualTo(Verdict.HIDDEN);
        assertThat(strict.verdict(count(new Tally(100, 20, 50)))).isEqualTo(Verdict.HIDDEN);
        assertThat(strict.verdict(count(new Tally(100, 20, 49)))).isEqualTo(Verdict.AS_IT_IS);
        assertThatIllegalArgumentException().isThrownBy(() -> new SecrecyRule(4, 85));
        assertThatIllegalArgumentException().isThrownBy(() -> new SecrecyRule(5, 86));
    }

    @Test
    void aShareIsHiddenWhenItsPartOrItsRestIsSmall() {
        assertThat(verdict(3, 57)).isEqualTo(Verdict.NEARLY_NOTHING);
        assertThat(verdict(4, 56)).isEqualTo(Verdict.HIDDEN);
        assertThat(verdict(57, 3)).isEqualTo(Verdict.NEARLY_ALL);
        assertThat(verdict(56, 4)).isEqualTo(Verdict.HIDDEN);
        assertThat(verdict(30, 30)).isEqualTo(Verdict.AS_IT_IS);
    }

    /** That all were on time, or none, is told like nearly all and nearly none: otherwise what is hidden would be a few at least. */
    @Test
    void allAndNoneAreToldAsNearlyAllAndNearlyNone() {
        assertThat(verdict(60, 0)).isEqualTo(Verdict.NEARLY_ALL);
        assertThat(verdict(0, 60)).isEqualTo(Verdict.NEARLY_NOTHING);
        assertThat(verdict(4, 0)).isEqualTo(Verdict.HIDDEN);
    }

    private static Verdict verdict(long part, long rest) {
        return SECRECY.verdict(
                new Behind(List.of(Tally.ofPeople(part + rest)), Tally.ofPeople(part), Tally.ofPeople(rest)));
    }

    private static Behind count(Tally tally) {
        return new Behind(List.of(tally), null, null);
    }

    /** 3 of 100 answered: that they are few may be told, as next to nothing; what they think may not. */
    @Test
    void theMeanOfThreeAnswersIsHiddenHoweverManyWereAsked() {
        var answered = new Tally(3, 3, 1);
        var tallies = counted(Map.of(
                Kind.ANSWERED,
                answered,
                Kind.NOT_ANSWERED,
                Tally.ofPeople(97),
                Kind.ASKED_FOR_OPINION,
                Tally.ofPeople(100)));

        assertThat(verdict(Figure.of(Indicator.SATISFACTION_ANSWERS, 3, 100L), tallies))
                .isEqualTo(Verdict.NEARLY_NOTHING);
        assertThat(verdict(Figure.of(Indicator.SATISFACTION_MEAN, 27, 3L), tallies))
                .isEqualTo(Verdict.HIDDEN);
        assertThat(verdict(Figure.of(Indicator.SATISFACTION_NPS, 2, 3L), tallies))
                .isEqualTo(Verdict.HIDDEN);
    }

    /** So many a user, of so many services: whoever is told that knows how many users there were. */
    @Test
    void whatACountFollowsFromIsHiddenWithIt() {
        var all = Counting.none();
        var verdicts = new EnumMap<Indicator, Verdict>(Indicator.class);
        for (var indicator : Indicator.values()) {
            all.put(
                    indicator,
                    indicator.unit() == Indicator.Unit.AMOUNT
                            ? Figure.amount(indicator, 100, 200, 1)
                            : Figure.of(indicator, 100, 200L));
            verdicts.put(indicator, Verdict.AS_IT_IS);
        }

        var disclosed = SECRECY.disclosed(EnumSet.of(Indicator.USERS, Indicator.SERVICES_DELIVERED), verdicts, all, 1);

        assertThat(List.of(
                        Indicator.USERS,
                        Indicator.SERVICES_PER_USER,
                        Indicator.COST_PER_USER,
                        Indicator.WOMEN_SHARE,
                        Indicator.ACTIVE_MEMBERS_A_MONTH,
                        Indicator.COST_PER_SERVICE,
                        Indicator.ON_TIME_SHARE,
                        Indicator.ESS_SERVICE_SHARE,
                        Indicator.TIME_SAVED))
                .allSatisfy(it -> assertThat(disclosed.get(it))
                        .isEqualTo(Objects.requireNonNull(all.get(it)).hidden()));
        assertThat(disclosed.get(Indicator.SESSIONS_HELD)).isEqualTo(all.get(Indicator.SESSIONS_HELD));
    }

    /** Of 100 users 97: as a share they are told as nearly all; as a count they would tell of the three that are left. */
    @Test
    void onlyAShareIsToldAsNearlyAll() {
        var all = Counting.none();
        Stream.of(Indicator.values()).forEach(it -> all.put(it, Figure.unknown(it)));
        var share = Figure.of(Indicator.RECURRENCE, 97, 100L);
        var count = Figure.of(Indicator.SERVICES_REQUESTED, 97, 100L);
        var verdicts = new EnumMap<Indicator, Verdict>(Indicator.class);
        List.of(share, count).forEach(it -> {
            all.put(it.indicator(), it);
            verdicts.put(it.indicator(), Verdict.NEARLY_ALL);
        });

        var disclosed = SECRECY.disclosed(Set.of(), verdicts, all, 1);

        assertThat(disclosed.get(Indicator.RECURRENCE))
                .isEqualTo(share.shownAs(new BigDecimal("0.9500"), Precision.AT_LEAST));
        assertThat(disclosed.get(Indicator.SERVICES_REQUESTED)).isEqualTo(count.hidden());
    }

    /** With the price list in hand, what was paid for the services of one person is what they bought. */
    @Test
    void whoIsBehindServicesIsBehindTheirAmounts() {
        var services = Map.of(
                Kind.SOCIAL,
                new Tally(19, 9, 4),
                Kind.NOT_SOCIAL,
                new Tally(1, 1, 1),
                Kind.DELIVERED,
                new Tally(20, 9, 4),
                Kind.SOCIAL_AMOUNT,
                new Tally(9_298, 9, 2_000),
                Kind.NOT_SOCIAL_AMOUNT,
                new Tally(5_500, 1, 5_500));

        assertThat(verdict(Figure.of(Indicator.ESS_AMOUNT_SHARE, 9_298, 14_798L), counted(services)))
                .isEqualTo(Verdict.HIDDEN);
    }

    private static Verdict verdict(Figure figure, Tallies tallies) {
        var all = Map.of(
                figure.indicator(),
                figure,
                Indicator.SERVICES_DELIVERED,
                Figure.of(Indicator.SERVICES_DELIVERED, 20, null),
                Indicator.ESS_SERVICE_SHARE,
                Figure.of(Indicator.ESS_SERVICE_SHARE, 19, 20L));
        return SECRECY.verdict(Behind.of(figure, all, tallies, null));
    }

    private static Tallies counted(Map<Kind, Tally> cells) {
        var counted = new HashMap<Key, Tally>();
        cells.forEach((kind, it) -> counted.put(new Key(kind, null, ""), it));
        return new Tallies(SecrecyRule.USUAL, List.of(), () -> counted);
    }

    /** 100 users, 57 of whom came back in another month and 40 once: 3 came several times in a month, which nobody is told. */
    @Test
    void whatFollowsFromTwoFiguresIsHiddenToo() {
        var counts = Map.of(
                Indicator.USERS, 100L,
                Indicator.PENETRATION, 100L,
                Indicator.RECURRENCE, 57L,
                Indicator.SEEN_ONCE_SHARE, 40L,
                Indicator.REGISTERED, 102L);
        assertThat(SECRECY.followingFromTheRest(counts::get))
                .containsExactlyInAnyOrder(Indicator.SEEN_ONCE_SHARE, Indicator.REGISTERED);

        var enough = Map.of(
                Indicator.USERS, 100L,
                Indicator.PENETRATION, 100L,
                Indicator.RECURRENCE, 50L,
                Indicator.SEEN_ONCE_SHARE, 40L,
                Indicator.REGISTERED, 150L);
        assertThat(SECRECY.followingFromTheRest(enough::get)).isEmpty();
    }

    @Test
    void aSiteOfFewIsHiddenBesideTheOthersToo() {
        var sites = SECRECY.besideEachOther(
                List.of(
                        new AtSite("Siège", 40L, 90L, 10),
                        new AtSite("Ouest", 7L, 12L, 10),
                        new AtSite("Sud", 3L, 9L, 10)),
                List.of(new Tally(90, 40, 5), new Tally(12, 7, 4), new Tally(9, 6, 3)));

        assertThat(sites).extracting(AtSite::users).containsExactly(40L, null, null);
        assertThat(sites).extracting(AtSite::delivered).containsExactly(90L, 12L, 9L);
        assertThat(sites).extracting(AtSite::sessions).containsOnly(10L);
    }

    /** A site that nobody uses is not told from one that few use. */
    @Test
    void whereNothingIsToldNothingIsNamed() {
        var sites = SECRECY.besideEachOther(
                List.of(new AtSite("Siège", 40L, 90L, 0), new AtSite("Ouest", 2L, 0L, 0), new AtSite("Sud", 0L, 0L, 3)),
                List.of(new Tally(90, 40, 5), Tally.NONE, Tally.NONE));

        assertThat(sites).extracting(AtSite::name).containsExactly("Siège", "Sud");
        assertThat(sites.getLast()).isEqualTo(new AtSite("Sud", null, null, 3));
    }

    @Test
    void aSmallCellIsNeverHiddenAlone() {
        assertThat(hidden(3L, 40L, 12L, 0L)).containsExactly(0, 2);
        assertThat(hidden(40L, 12L, 0L)).isEmpty();
        assertThat(hidden(1L, 2L, 5L, 50L)).containsExactly(0, 1, 2);
        assertThat(hidden(1L, 1L, 50L)).containsExactly(0, 1, 2);
    }

    private static Set<Integer> hidden(Long... people) {
        return SECRECY.hidden(Stream.of(people).map(Tally::ofPeople).toList());
    }

    /** What is hidden and what is nothing look the same. */
    @Test
    void aFamilyThatFewAskedForIsNotEvenNamed() {
        var families = List.of(
                new FamilyShare("EVERYDAY", 400L),
                new FamilyShare("WELL_BEING", 30L),
                new FamilyShare("VEHICLE", 4L),
                new FamilyShare("PARCELS", 0L));

        assertThat(SECRECY.shown(families, it -> Tally.ofPeople(Objects.requireNonNull(it.requested()))))
                .containsExactly(new FamilyShare("EVERYDAY", 400L));
    }

    /**
     * Whoever reads a network puts operators together as they please, and adds and subtracts what they are told: no count of one
     * operator between one and four ever comes out of it.
     */
    @Test
    void noOperatorOfANetworkFollowsFromOthersPutTogether() {
        long seed = 20151231;
        var random = new Random(seed);
        for (int network = 0; network < 300; network++) {
            int size = 2 + random.nextInt(4);
            var users = IntStream.range(0, size)
                    .mapToObj(_ -> (long) (random.nextBoolean() ? random.nextInt(6) : random.nextInt(60)))
                    .toList();
            var each = users.stream().map(it -> count(Tally.ofPeople(it))).toList();
            var disclosed = IntStream.range(1, 1 << size)
                    .mapToObj(it -> these(it, size))
                    .filter(these -> !SECRECY.followsFromOthers(each, these))
                    .filter(these -> SECRECY.verdict(count(Tally.ofPeople(sum(users, these)))) != Verdict.HIDDEN)
                    .map(these -> coefficients(these, size))
                    .toList();
            for (int i = 0; i < size; i++) {
                if (users.get(i) > 0 && users.get(i) < SecrecyRule.LEAST_PEOPLE) {
                    assertThat(Equations.follows(disclosed, coefficients(Set.of(i), size)))
                            .as("seed %s: operator %s of %s", seed, i, users)
                            .isFalse();
                }
            }
        }
    }

    private static Set<Integer> these(int bits, int size) {
        return IntStream.range(0, size)
                .filter(it -> (bits >> it & 1) == 1)
                .boxed()
                .collect(toSet());
    }

    private static long sum(List<Long> cells, Set<Integer> these) {
        return these.stream().mapToLong(cells::get).sum();
    }

    private static double[] coefficients(Set<Integer> these, int size) {
        return IntStream.range(0, size)
                .mapToDouble(it -> these.contains(it) ? 1 : 0)
                .toArray();
    }

    /** Whoever knows the total and every cell that is shown knows of what is hidden no more than a sum of five or more. */
    @Test
    void nothingHiddenFollowsFromTheTotal() {
        long seed = 20151231;
        var random = new Random(seed);
        for (int table = 0; table < 20_000; table++) {
            var cells = new ArrayList<Long>();
            int size = 1 + random.nextInt(12);
            for (int i = 0; i < size; i++) {
                cells.add((long) (random.nextInt(3) == 0 ? random.nextInt(5) : random.nextInt(200)));
            }
            var hidden = SECRECY.hidden(cells.stream().map(Tally::ofPeople).toList());
            long shown = 0;
            for (int i = 0; i < size; i++) {
                if (!hidden.contains(i)) {
                    shown += cells.get(i);
                    assertThat(cells.get(i)).as("seed %s, %s", seed, cells).isNotIn(1L, 2L, 3L, 4L);
                }
            }
            long rest = cells.stream().mapToLong(Long::longValue).sum() - shown;
            long others = cells.stream().filter(it -> it > 0).count();
            if (!hidden.isEmpty() && others > 1) {
                assertThat(hidden).as("seed %s, %s", seed, cells).hasSizeGreaterThan(1);
                if (rest < SecrecyRule.LEAST_PEOPLE) {
                    assertThat(hidden)
                            .as("all there is, seed %s, %s", seed, cells)
                            .hasSize((int) others);
                }
            }
        }
    }
}
