package fr.conciergerie.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import fr.conciergerie.web.RemoteVisitor;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Production with everything in it that the demonstration has: every role follows every link, and the log says nothing of it. */
class CalmWalkTest {

    private static final List<String> EVERYBODY =
            List.of("agent", "concierge", "partner", "manager", "coordinator", "follow-up", "supervisor", "admin");

    /** Of pages that differ by whom they are about only, so many are enough. */
    private static final int OF_ONE_KIND = 3;

    @TempDir
    Path folder = Path.of("");

    @Test
    void everyRoleOpensEveryPageAndNothingIsWorthAWarning() throws Exception {
        var mail = new GreenMail(ServerSetup.SMTP.dynamicPort());
        mail.start();
        try (var server = OwnServer.start(18, folder.resolve("server"))) {
            var database = server.make("conciergerie");
            var settings = new HashMap<>(Installed.settings(database));
            try (var demonstration = Installed.start(settings, folder.resolve("data"))) {
                demonstration.stop();
            }
            becomesProduction(database);
            settings.putAll(Map.of(
                    "CONCIERGERIE_VAULT_KEYSET",
                            folder.resolve("data").resolve("vault-keyset.json").toString(),
                    "CONCIERGERIE_SMTP_HOST", "localhost",
                    "CONCIERGERIE_SMTP_PORT", String.valueOf(mail.getSmtp().getPort()),
                    "CONCIERGERIE_SMTP_FROM", "bonjour@conciergerie.example",
                    "CONCIERGERIE_SMTP_STARTTLS", "OFF"));
            try (var house = Installed.begin(settings, folder.resolve("data"))) {
                var opened = new TreeSet<String>();
                for (var who : EVERYBODY) {
                    try (var visitor = new RemoteVisitor()) {
                        assertThat(visitor.signIn(house.house(), who + "@demo.example", "demo")
                                        .statusCode())
                                .as(who)
                                .isEqualTo(303);
                        walk(visitor, house.house(), opened);
                    }
                }
                System.out.printf("calm walk: %d kinds of pages opened%n", opened.size());
                assertThat(opened).hasSizeGreaterThan(100);
                assertThat(house.process().lastWords()).noneMatch(FirstStartTest::isAWarning);
            }
        } finally {
            mail.stop();
        }
    }

    private static void becomesProduction(Access database) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("update shared.installation set purpose = 'PRODUCTION'"))
                    .isEqualTo(1);
        }
    }

    private static void walk(RemoteVisitor visitor, String house, Set<String> opened) {
        var seen = new HashSet<String>();
        var kinds = new HashMap<String, Integer>();
        var waiting = new ArrayDeque<>(List.of(house + "/", house + "/site-map", house + "/account"));
        while (!waiting.isEmpty()) {
            var address = waiting.poll();
            var kind = kind(address);
            if (!seen.add(address) || kinds.merge(kind, 1, Integer::sum) > OF_ONE_KIND) {
                continue;
            }
            var answer = visitor.get(address);
            assertThat(answer.statusCode()).as(address).isIn(200, 302, 303);
            opened.add(kind);
            answer.headers()
                    .firstValue("Location")
                    .ifPresent(it -> waiting.add(URI.create(address).resolve(it).toString()));
            if (answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
                for (var link :
                        Jsoup.parse(answer.body(), address).select("main a[href], nav a[href], footer a[href]")) {
                    var target = link.absUrl("href").replaceFirst("#.*", "");
                    if (target.startsWith(house + "/")) {
                        waiting.add(target);
                    }
                }
            }
        }
    }

    /** The address without what stands for this thing or that. */
    private static String kind(String address) {
        var uri = URI.create(address);
        return uri.getPath()
                .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "{id}")
                .replaceAll("/[A-Z0-9]{6}(?=/|$)", "/{code}")
                .replaceAll("\\d{4}(-\\d{2}){0,2}", "{date}");
    }
}
