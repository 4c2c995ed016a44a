package fr.conciergerie.lockers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.conciergerie.shared.Refused;
import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which digits are a code, and what is written on doors. */
class CodeDigitsTest {

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "000000",
                "777777",
                "123456",
                "890123",
                "654321",
                "109876",
                "121212",
                "123123",
                "112112",
                "140789",
                "890714",
                "071489",
                "14071989",
                "19890714",
                "112233"
            })
    void whatPeopleTryFirstIsNoCode(String digits) {
        assertThat(CodeDigits.isObvious(digits)).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"482915", "907362", "5820461", "39482057"})
    void othersAre(String digits) {
        assertThat(CodeDigits.isObvious(digits)).isFalse();
    }

    @Test
    void aCodeHasItsLengthAndNoneOfTheForbiddenDigits() {
        var random = new Random(7);
        var seen = new HashSet<String>();
        for (int length = CodeDigits.SHORTEST; length <= CodeDigits.LONGEST; length++) {
            var rule = new CodeDigits(length, "09");
            for (int i = 0; i < 5_000; i++) {
                var digits = rule.next(random);
                assertThat(digits).hasSize(length).doesNotContain("0", "9").containsOnlyDigits();
                assertThat(CodeDigits.isObvious(digits)).isFalse();
                seen.add(digits);
            }
        }
        assertThat(seen).as("drawn from all there are").hasSizeGreaterThan(14_500);
    }

    @Test
    void labelsAreReadAsPeopleWriteThem() {
        assertThat(CompartmentLabels.read("a1 - a4, B7; 12").all()).containsExactly("A1", "A2", "A3", "A4", "B7", "12");
        assertThat(CompartmentLabels.read("A1 à A3").all()).containsExactly("A1", "A2", "A3");
        assertThat(CompartmentLabels.read("1-3, 2").all()).containsExactly("1", "2", "3");
        for (var typed : new String[] {"", " , ", "porte du haut", "A9-A1", "A1-B4", "1-9999"}) {
            assertThatExceptionOfType(Refused.class).isThrownBy(() -> CompartmentLabels.read(typed));
        }
    }
}
