package fr.conciergerie.noticeboard.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import fr.conciergerie.animations.AnimationId;
import fr.conciergerie.animations.Animations;
import fr.conciergerie.animations.Repetition;
import fr.conciergerie.noticeboard.Wall;
import fr.conciergerie.orders.Town;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Cameras;
import fr.conciergerie.web.PublicAddress;
import fr.conciergerie.web.Visitor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** The picture of an event: chosen by the manager, told in words, seen by those who see the event. */
@SpringBootTest
@AutoConfigureMockMvc
class EventPictureTest {

    private static final String SHOWN = "Trois vélos devant l’atelier";

    @Autowired
    ApplicationContext context;

    @Autowired
    MockMvc mvc;

    private Wall wall;
    private Visitor manager;
    private Visitor passerBy;

    @BeforeEach
    void aWallOfItsOwn() {
        wall = Wall.of(context);
        manager = signedIn(wall.town().manager());
        passerBy = new Visitor(mvc);
    }

    @Test
    void everybodySeesThePictureOfWhatIsForAllWithTheWordsForIt() throws IOException {
        var event = wall.workshop("Atelier vélo", 5);

        var saved =
                show(event, Cameras.heldSideways(2000, 1000), Map.of("alternative", SHOWN, "credit", "Mains utiles"));

        assertThat(saved.text()).contains("L’image est enregistrée", "Image : Mains utiles");
        assertThat(saved.select("main figure img").attr("alt")).isEqualTo(SHOWN);
        var page = passerBy.open(wall.path(event));
        var image = Objects.requireNonNull(page.selectFirst("main figure img"));
        assertThat(image.attr("alt")).isEqualTo(SHOWN);
        assertThat(image.attr("width") + "x" + image.attr("height")).isEqualTo("800x1600");
        var file = passerBy.look(image.attr("src"));
        assertThat(file.getStatus()).isEqualTo(200);
        assertThat(file.getContentType()).isEqualTo("image/jpeg");
        assertThat(file.getHeader(HttpHeaders.CACHE_CONTROL)).contains("public", "max-age=3600");
        assertThat(file.getContentAsString(StandardCharsets.ISO_8859_1)).doesNotContain("Exif", Cameras.PLACE);
        assertThat(ImageIO.read(new ByteArrayInputStream(file.getContentAsByteArray()))
                        .getHeight())
                .isEqualTo(1600);

        var agent = signedIn(wall.town().agent());
        var seen = agent.open("/animations/" + event).select("main figure img");
        assertThat(seen.attr("alt")).isEqualTo(SHOWN);
        assertThat(agent.look(seen.attr("src")).getHeader(HttpHeaders.CACHE_CONTROL))
                .contains("private");
    }

    @Test
    void theDeskAndTheCoordinatorSeeItWhereTheyReadOfTheEvent() {
        var event = wall.workshop("Atelier vélo", 5);
        show(event, Cameras.image(300, 200, "png"), Map.of("alternative", SHOWN, "credit", "Mains utiles"));

        for (var read : Map.of(
                        wall.town().concierge(),
                        "/desk/animations/" + event,
                        wall.town().coordinator(),
                        "/coordination/animations")
                .entrySet()) {
            var reader = signedIn(read.getKey());
            var page = reader.open(read.getValue());
            assertThat(page.select("main figure").text()).as(read.getValue()).isEqualTo("Image : Mains utiles");
            var image = page.select("main figure img");
            assertThat(image.attr("alt")).isEqualTo(SHOWN);
            assertThat(reader.look(image.attr("src")).getContentType()).isEqualTo("image/jpeg");
        }
    }

