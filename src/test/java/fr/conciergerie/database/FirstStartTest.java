package fr.conciergerie.database;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.Conciergerie;
import fr.conciergerie.web.RemoteVisitor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Production on an empty machine: whoever reads the console makes the first account, and nobody after them. */
class FirstStartTest {

    private static final String EMAIL = "camille@operator.example";
    private static final String PASSWORD = "quatre chevaux bleus";

    @TempDir
    Path folder = Path.of("");

    @Test
    void theWayInIsShownUntilSomebodyTookIt() throws Exception {
        String path;
        try (var first = start();
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
            first.stop();
        }
        try (var second = start();
                var visitor = new RemoteVisitor()) {
            var said = second.saidUntil("Conciergerie runs on ");
            assertThat(links(said)).isEmpty();
            assertThat(visitor.get(house(said) + path).statusCode()).isEqualTo(410);
            comesIn(visitor, house(said));
            second.stop();
        }
    }

    private static void comesIn(RemoteVisitor visitor, String house) {
        var welcome = visitor.signIn(house, EMAIL, PASSWORD);
        assertThat(welcome.headers().firstValue("Location"))
                .hasValueSatisfying(it -> assertThat(it).endsWith("/admin"));
        assertThat(visitor.get(house + "/admin").body()).contains("Aucune conciergerie pour l’instant");
    }

    private ChildJvm start() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free.close();
            return ChildJvm.start(
                    Map.of("CONCIERGERIE_MANAGEMENT_PORT", "0"),
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
