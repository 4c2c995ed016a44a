package fr.conciergerie.web.errors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Requests that no browser sends, byte by byte. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "conciergerie.demo=true")
class ServerErrorsTest {

    @LocalServerPort
    int port;

    @Test
    void anAddressThatIsNoneIsAProblemToo() throws IOException {
        assertThat(answerTo("GET /api/v1/sites/%00 HTTP/1.1"))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json", "\"status\":400", "La demande n’est pas lisible")
                .doesNotContain("Exception", "Tomcat");
        assertThat(answerTo("GET /a\\b%zz HTTP/1.1")).startsWith("HTTP/1.1 400").doesNotContain("Exception", "Tomcat");
        assertThat(answerTo("GET /privacy;x=1 HTTP/1.1"))
                .startsWith("HTTP/1.1 400")
                .doesNotContain("Exception", "Tomcat");
    }

    @Test
    void nothingIsToldOfAPageThatIsNotThere() throws IOException {
        assertThat(answerTo("GET /api/nowhere HTTP/1.1"))
                .startsWith("HTTP/1.1 404")
                .contains("application/problem+json", "urn:conciergerie:problem:web.error.404.what", "X-Request-Id");
        assertThat(answerTo("GET /assets/nowhere.css HTTP/1.1")).startsWith("HTTP/1.1 404");
        assertThat(answerTo("GET /error HTTP/1.1")).startsWith("HTTP/1.1 404").contains("Cette page n’existe pas");
        assertThat(answerTo("TRACE /privacy HTTP/1.1")).startsWith("HTTP/1.1 4");
        assertThat(answerTo("GET /privacy?x=a%00b HTTP/1.1"))
                .startsWith("HTTP/1.1 400")
                .contains("signe invisible");
    }

    @Test
    void aFormThatIsTooLargeIsRefusedBeforeItIsRead() throws IOException {
        var head =
                "POST /style-guide HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 300000";

        assertThat(answerTo(head, "n=" + "x".repeat(299_998)))
                .startsWith("HTTP/1.1 413")
                .contains("C’est trop lourd");
    }

    private String answerTo(String head) throws IOException {
        return answerTo(head, "");
    }

    private String answerTo(String head, String body) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write((head + "\r\nHost: localhost\r\nConnection: close\r\n\r\n" + body)
                            .getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
