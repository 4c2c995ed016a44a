package fr.conciergerie.web;

import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Where the product is reached from outside, for links in mails: {@code conciergerie.address}. Never taken from a request,
 * whose sender could name any host.
 */
@Component
public class PublicAddress {

    private final Environment environment;
    private volatile @Nullable String known;

    PublicAddress(Environment environment) {
        this.environment = environment;
    }

    /** @param path from the root, such as {@code /orders/…} */
    public String of(String path) {
        var address = known;
        return (address == null ? find() : address) + path;
    }

    /** Whether people come by HTTPS, whatever the last stretch of their way here is. */
    public boolean isHttps() {
        return of("").startsWith("https:");
    }

    /** Looked up until it is certain: a server on a free port knows it once it has started. */
    private String find() {
        var said = environment.getProperty("conciergerie.address", "");
        var port = environment.getProperty("local.server.port");
        var address = said.isBlank()
                ? "http://localhost:" + (port == null ? environment.getProperty("server.port", "8080") : port)
                : said.replaceFirst("/+$", "");
        if (!said.isBlank() || port != null) {
            known = address;
        }
        return address;
    }
}
