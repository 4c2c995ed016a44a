package fr.conciergerie.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.organisations.OrganisationId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
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
        assertThat(FIGURES)
                .allSatisfy(it -> assertThat(Publication.figure(it.indicator(), Publication.written(List.of(it))))
                        .isEqualTo(it));
    }

    @Test
    void nothingHasChangedInWhatWasJustPublished() {
        assertThat(published(Publication.written(FIGURES)).changes(report())).isEmpty();
    }

    @Test
    void aFigureCountedByAnotherDefinitionIsAChange() {
        var written = Publication.written(FIGURES).replace("USERS;1;", "USERS;0;");

        assertThat(published(written).changes(report()))
                .extracting(Publication.Change::indicator)
                .containsExactly(Indicator.USERS);
    }

    /** Rarely found out by chance: the same answers, of more users. */
    @Test
    void aShareThatIsKnownOfFewerUsersThanPublishedIsAChange() {
        var share = Figure.of(Indicator.WOMEN_SHARE, 317, 423L);
        var now = report(List.of(share.knownOf(501)));

        assertThat(published(Publication.written(List.of(share.knownOf(500)))).changes(now))
                .hasSize(1);
    }

    @Test
    void aFigureThatIsNoLongerCountedDoesNotStopTheOthers() {
        var written = Publication.written(FIGURES) + "\nHAPPINESS;1;7;7;;;";

        assertThat(published(written).changes(report())).isEmpty();
    }

    @Test
    void aFigureThatIsNewAndHasNothingToTellIsNoNews() {
        var nothing = report(List.of(Figure.unknown(Indicator.SATISFACTION_NPS)));
        var something = report(List.of(Figure.of(Indicator.SATISFACTION_NPS, -3, 9L)));

        assertThat(published("USERS;1;7;7;;;").changes(nothing)).isEmpty();
        assertThat(published("USERS;1;7;7;;;").changes(something)).hasSize(1);
        assertThat(published("SATISFACTION_NPS;1;-33;-3;9;;").changes(nothing)).hasSize(1);
    }

    /** Ten years on, an indicator may be gone: what was published of it is still there, and told apart. */
    @Test
    void whatIsCountedNoLongerStaysAsItWas() {
        var old = published("HORSES_SHOD;3;12;12;;;\nUSERS;1;7;7;;;");

        assertThat(old.gone(report())).containsExactly("HORSES_SHOD");
        assertThat(old.changes(report()))
                .extracting(it -> it.indicator().name())
                .doesNotContain("HORSES_SHOD");
        assertThat(old.figures().getFirst())
                .isEqualTo(new Publication.AsPublished(
                        "HORSES_SHOD", 3, new BigDecimal("12"), 12L, null, null, false, Precision.EXACT));
    }

    /** Published before the rest was kept: compared by its figures, as far as they go. */
    @Test
    void whatWasPublishedInTheFirstFormIsComparedByItsFigures() {
        var old = published(Publication.written(FIGURES));

        assertThat(old.form()).isEqualTo(1);
        assertThat(old.isTold(report(), ToldInFull.body(report(), List.of(), List.of("Un mot."))))
                .isTrue();
        assertThat(published("USERS;1;7;7;;;").isTold(report(), "")).isFalse();
    }

    @Test
    void whatWasPublishedInTheSecondIsComparedByAllThatWasTold() {
        var body = ToldInFull.body(report(), List.of(), List.of("Un mot."));
        var told = ToldInFull.of(1, Instant.EPOCH, null, body);
        var one = new Publication(1, Instant.EPOCH, null, Publication.written(FIGURES), "", null, told, null);

        assertThat(one.form()).isEqualTo(2);
        assertThat(one.isTold(report(), body)).isTrue();
        assertThat(one.isTold(report(), ToldInFull.body(report(), List.of(), List.of("Un autre."))))
                .isFalse();
    }

    /** What somebody wrote makes no line and no cell of its own. */
    @Test
    void wordsStayInTheirCell() {
        assertThat(ToldInFull.body(report(), List.of(), List.of("Un;\n[months]\\n")))
                .endsWith("[sentences]\nUn\\;\\n[months]\\\\n");
    }

    private static Publication published(String written) {
        return new Publication(1, Instant.EPOCH, null, written, "", null, null, null);
    }

    private static AnnualReport report() {
        return report(FIGURES);
    }

    private static AnnualReport report(List<Figure> figures) {
        return new AnnualReport(
                new Perimeter.Client(new OrganisationId(new UUID(1, 1)), null),
                "…",
                null,
                Period.year(2015),
                Instant.EPOCH,
                figures,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Assumed.NOTHING);
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
