package fr.conciergerie.noticeboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {

    @Test
    void whatFitsStandsWhole() {
        assertThat(Excerpt.of("  Apportez\n\nvos vélos. ", 20)).isEqualTo("Apportez vos vélos.");
        assertThat(Excerpt.of("12345", 5)).isEqualTo("12345");
        assertThat(Excerpt.of("   ", 5)).isEmpty();
    }

    @Test
    void theLastWordIsWhole() {
        assertThat(Excerpt.of("Apportez vos vélos et vos outils", 20)).isEqualTo("Apportez vos vélos…");
        assertThat(Excerpt.of("Apportez vos vélos demain", 19)).isEqualTo("Apportez vos vélos…");
    }

    @Test
    void aWordWithoutEndAndALetterOfTwoHalvesAreCutAllTheSame() {
        assertThat(Excerpt.of("x".repeat(300), 200)).hasSize(200).endsWith("x…");
        assertThat(Excerpt.of("🚲".repeat(150), 200))
                .hasSize(199)
                .doesNotContain("?")
                .endsWith("🚲…");
    }
}
