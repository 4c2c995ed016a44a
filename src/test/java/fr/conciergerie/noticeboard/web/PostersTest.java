package fr.conciergerie.noticeboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.animations.RegistrationTerms;
import fr.conciergerie.noticeboard.Wall;
import fr.conciergerie.orders.Town;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Cameras;
import fr.conciergerie.web.Dictionary;
import fr.conciergerie.web.PublicAddress;
import fr.conciergerie.web.Visitor;
import fr.conciergerie.web.Words;
import fr.conciergerie.web.pictures.QrCode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** Posters as they come out of the printer: one sheet, the words of the page, a code that opens it. */
@SpringBootTest
@AutoConfigureMockMvc
class PostersTest {

    /** Millimetres of a point. */
    private static final double POINT = 25.4 / 72;

    @Autowired
    ApplicationContext context;

    @Autowired
    MockMvc mvc;

    private Wall wall;
    private Visitor concierge;

    @BeforeAll
    static void openTheJudge() {
        VeraGreenfieldFoundryProvider.initialise();
    }

    @BeforeEach
    void aWallOfItsOwn() {
        wall = Wall.of(context);
        concierge = new Visitor(mvc);
        concierge.signIn(wall.town().concierge().email(), Town.PASSWORD);
    }

    @ParameterizedTest
    @EnumSource(Sheet.class)
    void thePosterOfASiteIsItsPageOnOneSheet(Sheet sheet) throws IOException {
        wall.workshop("Atelier vélo", 5);
        wall.cancelled(wall.workshop("Atelier couture", 6), "Lou s’est blessée");

        var poster = poster("/noticeboard/hotel-de-ville/" + sheet.word() + ".pdf", "site-" + sheet.word());

        assertThat(poster.pages()).isEqualTo(1);
        assertThat(poster.widthInMillimetres()).isEqualTo(sheet == Sheet.A4 ? 210 : 297);
        assertThat(poster.text())
                .contains("Les Mains utiles", "Conciergerie : Hôtel de ville", "Hall du rez-de-chaussée")
                .contains("de 12 h 00 à 14 h 00", "Atelier vélo", "de 12 h 30 à 14 h 00, Cour")
                .contains("Atelier couture Cet événement n’aura pas lieu")
                .contains(address(wall.path()).replaceFirst("^http://", ""), "Version du " + today())
                .doesNotContain("Lou");
        assertThat(poster.code()).isEqualTo(address(wall.path()));
    }

    @Test
    void thePosterOfAnEventLeadsToItsPage() throws IOException {
        var event = wall.announced(
                "Atelier vélo",
                "Réparez votre vélo. ".repeat(60),
                5,
                RegistrationTerms.upTo(3, 1),
                List.of(wall.town().hall(), wall.town().depot()),
                null);

        var manager = new Visitor(mvc);
        manager.signIn(wall.town().manager().email(), Town.PASSWORD);
        manager.open("/operator/animations/" + event + "/picture");
        manager.upload(
                "/operator/animations/" + event + "/picture",
                "file",
                Cameras.image(1600, 400, "jpg"),
                Map.of("alternative", "Trois vélos", "credit", "Mains utiles", "agreed", "true"));

        var poster = poster("/noticeboard/events/" + event + "/a4.pdf", "event");

        assertThat(poster.pages()).isEqualTo(1);
        assertThat(poster.text())
                .contains(
                        "Atelier vélo",
                        "de 12 h 30 à 14 h 00 Où Cour",
                        "Hôtel de ville",
                        "Dépôt des bus",
                        "Réparez votre")
                .contains(
                        "…",
                        "Image : Mains utiles",
                        "Gratuit",
                        "Inscription à la conciergerie",
                        "Version du " + today())
                .contains(wall.announced(event).code().value());
        assertThat(poster.code()).isEqualTo(address(wall.path(event)));
    }

