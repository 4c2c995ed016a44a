package fr.conciergerie.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import fr.conciergerie.Conciergerie;
import fr.conciergerie.web.RemoteVisitor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Production on an empty machine, on either database: whoever reads the console makes the first account, and nobody after them; the
 * first operator gets a manager, who comes in by mail. Nothing of it is worth a warning.
 */
class FirstStartTest {

    private static final String EMAIL = "camille@operator.example";
    private static final String PASSWORD = "quatre chevaux bleus";
    private static final String MANAGER = "dominique@operator.example";
    private static final Pattern WELCOME = Pattern.compile("/welcome/[\\w-]+");
    private static final GreenMail MAIL = new GreenMail(ServerSetup.SMTP.dynamicPort());

    enum Database {
        EMBEDDED,
        OF_THE_HOUSE
    }

    @TempDir
    Path folder = Path.of("");

    @BeforeAll
    static void openTheMailServer() {
        MAIL.start();
    }

    @AfterAll
    static void closeTheMailServer() {
        MAIL.stop();
    }

    @ParameterizedTest
    @EnumSource
    void theWayInIsShownUntilSomebodyTookIt(Database database) throws Exception {
        var settings = settings(database);
        String path;
        try (var first = start(settings);
                var visitor = new RemoteVisitor()) {
            var said = first.saidUntil("Conciergerie runs on ");
            var house = house(said);
            var links = links(said);
            assertThat(links).singleElement().asString().startsWith(house);
            var link = links.getFirst();
            path = link.substring(house.length());

            assertThat(visitor.submit(link, link, Map.of("name", "", "email", EMAIL, "password", PASSWORD))
                            .statusCode())
                    .isEqualTo(422);
            assertThat(visitor.submit(link, link, Map.of("name", "Camille", "email", EMAIL, "password", PASSWORD))
                            .statusCode())
                    .isEqualTo(303);
            assertThat(visitor.get(link).statusCode()).isEqualTo(410);
            comesIn(visitor, house);
            assertThat(visitor.get(house + "/admin").body()).contains("Aucune conciergerie pour l’instant");
            makesAnOperator(visitor, house, database);
            wasCalm(said, first.lastWords());
        }
        try (var second = start(settings);
                var visitor = new RemoteVisitor()) {
            var said = second.saidUntil("Conciergerie runs on ");
            assertThat(links(said)).isEmpty();
            assertThat(visitor.get(house(said) + path).statusCode()).isEqualTo(410);
            comesIn(visitor, house(said));
            wasCalm(said, second.lastWords());
        }
    }

    private static void comesIn(RemoteVisitor visitor, String house) {
        var welcome = visitor.signIn(house, EMAIL, PASSWORD);
        assertThat(welcome.headers().firstValue("Location"))
                .hasValueSatisfying(it -> assertThat(it).endsWith("/admin"));
    }

    /** Whose manager opens the letter, chooses a password and looks around. */
    private static void makesAnOperator(RemoteVisitor administrator, String house, Database database) throws Exception {
        var email = database.name().toLowerCase(Locale.ROOT) + "-" + MANAGER;
        assertThat(administrator
                        .submit(
                                house + "/admin",
                                house + "/admin/operators",
                                Map.of(
                                        "name", "Première",
                                        "slug", "premiere",
                                        "managerName", "Dominique",
                                        "managerEmail", email))
                        .statusCode())
                .isEqualTo(303);
        var letter = await().atMost(Duration.ofSeconds(30)).until(() -> letter(email), it -> !it.isEmpty());
        var found = WELCOME.matcher(letter);
        assertThat(found.find()).as(letter).isTrue();
        try (var manager = new RemoteVisitor()) {
            var welcome = house + found.group();
            assertThat(manager.submit(welcome, welcome, Map.of("password", "cinq vélos jaunes"))
                            .statusCode())
                    .isEqualTo(303);
            assertThat(manager.signIn(house, email, "cinq vélos jaunes").statusCode())
                    .isEqualTo(303);
            for (var page : List.of(
                    "/operator",
                    "/operator/identity",
                    "/operator/sites/new",
                    "/operator/partners",
                    "/operator/catalogue",
                    "/operator/reports",
                    "/operator/privacy",
                    "/operator/audit")) {
                assertThat(manager.get(house + page).statusCode()).as(page).isEqualTo(200);
            }
        }
    }

    private static String letter(String to) throws Exception {
        for (var mail : MAIL.getReceivedMessages()) {
            if (mail.getAllRecipients()[0].toString().contains(to)) {
                return GreenMailUtil.getBody(mail).replace("=\r\n", "");
            }
        }
        return "";
    }

    private static void wasCalm(List<String> said, List<String> lastWords) {
        assertThat(said).noneMatch(FirstStartTest::isAWarning);
        assertThat(lastWords).noneMatch(FirstStartTest::isAWarning);
    }

    static boolean isAWarning(String line) {
        return line.matches(".* (WARN|ERROR) \\d+ .*");
    }

    private Map<String, String> settings(Database database) {
        var settings = new HashMap<>(Map.of(
                "CONCIERGERIE_MANAGEMENT_PORT", "0",
                "CONCIERGERIE_SMTP_HOST", "localhost",
                "CONCIERGERIE_SMTP_PORT", String.valueOf(MAIL.getSmtp().getPort()),
                "CONCIERGERIE_SMTP_FROM", "bonjour@conciergerie.example",
                "CONCIERGERIE_SMTP_STARTTLS", "OFF"));
        if (database == Database.OF_THE_HOUSE) {
            var access = TestDatabase.named(
                    "first_start_" + UUID.randomUUID().toString().replace("-", ""));
            settings.put("CONCIERGERIE_DATABASE_URL", access.url());
            settings.put("CONCIERGERIE_DATABASE_USER", access.user());
            settings.put("CONCIERGERIE_DATABASE_PASSWORD", access.password());
        }
        return settings;
    }

    private ChildJvm start(Map<String, String> settings) throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free.close();
            return ChildJvm.start(
                    settings,
                    Conciergerie.class,
                    "--port",
                    Integer.toString(free.getLocalPort()),
                    "--data",
                    folder.resolve("data").toString());
        }
    }

    private static List<String> links(List<String> said) {
        return said.stream()
                .map(String::strip)
                .filter(it -> it.contains("/setup/"))
                .toList();
    }

    private static String house(List<String> said) {
        return said.getLast().replaceFirst(".* ", "");
    }
}