    @Test
    void otherCalendarsTakeItOver() throws Exception {
        var event = wall.workshop("Atelier vélo", 5);
        wall.workshop("Atelier couture", 6);
        show(event, Cameras.image(300, 200, "png"), Map.of("alternative", SHOWN, "credit", "Mains utiles"));
        var json = JsonMapper.builder().build();

        var page = passerBy.open(wall.path(event));
        var address = context.getBean(PublicAddress.class)
                .of(page.select("main figure img").attr("src"));
        var linked = json.readTree(page.select("script[type=application/ld+json]")
                        .getFirst()
                        .data())
                .at("/@graph/0/image");
        assertThat(linked.get("url").asString()).isEqualTo(address);
        assertThat(linked.get("caption").asString()).isEqualTo(SHOWN);
        assertThat(linked.get("creditText").asString()).isEqualTo("Mains utiles");

        var agenda = json.readTree(mvc.perform(get(wall.path() + "/events.json"))
                .andReturn()
                .getResponse()
                .getContentAsByteArray());
        assertThat(agenda.at("/events/0/image/url").asString()).isEqualTo(address);
        assertThat(agenda.at("/events/0/imageCredits").asString()).isEqualTo("Mains utiles");
        assertThat(agenda.at("/events/1").has("image")).isFalse();
        var table = mvc.perform(get(wall.path() + "/events.csv"))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(table).contains("image,imageCredits", address + ",Mains utiles");
    }

    @Test
    void whatIsForSomeIsSeenByThemOnly() {
        var draft =
                wall.drafted("Atelier vélo", "", 5, null, List.of(wall.town().hall()), null);
        var town = Tenant.call(
                wall.town().operator(),
                () -> context.getBean(Organisations.class).organisationId("ville"));
        var forTheTown = wall.announced(
                "Atelier couture", "", 5, null, List.of(wall.town().hall()), town);
        show(draft, Cameras.image(30, 20, "jpg"), Map.of("alternative", SHOWN));
        show(forTheTown, Cameras.image(30, 20, "jpg"), Map.of("alternative", SHOWN));
        var agent = signedIn(wall.town().agent());

        assertThat(agent.look("/animations/" + draft + "/picture.jpg").getStatus())
                .isEqualTo(404);
        assertThat(agent.look("/animations/" + forTheTown + "/picture.jpg").getStatus())
                .isEqualTo(200);
        assertThat(manager.look("/operator/animations/" + draft + "/picture.jpg")
                        .getStatus())
                .isEqualTo(200);
        for (var hidden : List.of(draft, forTheTown)) {
            assertThat(passerBy.look("/event/" + wall.operator() + "/" + code(hidden) + "/picture.jpg")
                            .getStatus())
                    .isEqualTo(404);
        }
        assertThat(passerBy.look("/animations/" + forTheTown + "/picture.jpg").getStatus())
                .as("asks who it is")
                .isEqualTo(302);
    }

    @Test
    void aFileThatIsNoPictureComesBackWithWhatWasTyped() {
        var event = wall.workshop("Atelier vélo", 5);
        var typed = Map.of("alternative", SHOWN, "credit", "Mains utiles");
        var drawing = "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8);

        for (var refused : List.of(
                Map.entry(drawing, "JPEG, PNG ou WebP"),
                Map.entry(new byte[11 * 1024 * 1024], "trop lourde"),
                Map.entry(new byte[0], "Choisissez une image"))) {
            var page = show(event, refused.getKey(), typed);

            assertThat(manager.answer().getStatus()).as(refused.getValue()).isEqualTo(422);
            assertThat(page.select(".wrong:has([name=file])").text()).contains(refused.getValue());
            assertThat(page.select("[name=alternative]").text()).isEqualTo(SHOWN);
            assertThat(page.select("[name=credit]").attr("value")).isEqualTo("Mains utiles");
        }
        var wordless = show(event, Cameras.image(30, 20, "jpg"), Map.of("alternative", " ", "credit", "Mains utiles"));
        assertThat(manager.answer().getStatus()).isEqualTo(422);
        assertThat(wordless.select(".wrong:has([name=alternative])").text()).contains("Dites ce qu’on voit");
        assertThat(passerBy.open(wall.path(event)).select("main figure")).isEmpty();
    }

