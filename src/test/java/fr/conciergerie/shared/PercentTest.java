package fr.conciergerie.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PercentTest {

    @ParameterizedTest
    @CsvSource({
        "20, 2000",
        "5%50, 550",
        "'1 000 %', 100000",
        "'5,5', 550",
        "2.10 %, 210",
        "0, 0",
        "'8,50', 850",
        "-1, -100"
    })
    void readsWhatAPersonTypes(String typed, int basisPoints) {
        assertThat(Percent.parse(typed).basisPoints()).isEqualTo(basisPoints);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "beaucoup", "5,555", "1e9", "99999999999", "5,5,5", "1/2", "5 5", "1.000", "5 50"})
    void refusesWhatIsNone(String typed) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Percent.parse(typed))
                .withMessage("shared.not-a-percentage");
    }

    @ParameterizedTest
    @CsvSource({"2000, 20", "550, '5,5'", "210, '2,1'", "0, 0"})
    void isShownAsItIsTyped(int basisPoints, String plain) {
        assertThat(new Percent(basisPoints).plain()).isEqualTo(plain);
    }
}
