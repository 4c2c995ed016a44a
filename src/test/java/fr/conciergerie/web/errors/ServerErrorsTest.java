package fr.conciergerie.web.errors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Requests that no browser sends, byte by byte. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"conciergerie.demo=true", "server.tomcat.connection-timeout=1s"})
@ExtendWith(OutputCaptureExtension.class)
class ServerErrorsTest {

    /** A form, an upload and an object begin in ways that none of them minds. */
    private static final String BEGUN = " ";

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

    @ParameterizedTest
    @MethodSource("bodies")
    void aBodyThatStallsOrIsCutIsTheSendersLineAndNoFaultOfOurs(String head, boolean cut, CapturedOutput log)
            throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write((head + "\r\nHost: localhost\r\nContent-Length: 5000\r\n\r\n" + BEGUN)
                            .getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            if (cut) {
                socket.shutdownOutput();
            }

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 408")
                    .contains("pas arrivée en entier")
                    .doesNotContain("Exception");
        }
        assertThat(log.getAll()).doesNotContain("\tat ");
    }

    static Stream<Arguments> bodies() {
        var heads = List.of(
                "POST /sign-in HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=x",
                "POST /api/v1/orders HTTP/1.1\r\nContent-Type: application/json\r\nAccept-Language: fr\r\n"
                        + "Authorization: Bearer demo-agent");
        return heads.stream().flatMap(it -> Stream.of(Arguments.of(it, false), Arguments.of(it, true)));
    }

    @Test
    void whatTheServerAnswersByItselfLoadsNothingAndIsFramedByNobody() throws IOException {
        assertThat(answerTo("GET /a\\b%zz HTTP/1.1"))
                .contains(
                        "Content-Security-Policy: default-src 'none'",
                        "frame-ancestors 'none'",
                        "X-Content-Type-Options: nosniff",
                        "Cache-Control: no-store");
    }

    @Test
    void aRedirectRepeatsNoHostThatSomebodyNamed() throws IOException {
        assertThat(answerTo("GET /operator HTTP/1.1\r\nX-Forwarded-Host: evil.example"))
                .startsWith("HTTP/1.1 302")
                .contains("Location: /sign-in?next=%2Foperator\r\n")
                .doesNotContain("localhost", "evil");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "x",
                "-",
                "en;q=abc",
                "en;q=",
                ";",
                ",,,",
                "fr_FR;;",
                "en-",
                "-en",
                "a b c",
                "q=1",
                "fr-FR-u-xx-\u00e9",
                "xx-toolongsubtag1234567890, en",
                "zz;q=9, en",
                "<script>"
            })
    void aLanguageThatIsNoneIsNone(String language) throws IOException {
        assertThat(answerTo("GET /sign-in HTTP/1.1\r\nAccept-Language: " + language))
                .startsWith("HTTP/1.1 200");
        assertThat(answerTo("GET /api/v1/sites HTTP/1.1\r\nAccept-Language: " + language))
                .startsWith("HTTP/1.1 401");
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
