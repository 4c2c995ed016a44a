package fr.conciergerie.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.figures.AnnualReport;
import fr.conciergerie.figures.Assumed;
import fr.conciergerie.figures.Figure;
import fr.conciergerie.figures.Given;
import fr.conciergerie.figures.Indicator;
import fr.conciergerie.figures.Perimeter;
import fr.conciergerie.figures.Period;
import fr.conciergerie.figures.Precision;
import fr.conciergerie.figures.YearDetail;
import fr.conciergerie.figures.YearDetail.Channel;
import fr.conciergerie.figures.YearDetail.Doings;
import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.SiteId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PublicationTest {

    private static final List<Figure> FIGURES = List.of(
            Figure.of(Indicator.USERS, 423, null),
            Figure.of(Indicator.WOMEN_SHARE, 317, 423L).knownOf(500),
            Figure.of(Indicator.EVERYDAY_SHARE, 0, 0L),
            Figure.of(Indicator.RECURRENCE, 3, 9L).hidden(),
            Figure.amount(Indicator.COST_PER_SITE, 1_994_726, 730, 365));

    private static final YearDetail NOTHING_BESIDE = new YearDetail(
            List.of(),
            List.of(),
            List.of(),
            new YearDetail.Partners(List.of(), List.of(), 25, 0, 0),
            List.of(),
            null,
            null);

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
        assertThat(old.fingerprintKey()).isEqualTo("reporting.publication.fingerprint");
        assertThat(old.saysTheSame(report(), today("Un mot."))).isTrue();
        assertThat(published("USERS;1;7;7;;;").saysTheSame(report(), _ -> "")).isFalse();
    }

    /** Of all sites together, and without what stands beside the figures; to the letter as it was written then. */
    @Test
    void whatWasPublishedInTheSecondIsComparedByWhatWasToldOfAllSites() {
        var told = "bilan;2;1;1970-01-01T00:00:00Z;\n" + """
                year;…;;2015-01-01;2015-12-31
                [figures]
                %s
                [year-before]
                [told-as]
                [months]
                [sites]
                [families]
                [services]
                [journeys]
                [times]
                [comments]
                [sentences]
                Un mot.""".formatted(Publication.written(FIGURES));
        var one = publishedAs(told);

        assertThat(one.form()).isEqualTo(2);
        assertThat(one.fingerprintKey()).isEqualTo("reporting.publication.fingerprint-of-all-sites");
        assertThat(one.saysTheSame(report(), today("Un mot."))).isTrue();
        assertThat(one.saysTheSameOfAllSites(report(), today("Un mot."))).isTrue();
        assertThat(one.saysTheSame(report(), today("Un autre."))).isFalse();
    }

    @Test
    void whatIsPublishedNowIsComparedByWhatIsToldOfEachSiteToo() {
        var one = publishedAs(
                PublishedText.of(1, Instant.EPOCH, null, today("Un mot.").apply(PublishedText.FORM)));

        assertThat(one.form()).isEqualTo(3);
        assertThat(one.fingerprintKey()).isEqualTo("reporting.publication.fingerprint-of-all");
        assertThat(one.saysTheSame(report(), today("Un mot."))).isTrue();
        assertThat(one.saysTheSame(report(), today("Un autre."))).isFalse();

        IntFunction<String> otherwiseAtTheSite =
                form -> PublishedText.body(form, List.of(whole(3), site(101)), List.of(), List.of("Un mot."));
        assertThat(one.saysTheSame(report(), otherwiseAtTheSite)).isFalse();
        assertThat(one.saysTheSameOfAllSites(
                        report(), form -> PublishedText.withoutSites(otherwiseAtTheSite.apply(form))))
                .isTrue();

        IntFunction<String> otherwiseBesideTheFigures =
                form -> PublishedText.body(form, List.of(whole(4), site(100)), List.of(), List.of("Un mot."));
        assertThat(one.saysTheSame(report(), otherwiseBesideTheFigures)).isFalse();
    }

    /** What somebody wrote makes no line and no cell of its own, and no site either. */
    @Test
    void wordsStayInTheirCell() {
        var body = PublishedText.body(2, List.of(whole(3)), List.of(), List.of("Un;\n[months]\\n", "\n[site]\n"));

        assertThat(body).endsWith("[sentences]\nUn\\;\\n[months]\\\\n\n\\n[site]\\n");
        assertThat(PublishedText.withoutSites(body)).isEqualTo(body);
    }

    /** What is told today of a year of one site, by the form in which it is written. */
    private static IntFunction<String> today(String sentence) {
        return form -> PublishedText.body(form, List.of(whole(3), site(100)), List.of(), List.of(sentence));
    }

    private static Given whole(long turnedDown) {
        return new Given(
                report(),
                NOTHING_BESIDE.with(
                        new Doings(List.of(new Channel("DESK", 400)), 81, 2.0, turnedDown, List.of(), false)));
    }

    private static Given site(long users) {
        var figures = List.of(Figure.of(Indicator.USERS, users, null));
        return new Given(report(new SiteId(new UUID(2, 2)), figures), NOTHING_BESIDE);
    }

    private static Publication publishedAs(String told) {
        return new Publication(1, Instant.EPOCH, null, Publication.written(FIGURES), "", null, told, null);
    }

    private static Publication published(String written) {
        return new Publication(1, Instant.EPOCH, null, written, "", null, null, null);
    }

    private static AnnualReport report() {
        return report(FIGURES);
    }

    private static AnnualReport report(List<Figure> figures) {
        return report(null, figures);
    }

    private static AnnualReport report(@Nullable SiteId site, List<Figure> figures) {
        return new AnnualReport(
                new Perimeter.Client(new OrganisationId(new UUID(1, 1)), site),
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
