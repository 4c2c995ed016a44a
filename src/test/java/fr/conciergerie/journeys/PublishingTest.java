package fr.conciergerie.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.conciergerie.Here;
import fr.conciergerie.figures.AnnualReports;
import fr.conciergerie.figures.Indicator;
import fr.conciergerie.figures.Side;
import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.reporting.Comment;
import fr.conciergerie.reporting.Comments;
import fr.conciergerie.reporting.Publication;
import fr.conciergerie.reporting.Publications;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

/** The report of 2015 has been given to the client: what changes afterwards is a correction that says why. */
class PublishingTest extends DemonstrationTest {

    private static final String CLIENT = "bordeaux-metropole";

    @Autowired
    Publications publications;

    @Autowired
    AnnualReports reports;

    @Autowired
    Comments comments;

    @Test
    void whatHasNotChangedIsNotPublishedTwice() {
        inTheDemonstration(() -> {
            assertThat(published()).hasSize(1);
            assertThat(changed()).isEmpty();
            refuses("reporting.publication.nothing-new", () -> publish(1, "Pour voir"));
        });
    }

    @Test
    void whatTurnsOutOtherwiseIsACorrectionWithItsReason() {
        inTheDemonstration(() -> {
            withdrawAnAnswer();

            assertThat(changed()).containsExactly(Indicator.WOMEN_SHARE);
            refuses("reporting.publication.needs-a-reason", () -> publish(1, ""));

            publish(1, "Une réponse a été retirée.");

            assertThat(changed()).isEmpty();
            assertThat(published()).extracting(Publication::number).containsExactly(2, 1);
            assertThat(published().getFirst().reason()).isEqualTo("Une réponse a été retirée.");
            assertThat(published()).extracting(Publication::sha256).doesNotHaveDuplicates();
        });
    }

    @Test
    void aButtonPressedTwicePublishesOnce() {
        inTheDemonstration(() -> {
            withdrawAnAnswer();

            publish(1, "Une réponse a été retirée.");
            publish(1, "Une réponse a été retirée.");

            assertThat(published()).hasSize(2);
        });
    }

    @Test
    void whoHasNotSeenTheLastPublicationDoesNotCorrectIt() {
        inTheDemonstration(() -> {
            withdrawAnAnswer();
            refuses("reporting.publication.meanwhile", () -> publish(0, "Je n’avais rien vu"));
        });
    }

    @Test
    void aYearThatGoesOnIsNotPublished() {
        inTheDemonstration(() -> refuses(
                "reporting.publication.year-goes-on",
                () -> publications.publish(manager(), CLIENT, Here.today().getYear(), 0, "")));
    }

    @Test
    void aYearInWhichNothingHappenedIsNotPublished() {
        inTheDemonstration(() ->
                refuses("reporting.nothing", () -> publications.publish(manager(), "ville-de-bellerive", 2025, 0, "")));
    }

