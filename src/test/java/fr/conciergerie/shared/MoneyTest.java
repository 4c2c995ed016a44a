package fr.conciergerie.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An amount is what was meant, or nothing: never a hundred times as much. */
class MoneyTest {

    /** What is cheaper is so to the cent, and half a cent is not taken from whoever pays. */
    @ParameterizedTest
    @CsvSource({"4500, 10, 4050", "4500, 0, 4500", "4500, 100, 0", "995, 10, 895", "1, 50, 0", "333, 33, 223"})
    void isSoManyPercentLess(long cents, int percent, long left) {
        assertThat(Money.cents(cents).less(percent)).isEqualTo(Money.cents(left));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            12               |    1200
            12,5             |    1250
            12.50            |    1250
            12,              |    1200
            9€90             |     990
            9 € 90           |     990
            9€90€            |     990
            15€50            |    1550
            9,90€            |     990
            9,90 €           |     990
            € 9,90           |     990
            9,90 EUR         |     990
            32 euros         |    3200
            1 250            |  125000
            1 250,00 €       |  125000
            1.250,00         |  125000
            1,250.00         |  125000
            1 234 567,89     | 123456789
            1234567,89       | 123456789
            -12,50           |   -1250
            +3               |     300
            """)
    void isReadAsItWasMeant(String typed, long cents) {
        assertThat(Money.parse(typed)).isEqualTo(Money.cents(cents));
        assertThat(Money.parse(typed.replace(' ', '\u00a0'))).isEqualTo(Money.cents(cents));
        assertThat(Money.parse(typed.replace(' ', '\u202f').toLowerCase(Locale.ROOT)))
                .isEqualTo(Money.cents(cents));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "€",
                "sur devis",
                "9 90",
                "1 25",
                "12 50",
                "1 2 3",
                "12 3456",
                "1.250",
                "1,250",
                "12,345",
                "9€9",
                "9€905",
                "1e9",
                "12-",
                "--3",
                "0x10",
                "1,2,3",
                "1.2.3",
                "15 € / paire",
                "12 ou 15",
                "٣",
                "99999999999999999999"
            })
    void whatMightMeanTwoThingsIsRefused(String typed) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Money.parse(typed))
                .withMessage("shared.not-an-amount");
    }
}
