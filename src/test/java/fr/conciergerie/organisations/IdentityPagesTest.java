package fr.conciergerie.organisations;

import static fr.conciergerie.web.FormToken.formToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Cameras;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.access.ActorAuthentication;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

@SpringBootTest
@AutoConfigureMockMvc
class IdentityPagesTest {

    private static final String SIRET = "99333333500012";
    private static final String VAT_NUMBER = "FR64993333335";

    @Autowired
    MockMvc mvc;

    @Autowired
    Organisations organisations;

    @Autowired
    Identities identities;

    @Autowired
    Clock clock;

    private OperatorId operator = new OperatorId(new UUID(0, 0));
    private String slug = "";

    @BeforeEach
    void aNewOperator() {
        slug = "op-" + UUID.randomUUID();
        operator = organisations.createOperator("Les Mains utiles", slug);
    }

    @Test
    void whatIsMissingWaitsOnTheManagersFirstPageUntilItIsSaid() throws Exception {
        var card = Objects.requireNonNull(room().selectFirst("a.tile[href=/operator/identity]"));
        assertThat(card.text()).contains("Mentions légales à remplir", "6");
        assertThat(page("/operator/identity").select("main .notice a"))
                .extracting(it -> it.attr("href"))
                .containsExactly(
                        "/operator/identity#enterprise",
                        "/operator/identity#host",
                        "/operator/identity#mediator",
                        "/operator/identity#data-protection",
                        "/operator/identity#logo",
                        "/operator/terms");

        sayEverything();

        assertThat(room().text()).doesNotContain("Mentions légales à remplir").contains("Tout est rempli");
    }

    @Test
    void theLegalNoticePromisesNothingThatIsMissing() throws Exception {
        assertThat(page("/legal").text())
                .contains("Les Mains utiles")
                .doesNotContain("SIRET", "médiateur", "Médiateur", "ticket que vous");

        sayEverything();

        assertThat(page("/legal").text())
                .contains(
                        "Les Mains utiles SCIC, SCIC SA au capital variable de 50 000 €",
                        "7 rue du Modèle, 33000 Bordeaux",
                        "993 333 335 00012",
                        "RCS Exemple",
                        "FR 64 993 333 335",
                        "05 36 49 00 10",
                        "bonjour@mains.example",
                        "Direction de la publication Camille Exemple",
                        "Hébergeur Exemple, 2 rue du Modèle, 05 36 49 00 11",
                        "Médiation Exemple, 3 rue du Modèle https://mediation.example",
                        "Déléguée, donnees@mains.example",
                        "version 1, depuis le");
    }

    @Test
    void beforeAnybodySignsInTheNoticeTellsOfEveryOperator() throws Exception {
        organisations.createOperator("Le Coup de main", "op-" + UUID.randomUUID());

        var notice = mvc.perform(get("/legal")).andReturn().getResponse();

        assertThat(notice.getContentAsString(StandardCharsets.UTF_8)).contains("Les Mains utiles", "Le Coup de main");
    }

    /** A screen reader that speaks English reads French names as French. */
    @Test
    void onAnEnglishPageWhatTheOperatorWroteIsSaidToBeFrench() throws Exception {
        sayEverything();

        assertThat(page("/legal?lang=en").select("main [lang=fr]").eachText())
                .contains(
                        "Les Mains utiles SCIC, SCIC SA au capital variable de 50 000 €",
                        "7 rue du Modèle, 33000 Bordeaux",
                        "Médiation Exemple, 3 rue du Modèle");
        assertThat(page("/terms?lang=en").select("main [lang=fr]").eachText())
                .contains("Les Mains utiles", "Les Mains utiles SCIC", "Tout est dit.");
        assertThat(page("/legal").select("main [lang=fr]")).isEmpty();
    }

    @Test
    void anEnterpriseIsSaidWholeOrNotAtAll() throws Exception {
        var answer = send(post("/operator/identity").param("version", "0").param("legalName", "Les Mains utiles"));

        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(parsed(answer).select("#enterprise .field.wrong").size()).isGreaterThan(7);
        assertThat(identity().enterprise()).isNull();
    }

    @Test
    void aVatNumberIsOnesOwnOrOneSaysThatThereIsNone() throws Exception {
        var another = parsed(send(enterprise("FR33123456789")));
        assertThat(at("enterprise-vatNumber-error", another)).contains("FR33123456789");
        var ofAnother = parsed(send(enterprise("FR 44 732 829 320")));
        assertThat(at("enterprise-vatNumber-error", ofAnother)).contains("une autre entreprise");
        assertThat(at("enterprise-vatNumber-error", parsed(send(enterprise("")))))
                .contains("cochez la case");

        assertThat(send(enterprise("").param("withoutVat", "true")).getStatus()).isEqualTo(303);
        assertThat(page("/legal").text()).contains("TVA non applicable");
    }