    @Test
    void whatWasPublishedCannotBeTouched() {
        inTheDemonstration(() -> assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> jdbc.sql("update reporting.publication set figures = 'USERS;1;424;424;;;'")
                        .update()));
    }

    /** What was given to the client opens unchanged, whatever is said, counted and corrected afterwards. */
    @Test
    void whatWasPublishedOpensAsItWas() {
        inTheDemonstration(() -> {
            withdrawAnAnswer();
            comments.write(manager(), client(), 2015, "Une belle année.", version());
            publish(1, "Une réponse a été retirée.");
            var given = publications.document(client(), 2015, 2);

            // One more alone would not show: what so few moved is told in round numbers.
            withdrawAnAnswer();
            refuses("reporting.publication.nothing-new", () -> publish(2, "Encore une."));
            comments.write(manager(), client(), 2015, "Finalement, non.", version());
            withdrawAnswers(10);
            publish(2, "Encore une.");

            assertThat(publications.document(client(), 2015, 2)).isEqualTo(given);
            assertThat(published().get(1).documentSha256()).isEqualTo(sha256(given));
            assertThat(text(given))
                    .contains(
                            "Une belle année.",
                            "Une réponse a été retirée.",
                            "version 2",
                            published().get(1).sha256())
                    .contains("423", "Part des femmes")
                    .doesNotContain("Finalement", "Depuis, aucun chiffre");
            assertThat(text(publications.document(client(), 2015, 3))).contains("Finalement, non.", "Encore une.");
        });
    }

    /** Not of the figures alone: of the months, the families, what stands beside them, the words of both sides, and each site. */
    @Test
    void theFingerprintIsOfAllThatWasTold() {
        inTheDemonstration(() -> {
            var one = published().getFirst();
            assertThat(one.form()).isEqualTo(3);
            assertThat(one.sha256()).isEqualTo(sha256(one.text().getBytes(UTF_8)));
            assertThat(one.text())
                    .startsWith("bilan;3;1;" + one.cutOff() + ";\n")
                    .contains("\nUSERS;1;423;423;;;\n", "[months]\n1;", "[sites]\n", "[families]\nEVERYDAY;")
                    .contains(
                            "[services]\n",
                            "[journeys]\n2014-01-01;40;",
                            "[comments]\n",
                            "la cordonnerie et le pressing")
                    .contains(
                            "[desks]\nSiège de la Métropole;102;0;", "[channels-in-tens]\nDESK;700\n", "[delays]\n81;")
                    .contains("\n[site]\nyear;Bordeaux Métropole;Siège de la Métropole;2015-01-01;2015-12-31\n");
        });
    }

    /** What the client reads of a site can have been nothing else: it is what the fingerprint was taken of. */
    @Test
    void whatIsKeptOfEachSiteIsWhatTheFingerprintIsOf() {
        inTheDemonstration(() -> {
            var siege = reports.asTheClientSeesIt(manager(), CLIENT, 2015, "siege");
            var users = siege.figure(Indicator.USERS);

            assertThat(published().getFirst().text().split("\n\\[site]\n"))
                    .hasSize(1 + reports.sites(client(), siege.period()).size())
                    .anySatisfy(it -> assertThat(it)
                            .contains(
                                    "Siège de la Métropole", "\nUSERS;1;%1$s;%1$s;;;\n".formatted(users.numerator())));
        });
    }

    @Test
    void aWordThatIsSaidOtherwiseIsACorrectionToo() {
        inTheDemonstration(() -> {
            comments.write(manager(), client(), 2015, "Une belle année ; \\n'en doutez pas\n[months]", version());

            assertThat(changed()).isEmpty();
            publish(1, "Un mot a été ajouté.");

            assertThat(published()).hasSize(2);
            assertThat(published().getFirst().text()).contains("Une belle année \\; \\\\n'en doutez pas\\n[months]\n");
            refuses("reporting.publication.nothing-new", () -> publish(2, "Pour voir"));
        });
    }

    /** The archive of a publication is kept, as its document is. */
    @Test
    void theOpenDataOfAPublicationStayWhatTheyWere() {
        inTheDemonstration(() -> {
            var given = publications.openData(client(), 2015, 1);
            withdrawAnAnswer();
            publish(1, "Une réponse a été retirée.");

            assertThat(publications.openData(client(), 2015, 1)).isEqualTo(given);
            assertThat(published().get(1).dataSha256()).isEqualTo(sha256(given));
            assertThat(publications.openData(client(), 2015, 2)).isNotEqualTo(given);
        });
    }

    @Test
    void aDocumentIsOfTheClientAloneAndOfAPublicationThatThereIs() {
        inTheDemonstration(() -> {
            assertThatExceptionOfType(NotFound.class).isThrownBy(() -> publications.document(client(), 2015, 9));
            assertThatExceptionOfType(NotFound.class)
                    .isThrownBy(
                            () -> publications.document(organisations.organisationId("ville-de-bellerive"), 2015, 1));
        });
    }

    private int version() {
        return comments.of(client(), 2015).stream()
                .filter(it -> it.side() == Side.OPERATOR)
                .mapToInt(Comment::version)
                .sum();
    }

    private static String sha256(byte[] document) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(document));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(byte[] document) {
        try (var pdf = Loader.loadPDF(document)) {
            return new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void publish(int after, String reason) {
        publications.publish(manager(), CLIENT, 2015, after, reason);
    }

    private void withdrawAnAnswer() {
        withdrawAnswers(1);
    }

    /** Always of the same people: which figures move by an answer depends on whose it was. */
    private void withdrawAnswers(int many) {
        jdbc.sql("""
                delete from reporting.answerer
                 where member_id in (select id from organisations.member
                                       join reporting.answerer on member_id = id
                                      where id in (select member_id from reporting.line_count_v
                                                    where asked_on between date '2015-01-01' and date '2015-12-31')
                                      order by email, name limit :many)
                """).param("many", many).update();
    }

    private List<Publication> published() {
        return publications.of(client(), 2015);
    }

    private List<Indicator> changed() {
        return publications.changes(manager(), reports.report(manager(), CLIENT, 2015, null)).stream()
                .map(Publication.Change::indicator)
                .toList();
    }

    private OrganisationId client() {
        return organisations.organisationId(CLIENT);
    }

    private static void refuses(String key, Runnable work) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(work::run)
                .satisfies(it -> assertThat(it.key()).isEqualTo(key));
    }
}
