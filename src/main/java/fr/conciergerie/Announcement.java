package fr.conciergerie;

import java.util.List;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The last words of a start: where the application is and, in a demonstration, who may sign in. */
@Component
class Announcement {

    private static final List<String> DEMONSTRATION_ACCOUNTS =
            List.of("agent", "concierge", "partner", "coordinator", "manager", "follow-up", "supervisor", "admin");

    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void announce(ApplicationReadyEvent event) {
        if (!(event.getApplicationContext() instanceof WebServerApplicationContext context)
                || context.getWebServer() == null) {
            return;
        }
        var demo = context.getEnvironment().getProperty("conciergerie.demo", Boolean.class, false);
        System.out.println();
        if (demo) {
            System.out.println("Demonstration accounts, password \"demo\":");
            DEMONSTRATION_ACCOUNTS.forEach(it -> System.out.println("  " + it + "@demo.example"));
        }
        System.out.println("Conciergerie runs on http://localhost:"
                + context.getWebServer().getPort());
    }
}
