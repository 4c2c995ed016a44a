package fr.conciergerie.custody.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import fr.conciergerie.custody.Counter;
import fr.conciergerie.custody.Counter.Desk;
import fr.conciergerie.custody.Custody;
import fr.conciergerie.custody.PieceIn;
import fr.conciergerie.custody.Reserves;
import fr.conciergerie.orders.OrderView;
import fr.conciergerie.organisations.Identities;
import fr.conciergerie.organisations.IdentityDetails;
import fr.conciergerie.organisations.IdentityDetails.Enterprise;
import fr.conciergerie.organisations.IdentityDetails.Mediator;
import fr.conciergerie.shared.Siret;
import fr.conciergerie.shared.VatNumber;
import fr.conciergerie.web.Cameras;
import fr.conciergerie.web.Visitor;
import jakarta.servlet.http.Cookie;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

/** What the desk prints, read as paper, and the pictures it takes. */
@SpringBootTest
@AutoConfigureMockMvc
class PaperTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    Counter counter;

    @Autowired
    Custody custody;

    @Autowired
    Identities identities;

    private Desk desk;
    private OrderView order;
    private Visitor concierge;

    @BeforeEach
    void shoesAreHandedIn() {
        desk = counter.open();
        order = counter.order(desk, Counter.SHOES);
        desk.there(() -> custody.deposit(
                desk.concierge(),
                order.id(),
                order.lines().getFirst().id(),
                List.of(
                        new PieceIn("Bottine gauche", Reserves.NONE),
                        new PieceIn("Bottine droite", Reserves.read(List.of("WORN", "talon griffé")))),
                "B2"));
        concierge = new Visitor(mvc);
        concierge.signIn(desk.email(), Counter.PASSWORD);
    }

    @Test
    void theTicketBearsEveryMentionThatTheTradeAsksFor() throws IOException {
        try (var pdf = pdf("/desk/orders/" + order.id() + "/ticket.pdf")) {
            assertThat(text(pdf))
                    .contains(
                            "Ticket de dépôt",
                            order.number(),
                            "Les Mains utiles",
                            "Hôtel de Métropole",
                            "Déposé le",
                            "Dominique Martin",
                            "Ressemelage",
                            "24,00",
                            "Prêt",
                            "2 pièces déposées",
                            "Bottine gauche",
                            "Aucune réserve",
                            "Bottine droite",
                            "talon griffé",
                            "Total",
                            "constat amiable",
                            "font foi pour la restitution");
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("fr");
        }
    }

    @Test
    void theTicketSaysWhoAnswersForThePiecesAndWhatOfThePriceIsTax() throws IOException {
        desk.there(() -> {
            identities.say(
                    desk.concierge(),
                    new IdentityDetails(
                            new Enterprise(
                                    "Les Mains utiles SCIC",
                                    "SCIC SA",
                                    null,
                                    new Siret("99333333500012"),
                                    new VatNumber("FR64993333335"),
                                    "7 rue du Modèle",
                                    "33000",
                                    "Bordeaux",
                                    "05 36 49 00 10",
                                    "bonjour@mains.example",
                                    "Camille Exemple"),
                            null,
                            new Mediator("Médiation Exemple", "3 rue du Modèle", "https://mediation.example"),
                            null),
                    0);
            return true;
        });

        try (var pdf = pdf("/desk/orders/" + order.id() + "/ticket.pdf")) {
            assertThat(text(pdf).replaceAll("\\s+", " "))
                    .contains(
                            "Les Mains utiles SCIC",
                            "7 rue du Modèle, 33000 Bordeaux",
                            "05 36 49 00 10",
                            "993 333 335 00012",
                            "FR 64 993 333 335",
                            "toutes taxes comprises",
                            "dont TVA 20",
                            "4,00",
                            "Médiation Exemple, 3 rue du Modèle");
        }
    }

    /** What is handed in today and promised for tomorrow is read on another day. */
    @Test
    void paperTellsEveryDayWithItsWeekdayAndItsYear() throws IOException {
        var dayAndYear = "(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) \\S+ \\S+ 20\\d\\d";
        try (var pdf = pdf("/desk/orders/" + order.id() + "/ticket.pdf")) {
            assertThat(text(pdf).replaceAll("\\s+", " "))
                    .containsPattern("Déposé le " + dayAndYear + " à")
                    .containsPattern("Prêt le " + dayAndYear)
                    .doesNotContainPattern("aujourd|demain");
        }
        try (var pdf = pdf("/desk/orders/" + order.id() + "/labels.pdf")) {
            assertThat(text(pdf)).containsPattern("\\w+\\. \\S+ \\S+ 20\\d\\d").doesNotContainPattern("aujourd|demain");
        }
        desk.there(() -> custody.dispatch(
                desk.concierge(), order.id(), order.lines().getFirst().id(), null));
        for (var path : List.of("/desk/orders/" + order.id() + "/ticket", manifest())) {
            assertThat(concierge.open(path).select("main").text())
                    .containsPattern(dayAndYear)
                    .doesNotContainPattern("aujourd|demain");
        }
    }

    private String manifest() {
        return "/desk/manifests/" + desk.cobbler() + "?line=" + order.id() + ":"
                + order.lines().getFirst().id();
    }

    @Test
    void aLabelBearsACodeAndNobodysName() throws IOException {
        for (var format : List.of("roll", "sheet")) {
            try (var pdf = pdf("/desk/orders/" + order.id() + "/labels.pdf?format=" + format)) {
                assertThat(pdf.getNumberOfPages()).isEqualTo(format.equals("roll") ? 2 : 1);
                var text = text(pdf);
                assertThat(text).contains("1 / 2", "2 / 2").containsPattern("\\b[2-9A-HJKMNP-Z]{6}\\b");
                assertThat(text + pdf.getDocumentInformation().getCOSObject())
                        .doesNotContain("Dominique", "Martin", "dominique@client.example", "Bottine");
            }
        }
    }

    @Test
    void aPhotoIsKeptUprightAndWithoutWhereItWasTaken() throws Exception {
        var page = concierge.open("/desk/orders/" + order.id());
        var form = Objects.requireNonNull(page.selectFirst("form[action$=/photos]"), page::text);
        var upload = multipart(form.attr("action"))
                .file(new MockMultipartFile("photo", "IMG_1234.JPG", "image/jpeg", Cameras.heldSideways(400, 200)))
                .param(
                        "_csrf",
                        Objects.requireNonNull(form.selectFirst("input[name=_csrf]"))
                                .val())
                .cookie(concierge.cookies().values().toArray(Cookie[]::new));
        assertThat(mvc.perform(upload).andReturn().getResponse().getStatus()).isEqualTo(303);

        var photo = Objects.requireNonNull(
                concierge.open("/desk/orders/" + order.id()).selectFirst(".photos img"));
        var answer = concierge.look(photo.attr("src"));
        assertThat(answer.getHeader("Cache-Control"))
                .as("a desk's browser is everybody's")
                .contains("no-store", "private");
        var kept = answer.getContentAsByteArray();

        var picture = ImageIO.read(new ByteArrayInputStream(kept));
        assertThat(picture.getWidth()).isEqualTo(200);
        assertThat(picture.getHeight()).isEqualTo(400);
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("Exif", Cameras.PLACE, "IMG_1234");
    }

    private PDDocument pdf(String path) throws IOException {
        var answer = concierge.look(path);
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getContentType()).startsWith("application/pdf");
        return Loader.loadPDF(answer.getContentAsByteArray());
    }

    /** As it is read, with the spaces that a line of paper cannot break at told as any other. */
    private static String text(PDDocument pdf) throws IOException {
        return new PDFTextStripper().getText(pdf).replaceAll("[\\s\\u00a0\\u202f]+", " ");
    }
}