    @Test
    void aLongListIsCutAndSaysSo() throws IOException {
        for (int i = 1; i <= 9; i++) {
            wall.workshop("Un atelier au nom bien long, pour qui aime réparer les vieilles choses " + i, i);
        }

        var poster = poster("/noticeboard/hotel-de-ville/a4.pdf", "long");

        assertThat(poster.pages()).isEqualTo(1);
        assertThat(poster.text())
                .contains("vieilles choses 5", "4 autres événements")
                .doesNotContain("choses 6");
        assertThat(poster.code()).isEqualTo(address(wall.path()));
    }

    @Test
    void everybodyCanReadIt() throws Exception {
        var event = wall.workshop("Atelier <vélo> & \"couture\"", 5);
        for (var path : List.of("/noticeboard/hotel-de-ville/a3.pdf", "/noticeboard/events/" + event + "/a4.pdf")) {
            try (var parser = Foundries.defaultInstance()
                            .createParser(new ByteArrayInputStream(file(path)), PDFAFlavour.PDFUA_1);
                    var judge = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false)) {
                assertThat(judge.validate(parser).getTestAssertions())
                        .extracting(it -> it.getRuleId().getClause() + " " + it.getMessage())
                        .isEmpty();
            }
        }
    }

    @Test
    void postersAreForThoseWhoLookAfterTheSite() {
        var here = wall.workshop("Atelier vélo", 5);
        var elsewhere =
                wall.announced("Ailleurs", "", 5, null, List.of(wall.town().depot()), null);
        var reserved = wall.announced(
                "Entre collègues",
                "",
                5,
                null,
                List.of(wall.town().hall()),
                Tenant.call(
                        wall.town().operator(),
                        () -> context.getBean(Organisations.class).organisationId("ville")));

        for (var path : List.of(
                "/noticeboard/depot/a4.pdf",
                "/noticeboard/hotel-de-ville/a5.pdf",
                "/noticeboard/events/" + elsewhere + "/a4.pdf",
                "/noticeboard/events/" + reserved + "/a4.pdf")) {
            assertThat(concierge.look(path).getStatus()).as(path).isEqualTo(404);
        }
        assertThat(concierge
                        .open("/desk/animations/" + here)
                        .select("a[href$=.pdf]")
                        .eachAttr("href"))
                .containsExactly("/noticeboard/events/" + here + "/a4.pdf", "/noticeboard/events/" + here + "/a3.pdf");
        assertThat(concierge.open("/noticeboard/hotel-de-ville").select("a[href$=.pdf]"))
                .as("the site, and the one event that may hang there")
                .hasSize(4);
    }

    /** What is on the sheet. */
    private record Printed(int pages, long widthInMillimetres, String text, String code) {}

    private Printed poster(String path, String name) throws IOException {
        var file = file(path);
        Files.write(Path.of("target", "poster-" + name + ".pdf"), file);
        try (var pdf = Loader.loadPDF(file)) {
            return new Printed(
                    pdf.getNumberOfPages(),
                    Math.round(pdf.getPage(0).getMediaBox().getWidth() * POINT),
                    new PDFTextStripper().getText(pdf).replaceAll("[\\s\\u00a0\\u202f]+", " "),
                    code(new PDFRenderer(pdf)));
        }
    }

    /** As a camera finds it that comes nearer until it does. */
    private static String code(PDFRenderer sheet) throws IOException {
        for (int resolution : List.of(100, 80, 120, 150, 200)) {
            var picture = new ByteArrayOutputStream();
            ImageIO.write(sheet.renderImageWithDPI(0, resolution), "png", picture);
            var found = QrCode.read(picture.toByteArray());
            if (found.isPresent()) {
                return found.get();
            }
        }
        return "no code";
    }

    private byte[] file(String path) {
        var answer = concierge.look(path);
        assertThat(answer.getStatus()).as(path).isEqualTo(200);
        assertThat(answer.getContentType()).isEqualTo("application/pdf");
        return answer.getContentAsByteArray();
    }

    private String address(String path) {
        return context.getBean(PublicAddress.class).of(path);
    }

    private String today() {
        Words words = context.getBean(Dictionary.class).words(Locale.FRENCH);
        return words.plainDate(context.getBean(DayClock.class).today());
    }
}
