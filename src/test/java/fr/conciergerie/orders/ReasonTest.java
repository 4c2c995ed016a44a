package fr.conciergerie.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.conciergerie.shared.Refused;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person said is theirs, whatever it looks like. */
class ReasonTest {

    static Stream<Reason> ours() {
        return Stream.concat(
                Arrays.stream(ClosedReason.values()).map(Reason::chosen),
                Arrays.stream(Reason.Cause.values()).map(Reason::caused));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RUPTURE", "WITHDRAWAL", "LATE", "OTHER", "orders.why.late", "{0}", "l’été ' {"})
    void whatWasSaidIsReadAsSaid(String words) {
        var said = Reason.said(words);

        assertThat(said.code()).isNull();
        assertThat(Reason.read(said.code(), said.words())).isEqualTo(said);
    }

    @ParameterizedTest
    @MethodSource("ours")
    void whatIsOursIsReadAsOurs(Reason ours) {
        assertThat(Reason.read(ours.code(), ours.words())).isEqualTo(ours);
    }

    @Test
    void whatSomebodyAddedStaysBesideTheAnswer() {
        var chosen = new Reason.Chosen(ClosedReason.OTHER, " WITHDRAWAL ");

        assertThat(Reason.read(chosen.code(), chosen.words())).isEqualTo(chosen);
        assertThat(chosen.words()).isEqualTo("WITHDRAWAL");
        assertThat(new Reason.Chosen(ClosedReason.OTHER, "  ").words()).isNull();
    }

    @Test
    void sayingNothingIsNoReason() {
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> Reason.said("  "));
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> Reason.said("x".repeat(Reason.LONGEST + 1)));
        assertThat(Reason.read(null, null)).isNull();
    }

    /** One column holds both. */
    @Test
    void noAnswerIsCalledAsACauseIs() {
        assertThat(ours().map(Reason::code)).doesNotHaveDuplicates();
    }
}
