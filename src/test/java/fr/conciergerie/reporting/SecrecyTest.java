package fr.conciergerie.reporting;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.reporting.AnnualReport.AtSite;
import fr.conciergerie.reporting.AnnualReport.FamilyShare;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the employer never sees, and cannot work out. */
class SecrecyTest {

    @Test
    void fewerThanFiveUsersAreHidden() {
        assertThat(Secrecy.kept(Figure.of(Indicator.USERS, 4, null)).suppressed())
                .isTrue();
        assertThat(Secrecy.kept(Figure.of(Indicator.USERS, 5, null)).value()).hasToString("5");
        assertThat(Secrecy.kept(Figure.of(Indicator.USERS, 0, null)).value()).hasToString("0");
    }

    @Test
    void aShareIsHiddenWhenItsPartOrItsRestIsSmall() {
        assertThat(Secrecy.kept(Figure.of(Indicator.RECURRENCE, 3, 60L)).suppressed())
                .isTrue();
        assertThat(Secrecy.kept(Figure.of(Indicator.RECURRENCE, 57, 60L)).suppressed())
                .isTrue();
        assertThat(Secrecy.kept(Figure.of(Indicator.RECURRENCE, 30, 60L)).suppressed())
                .isFalse();
        assertThat(Secrecy.kept(Figure.of(Indicator.RECURRENCE, 0, 60L)).suppressed())
                .isFalse();
    }

    @Test
    void activeAgentsAMonthAreHiddenByHowManyTheyAreNotByTheMonths() {
        assertThat(Secrecy.kept(Figure.of(Indicator.ACTIVE_MEMBERS_A_MONTH, 40, 2L))
                        .suppressed())
                .isFalse();
        assertThat(Secrecy.kept(Figure.of(Indicator.ACTIVE_MEMBERS_A_MONTH, 4, 12L))
                        .suppressed())
                .isTrue();
    }

    /** 100 users, 57 of whom came back in another month and 40 once: 3 came several times in a month, which nobody is told. */
    @Test
    void whatFollowsFromTwoFiguresIsHiddenToo() {
        var counts = Map.of(
                Indicator.USERS, 100L,
                Indicator.RECURRENCE, 57L,
                Indicator.SEEN_ONCE_SHARE, 40L,
                Indicator.REGISTERED, 102L);
        assertThat(Secrecy.toldByTheRest(counts::get))
                .containsExactlyInAnyOrder(Indicator.SEEN_ONCE_SHARE, Indicator.REGISTERED);

        var enough = Map.of(
                Indicator.USERS, 100L,
                Indicator.RECURRENCE, 50L,
                Indicator.SEEN_ONCE_SHARE, 40L,
                Indicator.REGISTERED, 150L);
        assertThat(Secrecy.toldByTheRest(enough::get)).isEmpty();
    }

    @Test
    void deskSessionsAreNoSecret() {
        assertThat(Secrecy.kept(Figure.of(Indicator.SESSIONS_HELD, 2, 3L)).numerator())
                .isEqualTo(2);
    }

    @Test
    void aSiteOfFewIsHiddenBesideTheOthersToo() {
        var sites = Secrecy.sites(List.of(
                new AtSite("Siège", 40L, 90L, 10), new AtSite("Ouest", 7L, 12L, 10), new AtSite("Sud", 3L, 9L, 10)));

        assertThat(sites).extracting(AtSite::users).containsExactly(40L, null, null);
        assertThat(sites).extracting(AtSite::delivered).containsExactly(90L, 12L, 9L);
        assertThat(sites).extracting(AtSite::sessions).containsOnly(10L);
    }

    @Test
    void aSmallCellIsNeverHiddenAlone() {
        assertThat(Secrecy.hidden(List.of(3L, 40L, 12L, 0L))).containsExactly(0, 2);
        assertThat(Secrecy.hidden(List.of(40L, 12L, 0L))).isEmpty();
        assertThat(Secrecy.hidden(List.of(1L, 2L, 3L, 50L))).containsExactly(0, 1, 2);
        assertThat(Secrecy.hidden(List.of(1L, 1L, 50L))).containsExactly(0, 1, 2);
    }

    @Test
    void theOrderOfTheFamiliesDoesNotTellWhichOfTheHiddenWasWantedMore() {
        var families = List.of(
                new FamilyShare("EVERYDAY", 40L),
                new FamilyShare("VEHICLE", 4L),
                new FamilyShare("FOOD", 3L),
                new FamilyShare("PARCELS", 0L));

        assertThat(Secrecy.families(families))
                .containsExactly(
                        new FamilyShare("EVERYDAY", 40L),
                        new FamilyShare("PARCELS", 0L),
                        new FamilyShare("FOOD", null),
                        new FamilyShare("VEHICLE", null));
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
            var each = users.stream()
                    .map(it -> Figure.of(Indicator.USERS, it, null))
                    .toList();
            var told = IntStream.range(1, 1 << size)
                    .mapToObj(it -> these(it, size))
                    .filter(these -> !Secrecy.toldByOthers(each, these))
                    .filter(these -> !Secrecy.kept(Figure.of(Indicator.USERS, sum(users, these), null))
                            .suppressed())
                    .map(these -> coefficients(these, size))
                    .toList();
            for (int i = 0; i < size; i++) {
                if (users.get(i) > 0 && users.get(i) < Secrecy.FEWEST) {
                    assertThat(Equations.follows(told, coefficients(Set.of(i), size)))
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
            var hidden = Secrecy.hidden(cells);
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
                if (rest < Secrecy.FEWEST) {
                    assertThat(hidden)
                            .as("all there is, seed %s, %s", seed, cells)
                            .hasSize((int) others);
                }
            }
        }
    }
}
