package fr.conciergerie.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlugTest {

    @ParameterizedTest
    @CsvSource({
        "Cordonnerie – ressemelage, cordonnerie-ressemelage",
        "L’Atelier du Cœur, l-atelier-du-coeur",
        "  Épilation & soins  , epilation-soins",
        "Œufs (12), oeufs-12",
    })
    void isMadeFromAName(String name, String slug) {
        assertThat(Slug.from(name)).isEqualTo(slug);
    }

    @Test
    void isCutShortBetweenWords() {
        assertThat(Slug.from("a".repeat(59) + " b c")).isEqualTo("a".repeat(59));
    }

    @Test
    void needsALetterOrADigit() {
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> Slug.from("— ! —"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Majuscule", "deux  mots", "-devant", "derriere-", "double--trait", "accentué"})
    void isRefusedWhenTypedWrong(String typed) {
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> Slug.of(typed));
    }
}