    @Test
    void whoReadAnOlderIdentityDoesNotOverwriteTheNewerOne() throws Exception {
        assertThat(send(enterprise(VAT_NUMBER)).getStatus()).isEqualTo(303);

        assertThat(send(enterprise(VAT_NUMBER)).getStatus()).isEqualTo(409);
        assertThat(identity().version()).isEqualTo(1);
    }

    @Test
    void aLogoIsAPictureAndNothingElse() throws Exception {
        var drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
        var refused = send(logo("logo.svg", drawing.getBytes(StandardCharsets.UTF_8)));
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(at("logo-logo-error", parsed(refused))).contains("JPEG, PNG ou WebP");
        assertThat(send(multipart("/operator/identity/logo")).getStatus()).isEqualTo(422);

        assertThat(send(logo("logo.jpg", Cameras.heldSideways(900, 300))).getStatus())
                .isEqualTo(303);

        var shown = Objects.requireNonNull(page("/legal").selectFirst("main img"));
        assertThat(shown.attr("alt")).isEqualTo("Logo\u00a0: Les Mains utiles");
        var png = mvc.perform(get(shown.attr("src"))).andReturn().getResponse();
        assertThat(png.getContentType()).isEqualTo("image/png");
        assertThat(png.getContentAsString(StandardCharsets.ISO_8859_1)).doesNotContain(Cameras.PLACE);
        var drawn = ImageIO.read(new ByteArrayInputStream(png.getContentAsByteArray()));
        assertThat(drawn.getHeight()).isEqualTo(600);
        assertThat(drawn.getWidth()).isEqualTo(200);
        assertThat(send(post("/operator/identity/logo/removal")).getStatus()).isEqualTo(303);
        assertThat(page("/legal").selectFirst("main img")).isNull();
    }

