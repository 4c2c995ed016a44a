package fr.conciergerie.figures;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.animations.ToldTurnout;
import fr.conciergerie.figures.SumOfAnimations.Told;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What somebody who reads how many came to each animation learns from how many came in the year. */
class SumOfAnimationsTest {

    private static final long SEED = Long.getLong("seed", 2015);
    private static final int DRAWS = 2_000;
    private static final int MOST_PEOPLE = 13;
    private static final int FEW = SecrecyRule.LEAST_PEOPLE;

    @Test
    void fewAtTheOnlySmallOneFollowFromTheYear() {
        // Told as 20 at least, and nothing: of 27 at most 24 were at the first.
        assertThat(sum(24, 3).following()).isEqualTo(Tally.ofPeople(3));
    }

    @Test
    void nothingFollowsWhereWhatIsToldOfEachLeavesEnoughOpen() {
        assertThat(sum(21, 3).following()).isEqualTo(Tally.NONE);
        assertThat(sum(20, 15, 0).following()).isEqualTo(Tally.NONE);
        assertThat(sum(3, 2, 4).following()).isEqualTo(Tally.ofPeople(2));
        assertThat(sum().following()).isEqualTo(Tally.NONE);
    }

    /** Against whoever tries everything that can have been. */
    @Test
    void followsExactlyWhereItCanBeFoundByTryingAll() {
        var random = new Random(SEED);
        var kinds = new ArrayList<Boolean>();
        for (int i = 0; i < DRAWS; i++) {
            int[] people = random.ints(1 + random.nextInt(4), 0, MOST_PEOPLE).toArray();

            boolean follows = !sum(people).following().isNone();

            assertThat(follows)
                    .as("%s with seed %d", Arrays.toString(people), SEED)
                    .isEqualTo(isFound(people));
            kinds.add(follows);
        }
        assertThat(kinds).contains(true, false);
    }

    /** Of those registered for each, those who did not come: neither is told exactly. */
    @Test
    void whoIsMissingIsNoMoreCertainThanBothNumbers() {
        var registered = told(22);
        var came = told(18);
        assertThat(registered.without(came)).isEqualTo(new Told(4, 1, 9));
        assertThat(told(4).without(told(4))).isEqualTo(new Told(0, 0, 4));
    }

    private static SumOfAnimations sum(int... people) {
        return new SumOfAnimations(
                SecrecyRule.USUAL,
                IntStream.of(people).mapToObj(SumOfAnimationsTest::told).toList());
    }

    private static Told told(int people) {
        return Told.of(people, ToldTurnout.of(people, people).registeredAtLeast());
    }

    /** Said again here: in steps of five, and fewer than five not at all. */
    private static IntStream possible(int people) {
        int step = people / 5 * 5;
        return IntStream.range(step, step + 5);
    }

    private static boolean isFound(int[] people) {
        var possible = all(people, 0)
                .filter(it -> it.stream().mapToInt(Integer::intValue).sum()
                        == IntStream.of(people).sum())
                .toList();
        return IntStream.range(0, people.length).anyMatch(animation -> {
            var here = possible.stream().mapToInt(it -> it.get(animation)).summaryStatistics();
            return people[animation] < FEW && here.getMin() > 0;
        });
    }

    private static Stream<List<Integer>> all(int[] people, int from) {
        return from == people.length
                ? Stream.of(List.of())
                : possible(people[from])
                        .boxed()
                        .flatMap(it -> all(people, from + 1)
                                .map(rest -> Stream.concat(Stream.of(it), rest.stream())
                                        .toList()));
    }
}
