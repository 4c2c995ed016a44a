package fr.conciergerie.rounds.plan;

import static fr.conciergerie.rounds.plan.Town.BIKE;
import static fr.conciergerie.rounds.plan.Town.CROW;
import static fr.conciergerie.rounds.plan.Town.FACTOR;
import static fr.conciergerie.rounds.plan.Town.VAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.conciergerie.shared.Refused;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far it is from place to place. */
class DistancesTest {

    private static final Place BELLECOUR = new Place("bellecour", 45.7578, 4.8320);
    private static final Place PART_DIEU = new Place("part-dieu", 45.7606, 4.8594);
    private static final Place VILLEURBANNE = new Place("villeurbanne", 45.7665, 4.8795);

    @Test
    void aWayIsAsLongAsTheCrowFliesTimesTheFactor() {
        var straight = new GreatCircle(new Factor(BigDecimal.ONE, 1)).between(BELLECOUR, PART_DIEU, VAN);
        var streets = CROW.between(BELLECOUR, PART_DIEU, VAN);

        assertThat(straight.metres()).isBetween(2_140, 2_155);
        assertThat(streets.metres()).isBetween(straight.metres() * 13 / 10 - 1, straight.metres() * 13 / 10 + 2);
        assertThat(CROW.between(PART_DIEU, BELLECOUR, VAN)).isEqualTo(streets);
        assertThat(CROW.basis()).isEqualTo(new Distances.Basis.CrowFlight(FACTOR));
    }

    @Test
    void aDegreeOfTheMeridianIsAHundredAndElevenKilometres() {
        assertThat(new GreatCircle(new Factor(BigDecimal.ONE, 1))
                        .between(new Place("a", 45, 5), new Place("b", 46, 5), VAN)
                        .metres())
                .isEqualTo(111_195);
    }

    @Test
    void aBikeTakesTheTimeThatItTakes() {
        assertThat(VAN.secondsFor(1_000)).isEqualTo(120);
        assertThat(BIKE.secondsFor(1_000)).isEqualTo(240);
        assertThat(BIKE.secondsFor(1)).as("to the second above").isEqualTo(1);
    }

    @Test
    void aTableSaysHowFarItIsAndForTheRestTheFactorDoes() {
        var table = DistanceMatrix.read("""
                from;to;metres;seconds
                bellecour;part-dieu;2900;540
                part-dieu;bellecour;3100;
                villeurbanne;part-dieu;2000;400
                """, 7, CROW);

        assertThat(table.between(BELLECOUR, PART_DIEU, VAN)).isEqualTo(new Leg(2900, 540));
        assertThat(table.between(PART_DIEU, BELLECOUR, VAN)).isEqualTo(new Leg(3100, 372));
        assertThat(table.between(PART_DIEU, VILLEURBANNE, VAN))
                .as("as far back")
                .isEqualTo(new Leg(2000, 400));
        assertThat(table.between(BELLECOUR, VILLEURBANNE, VAN)).isEqualTo(CROW.between(BELLECOUR, VILLEURBANNE, VAN));
        assertThat(table.between(BELLECOUR, BELLECOUR, VAN)).isEqualTo(new Leg(0, 0));
        assertThat(table.basis()).isEqualTo(new Distances.Basis.Table(7, FACTOR));
    }

    @Test
    void aTableIsReadAsASpreadsheetWritesItInFrench() {
        var table = DistanceMatrix.read("De,À,Distance\r\nbellecour,part-dieu,2900\r\n", 1, CROW);

        assertThat(table.between(BELLECOUR, PART_DIEU, VAN)).isEqualTo(new Leg(2900, 348));
    }

    @ParameterizedTest
    @CsvSource({
        "bellecour;part-dieu;far;540, rounds.matrix.no-number",
        "bellecour;part-dieu;-3;540, rounds.matrix.no-number",
        "bellecour;part-dieu;2000001;540, rounds.matrix.no-number",
        "bellecour;part-dieu;99999999999;540, rounds.matrix.no-number",
        "bellecour;part-dieu;2900;90000, rounds.matrix.no-number",
        "bellecour;;2900;540, rounds.matrix.no-place",
        "a;b;5;5, rounds.matrix.twice"
    })
    void aLineThatCannotBeRightIsRefusedWithItsNumber(String line, String key) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> DistanceMatrix.read("from;to;metres;seconds\na;b;1;1\n\n" + line + "\n", 1, CROW))
                .satisfies(it -> assertThat(it.key()).isEqualTo(key))
                .satisfies(it -> assertThat(it.arguments().getFirst()).isEqualTo(4L));
    }

    @Test
    void aFactorBelowTheCrowsIsRefused() {
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> new Factor(new BigDecimal("0.9"), 1));
    }

    @Test
    void aPlaceIsOnEarth() {
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> new Place("typed wrong", 457578, 4.83));
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> new Place("nowhere", Double.NaN, 4.83));
    }
}
