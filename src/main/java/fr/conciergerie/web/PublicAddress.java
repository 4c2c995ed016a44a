package fr.conciergerie.web;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Where the product is reached from outside, for links in mails: {@code conciergerie.address}. Never taken from a request,
 * whose sender could name any host.
 */
@Component
public class PublicAddress {

    private final Environment environment;

    PublicAddress(Environment environment) {
        this.environment = environment;
    }

    /** @param path from the root, such as {@code /orders/…} */
    public String of(String path) {
        var address = environment.getProperty("conciergerie.address");
        if (address == null || address.isBlank()) {
            var port = environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
            address = "http://localhost:" + port;
        }
        return address.replaceFirst("/+$", "") + path;
    }
}
