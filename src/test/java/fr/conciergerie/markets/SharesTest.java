package fr.conciergerie.markets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fr.conciergerie.shared.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SharesTest {

    @Test
    void theFoundingAmountIsSharedByFourSitesToTheCent() {
        var shares = Shares.of(Money.euros(39_894, 50), weights(1, 1, 1, 1));

        assertThat(shares.values())
                .containsExactly(
                        Money.euros(9_973, 63), Money.euros(9_973, 63), Money.euros(9_973, 62), Money.euros(9_973, 62));
    }

    @Test
    void aCentThatIsLeftGoesToTheLargestRemainder() {
        assertThat(Shares.of(Money.cents(100), weights(1, 1, 1)).values())
                .containsExactly(Money.cents(34), Money.cents(33), Money.cents(33));
        assertThat(Shares.of(Money.cents(100), weights(1, 6)).values())
                .containsExactly(Money.cents(14), Money.cents(86));
        assertThat(Shares.of(Money.cents(-100), weights(1, 1, 1)).values())
                .containsExactly(Money.cents(-34), Money.cents(-33), Money.cents(-33));
    }

    @Test
    void whoWeighsNothingPaysNothing() {
        assertThat(Shares.of(Money.cents(101), weights(0, 3, 0)).values())
                .containsExactly(Money.ZERO, Money.cents(101), Money.ZERO);
    }

    @Test
    void nothingCannotBeDividedBy() {
        assertThatIllegalArgumentException().isThrownBy(() -> Shares.of(Money.cents(1), weights(0, 0)));
        assertThatIllegalArgumentException().isThrownBy(() -> Shares.of(Money.cents(1), weights(2, -1)));
    }

    /** Whatever the amount and the weights: nothing is lost, and nobody is a whole cent away from their exact part. */
    @Test
    void sharesAddUpAndAreFairForAnyAmount() {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            var amount = Money.cents(random.nextLong(-100_000_000_000L, 100_000_000_001L));
            var weights = new LinkedHashMap<Integer, Long>();
            for (int who = 0; who < 1 + random.nextInt(9); who++) {
                weights.put(who, random.nextBoolean() ? random.nextLong(10) : random.nextLong(10_000_000_000_000L));
            }
            weights.merge(0, 1L, Long::sum);
            var total = weights.values().stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);

            var shares = Shares.of(amount, weights);

            assertThat(shares.values().stream().mapToLong(Money::cents).sum())
                    .as("seed %d: %s by %s", seed, amount, weights)
                    .isEqualTo(amount.cents());
            shares.forEach((who, share) -> {
                // |share × total − amount × weight| < total, in whole numbers
                var off = BigInteger.valueOf(share.cents())
                        .multiply(total)
                        .subtract(BigInteger.valueOf(amount.cents())
                                .multiply(BigInteger.valueOf(weights.getOrDefault(who, 0L))))
                        .abs();
                assertThat(new BigDecimal(off)).as("seed %d", seed).isLessThan(new BigDecimal(total));
            });
        }
    }

    private static Map<Integer, Long> weights(long... weights) {
        var some = new LinkedHashMap<Integer, Long>();
        for (long weight : weights) {
            some.put(some.size(), weight);
        }
        return some;
    }
}
