package fr.conciergerie.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A code is found however it comes into the field: typed, copied, or read by a scanner. */
class ShortCodeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2D4K2V",
                "2d4k2v",
                " 2D4 K2V ",
                "2D4\u00a0K2V",
                "2D4\u202fK2V",
                "2D4\u200bK2V",
                "2D4-K2V",
                "2D4\u2013K2V",
                "N°\u00a02D4K2V",
                "Commande 2D4K2V",
                "Ma commande 2D4-K2V",
                "éD'KéV",
                "éd'kév",
                "Commande éD'KéV"
            })
    void isReadAsItIsMeant(String typed) {
        assertThat(ShortCode.read(typed)).hasValue(new ShortCode("2D4K2V"));
    }

    /** As a scanner that believes in an American keyboard makes a French one type it: every code, if need be at the second look. */
    @Test
    void isReadFromAScannerOnAFrenchKeyboard() {
        var keys = "&é\"'(-è_çà";
        for (int i = 0; i < 1_000; i++) {
            var code = ShortCode.next();
            var typed = code.value()
                    .chars()
                    .map(c -> switch (c) {
                        case 'A' -> 'Q';
                        case 'Q' -> 'A';
                        case 'W' -> 'Z';
                        case 'Z' -> 'W';
                        case 'M' -> '?';
                        default -> c >= '1' && c <= '9' ? keys.charAt(c - '1') : c;
                    })
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            assertThat(ShortCode.readings(typed)).as(typed).contains(code);
            assertThat(ShortCode.among(typed, Set.of(code))).as(typed).hasValue(code);
        }
    }

    /** Where something gives the keyboard away there is one reading only. */
    @Test
    void lettersAloneAreLookedForAsTheyStandFirst() {
        assertThat(ShortCode.readings("zqxhab")).containsExactly(new ShortCode("ZQXHAB"), new ShortCode("WAXHQB"));
        assertThat(ShortCode.among("ZQXHAB", Set.of(new ShortCode("ZQXHAB"), new ShortCode("WAXHQB"))))
                .hasValue(new ShortCode("ZQXHAB"));
        assertThat(ShortCode.readings("BCDEFG")).containsExactly(new ShortCode("BCDEFG"));
        assertThat(ShortCode.readings("ZQXHA2")).containsExactly(new ShortCode("ZQXHA2"));
        assertThat(ShortCode.readings("ZQXHAé")).containsExactly(new ShortCode("WAXHQ2"));
        assertThat(ShortCode.readings("Talons")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "2D4K2", "2D4K2VX", "2D4K20", "Talons", "Commande", "l’été"})
    void whatIsNoCodeIsNone(String typed) {
        assertThat(ShortCode.read(typed)).isEqualTo(Optional.empty());
    }

    @Test
    void noCodeHoldsWhatIsMistakenForAnother() {
        assertThat(IntStream.range(0, 1_000).mapToObj(_ -> ShortCode.next().value()))
                .allMatch(it -> it.matches("[2-9A-HJKMNP-Z]{6}"));
    }
}
