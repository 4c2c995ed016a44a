package fr.conciergerie.noticeboard.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import fr.conciergerie.animations.RegistrationTerms;
import fr.conciergerie.noticeboard.Wall;
import fr.conciergerie.web.PublicAddress;
import fr.conciergerie.web.Visitor;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Events as other calendars take them over, each format read by a reader of that format. */
@SpringBootTest
@AutoConfigureMockMvc
class EventFeedsTest {

    private static final String HOSTILE = "</script><b>A & B</b> ]]> \"1\" ; 'x'";

    @Autowired
    ApplicationContext context;

    @Autowired
    MockMvc mvc;

    private final JsonMapper json = JsonMapper.builder().build();

    private Wall wall;

    @BeforeEach
    void aWallOfItsOwn() {
        wall = Wall.of(context);
    }

    @Test
    void newsReadersReadWhatTakesPlace() throws Exception {
        var event = wall.workshop(HOSTILE, 5);
        var off = wall.workshop("Atelier couture", 40);
        wall.cancelled(off, "Lou s’est blessée");

        var answer = answer("/events.rss");

        assertThat(answer.getContentType()).isEqualTo("application/rss+xml;charset=UTF-8");
        var rss = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(answer.getContentAsByteArray()))
                .getDocumentElement();
        assertThat(rss.getAttribute("version")).isEqualTo("2.0");
        assertThat(text(rss, "language")).isEqualTo("fr");
        assertThat(text(rss, "link")).isEqualTo(address(wall.path()));
        var items = IntStream.range(0, rss.getElementsByTagName("item").getLength())
                .mapToObj(it -> (Element) rss.getElementsByTagName("item").item(it))
                .toList();
        assertThat(items).extracting(it -> text(it, "title")).containsExactly(HOSTILE, "Annulé : Atelier couture");
        assertThat(text(items.getFirst(), "guid")).isEqualTo("event-" + event + "@conciergerie");
        assertThat(text(items.getFirst(), "link")).isEqualTo(address(wall.path(event)));
        assertThat(text(items.getFirst(), "description"))
                .contains("de 12 h 30 à 14 h 00, Hôtel de ville.", "Venez comme vous êtes.", "Gratuit");
        assertThat(new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8))
                .doesNotContain("Lou");
    }

    @Test
    void openAgendaReadsAFileOfItsShape() throws Exception {
        var words = "Réparez votre vélo, et apprenez comment. ".repeat(60);
        var event = wall.announced(
                HOSTILE,
                words,
                5,
                RegistrationTerms.upTo(3, 1),
                List.of(wall.town().hall()),
                null);
        wall.cancelled(
                wall.announced(
                        "Atelier couture", "", 6, null, List.of(wall.town().hall()), null),
                "Lou");

        var file = json.readTree(answer("/events.json").getContentAsByteArray());

        assertThat(file.get("total").asInt()).isEqualTo(2);
        var first = file.get("events").get(0);
        assertThat(first.get("uid").asString()).isEqualTo("event-" + event + "@conciergerie");
        assertThat(first.at("/extIds/0/value").asString())
                .isEqualTo(first.get("uid").asString());
        assertThat(first.at("/title/fr").asString()).isEqualTo(HOSTILE);
        assertThat(first.at("/description/fr").asString())
                .hasSizeLessThanOrEqualTo(200)
                .endsWith("…");
        assertThat(first.at("/longDescription/fr").asString()).isEqualTo(words);
        assertThat(first.at("/timings")).hasSize(1);
        assertThat(hours(first.at("/timings/0"))).isEqualTo(Duration.ofMinutes(90));
        assertThat(first.at("/timings/0/begin").asString()).matches("\\d{4}-\\d\\d-\\d\\dT12:30:00\\+0[12]:00");
        assertThat(first.get("attendanceMode").asInt()).isEqualTo(1);
        assertThat(first.get("status").asInt()).isEqualTo(1);
        assertThat(first.at("/location/name").asString()).isEqualTo("Hôtel de ville");
        assertThat(first.at("/location/city").asString()).isEqualTo("Bordeaux");
        assertThat(first.at("/registration/0/value").asString()).isEqualTo(address(wall.path(event)));
        var cancelled = file.get("events").get(1);
        assertThat(cancelled.get("status").asInt()).isEqualTo(6);
        assertThat(cancelled.at("/description/fr").asString()).as("never empty").isEqualTo("Atelier");
        assertThat(cancelled.at("/registration")).isEmpty();
        assertThat(file.toString()).doesNotContain("Lou");
    }

    @Test
    void theTableHoldsTheSame() throws Exception {
        wall.announced(
                HOSTILE, "=1+1\nDeux lignes", 5, null, List.of(wall.town().hall()), null);

        var answer = answer("/events.csv");

        assertThat(answer.getContentType()).isEqualTo("text/csv;charset=UTF-8");
        try (var csv = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8)))) {
            List<CSVRecord> rows = csv.getRecords();
            assertThat(rows).hasSize(1);
            var row = rows.getFirst();
            assertThat(row.get("title")).isEqualTo(HOSTILE);
            assertThat(row.get("longDescription")).as("no formula").isEqualTo("'=1+1\nDeux lignes");
            assertThat(row.get("status")).isEqualTo("1");
            assertThat(row.get("timings")).matches("\\S+T12:30:00\\S+/\\S+T14:00:00\\S+");
            assertThat(row.get("location.postalCode")).isEqualTo("33000");
        }
    }

    @Test
    void thePageTellsMachinesTheSameAsPeople() {
        var full = wall.announced(
                HOSTILE,
                "",
                5,
                RegistrationTerms.upTo(3, 1),
                List.of(wall.town().hall(), wall.town().depot()),
                null);
        wall.cancelled(wall.workshop("Atelier couture", 6), "Lou");
        var passerBy = new Visitor(mvc);

        var scripts = passerBy.open(wall.path()).select("script[type=application/ld+json]");

        assertThat(scripts).hasSize(1);
        var graph = json.readTree(scripts.getFirst().data()).get("@graph");
        assertThat(names(graph)).containsExactly(HOSTILE, "Atelier couture");
        assertThat(graph.get(0).get("eventStatus").asString()).isEqualTo("https://schema.org/EventScheduled");
        assertThat(graph.get(1).get("eventStatus").asString()).isEqualTo("https://schema.org/EventCancelled");
        assertThat(graph.get(0).get("isAccessibleForFree").asBoolean()).isTrue();
        assertThat(graph.get(0).at("/offers/availability").asString()).isEqualTo("https://schema.org/InStock");
        assertThat(graph.get(0).at("/location/0/address/postalCode").asString()).isEqualTo("33000");
        assertThat(graph.get(0).get("url").asString()).isEqualTo(address(wall.path(full)));

        var one = passerBy.open(wall.path(full));
        assertThat(one.select("h1").text()).isEqualTo(HOSTILE);
        var itself = json.readTree(one.select("script[type=application/ld+json]")
                        .getFirst()
                        .data())
                .get("@graph");
        assertThat(names(itself)).containsExactly(HOSTILE);
        assertThat(itself.get(0).get("location")).hasSize(2);
    }

    @Test
    void calendarsReadWhatTakesPlaceUnderTheSameNames() throws Exception {
        var event = wall.workshop(HOSTILE, 5);
        var off = wall.workshop("Atelier couture", 40);
        wall.cancelled(off, "Lou s’est blessée");
        wall.drafted("Assemblée", "", 6, null, List.of(wall.town().hall()), null);

        var answer = answer("/events.ics");
        var file = unfolded(answer);

        assertThat(answer.getContentType()).isEqualTo("text/calendar;charset=UTF-8");
        assertThat(file)
                .contains("UID:event-" + event + "@conciergerie", "UID:event-" + off + "@conciergerie")
                .contains("SUMMARY:</script><b>A & B</b> ]]> \"1\" \\; 'x'", "SUMMARY:Annulé : Atelier couture")
                .contains("LOCATION:Cour\\, Hôtel de ville\\, ", address(wall.path(event)))
                .contains("REFRESH-INTERVAL;VALUE=DURATION:PT1H", "CLASS:PUBLIC", "TRANSP:TRANSPARENT")
                .doesNotContain("Lou", "METHOD", "Assemblée", "CLASS:PRIVATE");
        assertThat(file.lines().filter(it -> it.startsWith("SEQUENCE:"))).containsExactly("SEQUENCE:0", "SEQUENCE:1");
        assertThat(file.lines().filter(it -> it.startsWith("STATUS:")))
                .containsExactly("STATUS:CONFIRMED", "STATUS:CANCELLED");
        assertThat(new Visitor(mvc).open(wall.path()).select("a[href=" + wall.path() + "/events.ics]"))
                .hasSize(1);
    }

    @Test
    void oneEventIsTakenIntoOnesCalendarFromItsPage() throws Exception {
        var event = wall.workshop("Atelier vélo", 5);
        var visitor = new Visitor(mvc);
        var link = visitor.open(wall.path(event))
                .select("main a[href$=/event.ics]")
                .attr("href");

        var file = unfolded(mvc.perform(get(link)).andReturn().getResponse());

        assertThat(file).containsOnlyOnce("BEGIN:VEVENT").contains("UID:event-" + event + "@conciergerie");
        wall.cancelled(event, "Trop de pluie");
        assertThat(visitor.open(wall.path(event)).select("main a[href$=/event.ics]"))
                .isEmpty();
        assertThat(unfolded(mvc.perform(get(link)).andReturn().getResponse())).contains("STATUS:CANCELLED");
        assertThat(visitor.look("/event/" + wall.operator() + "/nothing/event.ics")
                        .getStatus())
                .isEqualTo(404);
    }

    /** With its long lines in one piece. */
    private static String unfolded(MockHttpServletResponse answer) {
        assertThat(answer.getStatus()).isEqualTo(200);
        return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8)
                .replace("\r\n ", "")
                .replace('\u00a0', ' ');
    }

    @Test
    void whoHasReadItAlreadyIsSentNothing() throws Exception {
        wall.workshop("Atelier vélo", 5);
        for (var file : List.of("/events.rss", "/events.json", "/events.csv", "/events.ics")) {
            var first = answer(file);
            assertThat(first.getHeader("Cache-Control")).contains("max-age=900", "public");
            var tag = Objects.requireNonNull(first.getHeader("ETag"));
            var again = mvc.perform(get(wall.path() + file).header(HttpHeaders.IF_NONE_MATCH, tag))
                    .andReturn()
                    .getResponse();
            assertThat(again.getStatus()).as(file).isEqualTo(304);
            assertThat(again.getContentAsByteArray()).isEmpty();
        }
        assertThat(mvc.perform(get("/at/nobody/hotel-de-ville/events.rss"))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
    }

    private MockHttpServletResponse answer(String file) throws Exception {
        var answer = mvc.perform(get(wall.path() + file)).andReturn().getResponse();
        assertThat(answer.getStatus()).as(file).isEqualTo(200);
        return answer;
    }

    private String address(String path) {
        return context.getBean(PublicAddress.class).of(path);
    }

    private static List<String> names(JsonNode graph) {
        return graph.valueStream().map(it -> it.get("name").asString()).toList();
    }

    private static Duration hours(JsonNode timing) {
        return Duration.between(
                OffsetDateTime.parse(timing.get("begin").asString()),
                OffsetDateTime.parse(timing.get("end").asString()));
    }

    private static String text(Element element, String name) {
        return element.getElementsByTagName(name).item(0).getTextContent().replace('\u00a0', ' ');
    }
}
