package fr.conciergerie.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublicationTest {

    private static final List<Figure> FIGURES = List.of(
            Figure.of(Indicator.USERS, 423, null),
            Figure.of(Indicator.WOMEN_SHARE, 317, 423L).knownOf(500),
            Figure.of(Indicator.EVERYDAY_SHARE, 0, 0L),
            Figure.of(Indicator.RECURRENCE, 3, 9L).hidden(),
            Figure.amount(Indicator.COST_PER_SITE, 1_994_726, 730, 365));

    @Test
    void whatIsWrittenIsReadAgain() {
        assertThat(Publication.read(Publication.written(FIGURES))).isEqualTo(FIGURES);
    }

    @Test
    void aHiddenFigureLeavesNoTraceOfItself() {
        assertThat(Publication.written(FIGURES).lines()).contains("RECURRENCE;1;;;;;hidden");
    }

    @Test
    void aCostIsForTheWholePeriodToTheCent() {
        assertThat(FIGURES.getLast().value()).isEqualTo(new BigDecimal("9973.63"));
    }
}
