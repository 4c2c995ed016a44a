package fr.conciergerie.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.web.server.servlet.context.ServletWebServerInitializedEvent;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;

/** Who asks for a page in the very moment in which the doors open. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(FirstVisitorTest.AtTheDoor.class)
class FirstVisitorTest {

    @Autowired
    AtTheDoor first;

    @Test
    void isServedAsWellAsTheNext() {
        assertThat(first.status).isEqualTo(200);
    }

    /** The server accepts connections when it says so; Spring has not finished starting then. */
    static class AtTheDoor {

        private int status;

        @EventListener
        void on(ServletWebServerInitializedEvent open) {
            if (open.getApplicationContext().getServerNamespace() == null) {
                try (var visitor = new RemoteVisitor()) {
                    status = visitor.get(
                                    "http://localhost:" + open.getWebServer().getPort() + "/sign-in")
                            .statusCode();
                }
            }
        }
    }
}