    @Test
    void termsAreReadOnceMoreAndThenStayForEverAtTheirAddress() throws Exception {
        var draft = send(terms("/operator/terms/draft", 1, today(), "# Prix\n\nLes <b>prix</b> :\n- un\n- deux"));
        assertThat(draft.getStatus()).isEqualTo(200);
        assertThat(parsed(draft).select(".terms-text h2").text()).isEqualTo("Prix");
        assertThat(parsed(draft).select(".terms-text p").text()).isEqualTo("Les <b>prix</b> :");
        assertThat(parsed(draft).select(".terms-text li").eachText()).containsExactly("un", "deux");
        assertThat(page("/operator/terms").text()).contains("pas encore publié");

        publish(1, "# Prix\n\nLes premiers.");
        publish(2, "# Prix\n\nLes seconds.");

        assertThat(visit("/terms/" + slug + "/1")).contains("Les premiers.", "Ce n’est pas la version en vigueur");
        assertThat(visit("/terms/" + slug + "/2")).contains("Les seconds.", "C’est la version en vigueur");
        assertThat(page("/terms").text()).contains("Les seconds.");
        assertThat(mvc.perform(get("/terms/" + slug + "/3"))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void termsDoNotBeginBeforeAnybodyCouldReadThemNorBeforeOthers() throws Exception {
        var past = send(terms("/operator/terms", 1, today().minusDays(1), "Hier"));
        assertThat(past.getStatus()).isEqualTo(422);
        assertThat(at("firstDay-error", parsed(past))).contains("personne n’a pu lire");
        assertThat(send(terms("/operator/terms", 1, today().plusDays(9), "Plus tard"))
                        .getStatus())
                .isEqualTo(303);
        assertThat(identity().terms()).isNull();

        var before = send(terms("/operator/terms", 2, today(), "Avant"));
        assertThat(before.getStatus()).isEqualTo(422);
        assertThat(at("firstDay-error", parsed(before))).contains("commence plus tard");
        assertThat(send(terms("/operator/terms", 1, today().plusDays(20), "Encore"))
                        .getStatus())
                .isEqualTo(409);
    }

    @Test
    void anAgentReadsOnEveryPageWhomToCallOrToWriteTo() throws Exception {
        assertThat(send(enterprise(VAT_NUMBER)).getStatus()).isEqualTo(303);

        var foot = Objects.requireNonNull(seenBy(Role.MEMBER).selectFirst("footer"));

        assertThat(foot.text()).contains("Une question ?", "05 36 49 00 10", "bonjour@mains.example");
        assertThat(foot.select("a[href='tel:0536490010'], a[href='mailto:bonjour@mains.example']"))
                .hasSize(2);
        assertThat(seenBy(Role.MANAGER).select("footer a[href^=tel]")).isEmpty();
    }

    @Test
    void nothingIsToldOfItBeforeTheOperatorHasSaidIt() throws Exception {
        assertThat(seenBy(Role.MEMBER).select("footer a[href^=tel], footer a[href^=mailto]"))
                .isEmpty();
    }

    private Document seenBy(Role role) throws Exception {
        var reader = new Actor(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "Sam",
                role,
                operator.value(),
                role == Role.MEMBER ? UUID.randomUUID() : null,
                Locale.FRENCH);
        return parsed(mvc.perform(get("/site-map").with(authentication(ActorAuthentication.bySession(reader))))
                .andReturn()
                .getResponse());
    }

    @Test
    void onlyTheManagerSaysWhoTheOperatorIs() throws Exception {
        var concierge = new Actor(
                UUID.randomUUID(), UUID.randomUUID(), "Sam", Role.CONCIERGE, operator.value(), null, Locale.FRENCH);

        var answer = mvc.perform(get("/operator/identity")
                        .with(authentication(ActorAuthentication.bySession(concierge)))
                        .with(formToken()))
                .andReturn()
                .getResponse();

        assertThat(answer.getStatus()).isEqualTo(403);
    }

    private void sayEverything() throws Exception {
        assertThat(send(enterprise(VAT_NUMBER)).getStatus()).isEqualTo(303);
        assertThat(send(post("/operator/identity/host")
                                .param("version", "1")
                                .param("name", "Hébergeur Exemple")
                                .param("address", "2 rue du Modèle")
                                .param("phone", "05 36 49 00 11"))
                        .getStatus())
                .isEqualTo(303);
        assertThat(send(post("/operator/identity/mediator")
                                .param("version", "2")
                                .param("name", "Médiation Exemple")
                                .param("address", "3 rue du Modèle")
                                .param("site", "mediation.example"))
                        .getStatus())
                .isEqualTo(303);
        assertThat(send(post("/operator/identity/data-protection")
                                .param("version", "3")
                                .param("name", "Déléguée")
                                .param("contact", "donnees@mains.example"))
                        .getStatus())
                .isEqualTo(303);
        assertThat(send(logo("logo.png", Cameras.image(60, 40, "png"))).getStatus())
                .isEqualTo(303);
        publish(1, "Tout est dit.");
        assertThat(identity().missing()).isEmpty();
    }

    private void publish(int number, String text) throws Exception {
        assertThat(send(terms("/operator/terms", number, today(), text)).getStatus())
                .isEqualTo(303);
    }

    private AbstractMockHttpServletRequestBuilder<?> terms(String path, int number, LocalDate firstDay, String text) {
        return post(path)
                .param("version", String.valueOf(number))
                .param("firstDay", firstDay.toString())
                .param("text", text);
    }

    private AbstractMockHttpServletRequestBuilder<?> enterprise(String vatNumber) {
        return post("/operator/identity")
                .param("version", "0")
                .param("legalName", "Les Mains utiles SCIC")
                .param("legalForm", "SCIC SA au capital variable de 50 000 €")
                .param("registration", "RCS Exemple")
                .param("siret", SIRET)
                .param("vatNumber", vatNumber)
                .param("address", "7 rue du Modèle")
                .param("postcode", "33000")
                .param("city", "Bordeaux")
                .param("phone", "05 36 49 00 10")
                .param("email", "bonjour@mains.example")
                .param("publicationDirector", "Camille Exemple");
    }

    private AbstractMockHttpServletRequestBuilder<?> logo(String name, byte[] file) {
        return multipart("/operator/identity/logo").file(new MockMultipartFile("logo", name, null, file));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Territory.FRANCE.zone());
    }

    private OperatorIdentity identity() {
        return Tenant.call(operator, identities::identity);
    }

    private Document room() throws Exception {
        return page("/operator");
    }

    private Document page(String path) throws Exception {
        var answer = send(get(path));
        assertThat(answer.getStatus()).as(path).isEqualTo(200);
        return parsed(answer);
    }

    private String visit(String path) throws Exception {
        return Jsoup.parse(mvc.perform(get(path)).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8))
                .text();
    }

    private static String at(String id, Document page) {
        return Objects.requireNonNull(page.getElementById(id), id).text();
    }

    private static Document parsed(MockHttpServletResponse answer) throws Exception {
        return Jsoup.parse(answer.getContentAsString(StandardCharsets.UTF_8));
    }

    private MockHttpServletResponse send(AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        var manager = new Actor(
                UUID.randomUUID(), UUID.randomUUID(), "Camille", Role.MANAGER, operator.value(), null, Locale.FRENCH);
        return mvc.perform(request.with(authentication(ActorAuthentication.bySession(manager)))
                        .with(formToken()))
                .andReturn()
                .getResponse();
    }
}
