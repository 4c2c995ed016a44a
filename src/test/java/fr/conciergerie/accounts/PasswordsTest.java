package fr.conciergerie.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A password is kept as OWASP advises, and read again whatever it was kept with. */
class PasswordsTest {

    private static final String GOOD = "quatre chevaux bleus";

    private final Passwords passwords = new Passwords();

    @Test
    void areKeptWithNineteenMebibytesAndTwoRounds() {
        assertThat(passwords.hash(GOOD)).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @Test
    void areKnownAgainWhateverTheyWereKeptWith() {
        var before = new Passwords(64, 1).hash(GOOD);

        assertThat(before).contains("$m=64,t=1,p=1$");
        assertThat(passwords.matches(GOOD, before)).isTrue();
        assertThat(passwords.matches(GOOD, passwords.hash(GOOD))).isTrue();
        assertThat(passwords.matches("cinq vélos jaunes", before)).isFalse();
        assertThat(passwords.matches(GOOD, null)).isFalse();
    }
}
