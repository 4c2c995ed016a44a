package fr.conciergerie.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiretTest {

    @Test
    void readsWhatAPersonTypes() {
        var siret = Siret.of(" 732 829 320 00074");

        assertThat(siret.value()).isEqualTo("73282932000074");
        assertThat(siret.siren()).isEqualTo("732829320");
        assertThat(siret.spaced()).isEqualTo("732 829 320 00074");
    }

    @Test
    void knowsTheRuleOfLaPoste() {
        assertThat(Siret.of("35600000000006").siren()).isEqualTo("356000000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "73282932000075", "7328293200007", "732829320000740", "7328293200007A", "٧٣٢٨٢٩٣٢٠٠٠٠٧٤"})
    void refusesWhatIsNone(String typed) {
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> Siret.of(typed));
    }
}
