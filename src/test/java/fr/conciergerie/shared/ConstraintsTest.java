package fr.conciergerie.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.dao.DataIntegrityViolationException;

/** What the database refuses is told by the constraint that refused it, and by no other. */
class ConstraintsTest {

    @Test
    void theOneThatWasExpectedIsToldInWords() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Constraints.refusing(
                        () -> violate("one_key_a_day"),
                        "one_key_a_day",
                        () -> Refused.conflict("markets.sharing.overlaps")))
                .withMessage("markets.sharing.overlaps");
    }

    @Test
    void anotherIsTheFaultThatItIs() {
        assertThatThrownBy(() -> Constraints.refusing(
                        () -> violate("sharing_market_id_fkey"),
                        "one_key_a_day",
                        () -> Refused.conflict("markets.sharing.overlaps")))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void whatIsNotRefusedAnswers() {
        assertThat(Constraints.refusing(() -> 1, _ -> new Refused("never"))).isEqualTo(1);
    }

    private static void violate(String constraint) {
        var told = new ServerErrorMessage("SERROR\0C23505\0Mrefused\0n%s\0".formatted(constraint));
        throw new DataIntegrityViolationException("refused", new PSQLException(told, false));
    }
}
