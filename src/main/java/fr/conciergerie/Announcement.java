package fr.conciergerie;

import fr.conciergerie.web.MailWay;
import java.util.ArrayList;
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
        var environment = context.getEnvironment();
        boolean letters = context.getBeanProvider(MailWay.class).stream().allMatch(MailWay::isOpen);
        System.out.println();
        lines(
                        environment.getProperty("conciergerie.demo", Boolean.class, false),
                        letters,
                        context.getWebServer().getPort())
                .forEach(System.out::println);
    }

    /** @param letters whether there is a way out for letters */
    static List<String> lines(boolean demo, boolean letters, int port) {
        var lines = new ArrayList<String>();
        if (demo) {
            lines.add("Demonstration accounts, password \"demo\":");
            DEMONSTRATION_ACCOUNTS.forEach(it -> lines.add("  " + it + "@demo.example"));
        }
        if (!letters) {
            lines.add(
                    "No e-mail leaves: no mail server is set up (CONCIERGERIE_SMTP_HOST, CONCIERGERIE_SMTP_FROM). Letters wait, and"
                            + " whoever invites somebody is shown a link to hand over.");
        }
        lines.add("Conciergerie runs on http://localhost:" + port);
        return lines;
    }
}