    @Test
    void itIsReplacedDescribedAnewAndTakenAwayAlsoWhenAllIsOver() {
        var event = wall.workshop("Atelier vélo", 5);
        show(event, Cameras.webp(), Map.of("alternative", SHOWN));
        var first = passerBy.open(wall.path(event)).select("main figure img").attr("src");

        show(event, new byte[0], Map.of("alternative", "Deux vélos"));
        assertThat(passerBy.open(wall.path(event)).select("main figure img").attr("alt"))
                .isEqualTo("Deux vélos");
        show(event, Cameras.image(90, 60, "png"), Map.of("alternative", "Un vélo"));
        var second = passerBy.open(wall.path(event)).select("main figure img").attr("src");
        assertThat(second).isNotEqualTo(first);

        var path = "/operator/animations/" + event;
        manager.open(path + "/picture");
        var late = new Visitor(mvc);
        late.signIn(wall.town().manager().email(), Town.PASSWORD);
        late.open(path + "/picture");
        late.upload(path + "/picture", "file", new byte[0], Map.of("alternative", "Personne"));
        assertThat(manager.submit(path + "/picture/removal", Map.of()).text()).doesNotContain("L’image est retirée");
        past(event);
        manager.open(path + "/picture");
        assertThat(manager.page().select("[name=file]"))
                .as("nothing to add any more")
                .isEmpty();
        assertThat(manager.submit(path + "/picture/removal", Map.of()).text()).contains("L’image est retirée");
        assertThat(passerBy.look(second).getStatus()).isEqualTo(404);
        assertThat(passerBy.open(wall.path(event)).select("main figure")).isEmpty();
    }

    /** A picture of people is theirs too. */
    @Test
    void whoShowsAPictureSaysThatEverybodyAgreesAndItIsKeptWhoAndWhen() {
        var event = wall.workshop("Atelier vélo", 5);
        var path = "/operator/animations/" + event + "/picture";
        manager.open(path);

        assertThat(manager.upload(path, "file", Cameras.webp(), Map.of("alternative", SHOWN))
                        .text())
                .contains("Demandez d’abord");
        show(event, Cameras.webp(), Map.of("alternative", SHOWN));

        UUID agreed = Tenant.call(
                wall.town().operator(),
                () -> context.getBean(TransactionOperations.class)
                        .execute(_ -> context.getBean(JdbcClient.class)
                                .sql("select agreed_by from animations.picture where agreed_at = shown_at")
                                .query(UUID.class)
                                .single()));
        assertThat(agreed).isEqualTo(wall.town().manager().account().value());
    }

    @Test
    void onePictureIsEnoughForAllTheDatesOfASeries() {
        var days = Tenant.call(wall.town().operator(), () -> {
            var animations = context.getBean(Animations.class);
            var one = wall.announced(wall.workshop("Pause étirements", 3)).animation();
            return animations.draft(new Repetition(1, 3, List.of()).of(one.details()));
        });

        var saved = show(days.get(1), Cameras.webp(), Map.of("alternative", SHOWN, "everyDay", "true"));

        assertThat(saved.text()).contains("L’image est enregistrée pour 3 dates");
        for (var day : days) {
            assertThat(manager.open("/operator/animations/" + day)
                            .select("main figure img")
                            .attr("alt"))
                    .isEqualTo(SHOWN);
        }
        manager.open("/operator/animations/" + days.getFirst() + "/picture");
        manager.submit("/operator/animations/" + days.getFirst() + "/picture/removal", Map.of());
        assertThat(manager.open("/operator/animations/" + days.getFirst()).select("main figure"))
                .isEmpty();
        assertThat(manager.open("/operator/animations/" + days.getLast()).select("main figure"))
                .hasSize(1);
    }

    private Document show(AnimationId event, byte[] file, Map<String, String> words) {
        var path = "/operator/animations/" + event + "/picture";
        manager.open(path);
        var agreed = new HashMap<>(words);
        agreed.put("agreed", "true");
        return manager.upload(path, "file", file, agreed);
    }

    private void past(AnimationId event) {
        Tenant.run(
                wall.town().operator(),
                () -> context.getBean(TransactionOperations.class)
                        .executeWithoutResult(_ -> context.getBean(JdbcClient.class)
                                .sql("""
                                        update animations.animation set starts_at = starts_at - interval '9 days',
                                               ends_at = ends_at - interval '9 days' where id = :id
                                        """)
                                .param("id", event.value())
                                .update()));
    }

    private String code(AnimationId event) {
        return context.getBean(JdbcClient.class)
                .sql("select animations.code_of(:id)")
                .param("id", event.value())
                .query(String.class)
                .single();
    }

    private Visitor signedIn(Town.Someone someone) {
        var visitor = new Visitor(mvc);
        visitor.signIn(someone.email(), Town.PASSWORD);
        return visitor;
    }
}
