package fr.conciergerie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.conciergerie.database.CannotStart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartOptionsTest {

    @Test
    void becomeSettings() {
        assertThat(StartOptions.toSettings(
                        "--demo",
                        "--fresh",
                        "--rotate-vault-key",
                        "--retire-vault-keys",
                        "--rebuild-facts",
                        "--port",
                        "9000",
                        "--data",
                        "elsewhere"))
                .containsExactly(
                        "--conciergerie.demo=true",
                        "--conciergerie.fresh=true",
                        "--conciergerie.vault.rotate=true",
                        "--conciergerie.vault.retire=true",
                        "--conciergerie.facts=rebuild",
                        "--server.port=9000",
                        "--conciergerie.data=elsewhere");
    }

    @Test
    void saidTwiceTheLastOneCounts() {
        assertThat(StartOptions.toSettings("--data", "here", "--data", "there"))
                .containsExactly("--conciergerie.data=there");
    }

    @Test
    void anySettingMayBeGivenByItsName() {
        assertThat(StartOptions.toSettings("--spring.mail.host=localhost"))
                .containsExactly("--spring.mail.host=localhost");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--port",
                "--port 0",
                "--port 70000",
                "--port http",
                "--data",
                "--data --demo",
                "--fresh",
                "--nothing",
                "demo"
            })
    void areRefusedInOneSentence(String line) {
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> StartOptions.toSettings(line.split(" ")))
                .satisfies(e -> assertThat(e.sentence()).endsWith("."));
    }
}
