package fr.conciergerie.web.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.conciergerie.accounts.Someone;
import fr.conciergerie.web.RemoteVisitor;
import fr.conciergerie.web.Role;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** What every answer tells the browser to be careful about, over the wire. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class HeadersTest {

    private static final String[] PROXY = {"X-Forwarded-Proto", "https", "X-Forwarded-For", "203.0.113.9"};

    @LocalServerPort
    int port;

    @LocalManagementPort
    int managementPort;

    @Autowired
    Someone someone;

    @Test
    void nothingForeignIsLoadedFramedOrGuessed() {
        try (var visitor = new RemoteVisitor()) {
            for (var path : new String[] {"/sign-in", "/", "/nowhere", "/api/v1/sites", "/api/v1/openapi.json"}) {
                var answer = visitor.get(house() + path);

                assertThat(header(answer, "Content-Security-Policy"))
                        .as(path)
                        .isEqualTo("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                                + "font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; "
                                + "base-uri 'none'; frame-ancestors 'none'");
                assertThat(header(answer, "X-Content-Type-Options")).as(path).isEqualTo("nosniff");
                assertThat(header(answer, "Referrer-Policy")).as(path).isEqualTo("same-origin");
                assertThat(header(answer, "X-Frame-Options")).as(path).isEqualTo("DENY");
                assertThat(header(answer, "Permissions-Policy")).as(path).contains("geolocation=()");
            }
        }
    }

    @Test
    void withoutAProxyNobodyIsBelievedToComeOverHttps() {
        try (var visitor = new RemoteVisitor().through(PROXY)) {
            var answer = visitor.get(house() + "/sign-in");

            assertThat(header(answer, "Strict-Transport-Security")).isEmpty();
            assertThat(cookie(answer, "form-token"))
                    .contains("HttpOnly", "SameSite=Lax")
                    .doesNotContain("Secure");
        }
    }

    @Test
    void theManagementPortTellsHealthAndFiguresAndNothingElse() {
        try (var visitor = new RemoteVisitor()) {
            var house = "http://localhost:" + managementPort;
            assertThat(visitor.get(house + "/actuator/health").statusCode()).isEqualTo(200);
            assertThat(visitor.get(house + "/actuator/health/readiness").statusCode())
                    .isEqualTo(200);
            assertThat(visitor.get(house + "/actuator/prometheus").body())
                    .contains("jvm_memory_used_bytes", "conciergerie_backup_age_seconds");
            for (var path : new String[] {"/actuator/env", "/actuator/heapdump", "/sign-in", "/api/v1/sites", "/"}) {
                assertThat(visitor.get(house + path).statusCode()).as(path).isEqualTo(404);
            }
            assertThat(visitor.get(house() + "/actuator/health").statusCode()).isEqualTo(404);
        }
    }

    @Nested
    @TestPropertySource(properties = "CONCIERGERIE_FORWARDED_HEADERS=native")
    class BehindAProxyThatEndsHttps {

        @Test
        void theBrowserIsToldToStayThereAndCookiesDoToo() {
            var manager = someone.with(Role.MANAGER, someone.operator());
            try (var visitor = new RemoteVisitor().through(PROXY)) {
                var page = visitor.get(house() + "/sign-in?lang=en");

                assertThat(header(page, "Strict-Transport-Security")).contains("max-age=31536000");
                assertThat(cookie(page, "__Host-form-token")).contains("HttpOnly", "SameSite=Lax", "Secure", "Path=/");
                assertThat(cookie(page, "lang")).contains("Secure");
                // A cookie for HTTPS only does not travel on the plain wire of this test by itself.
                var welcome = visitor.through(PROXY).carrying(page).signIn(house(), manager.email(), Someone.PASSWORD);

                assertThat(welcome.statusCode()).isEqualTo(303);
                assertThat(cookie(welcome, "__Host-session"))
                        .contains("HttpOnly", "SameSite=Lax", "Secure", "Path=/")
                        .doesNotContain("Domain");
            }
        }
    }

    @Nested
    @TestPropertySource(properties = {"CONCIERGERIE_FORWARDED_HEADERS=native", "CONCIERGERIE_PROXIES=10.1.2.3"})
    class BehindAProxyThatIsAnotherMachine {

        @Test
        void nobodyElseIsBelievedNotEvenThisOne() {
            try (var visitor = new RemoteVisitor().through(PROXY)) {
                var answer = visitor.get(house() + "/sign-in");

                assertThat(header(answer, "Strict-Transport-Security")).isEmpty();
                assertThat(cookie(answer, "form-token")).doesNotContain("Secure");
            }
        }
    }

    @Test
    void onlyTheProxiesThatAreNamedAreBelieved() {
        assertThat("127.0.0.1").matches(Proxies.pattern(""));
        assertThat("0:0:0:0:0:0:0:1").matches(Proxies.pattern(""));
        assertThat("10.1.2.3").doesNotMatch(Proxies.pattern(""));
        assertThat("192.168.1.1").doesNotMatch(Proxies.pattern(""));
        assertThat("10.1.2.3").matches(Proxies.pattern("10.1.2.3, 2001:db8::1"));
        assertThat("2001:db8:0:0:0:0:0:1").matches(Proxies.pattern("10.1.2.3, 2001:db8::1"));
        assertThat("127.0.0.1").doesNotMatch(Proxies.pattern("10.1.2.3, 2001:db8::1"));
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> Proxies.pattern("10.0.0.0/8"))
                .withMessageContaining("CONCIERGERIE_PROXIES");
    }

    @Nested
    @TestPropertySource(properties = "conciergerie.address=https://conciergerie.example")
    class AtAnAddressOfHttps {

        @Test
        void cookiesStayThereWhateverTheLastStretchIs() {
            try (var visitor = new RemoteVisitor()) {
                var page = visitor.get(house() + "/sign-in?lang=en");

                assertThat(cookie(page, "__Host-form-token")).contains("HttpOnly", "SameSite=Lax", "Secure", "Path=/");
                assertThat(cookie(page, "lang")).contains("Secure");
            }
        }
    }

    private String house() {
        return "http://localhost:" + port;
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static String cookie(HttpResponse<String> answer, String name) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(it -> it.startsWith(name + "="))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no cookie " + name + " in " + answer.headers()));
    }
}
