package fr.conciergerie.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * Where the product is reached from outside, for links in mails: {@code conciergerie.address}. Never taken from a request,
 * whose sender could name any host.
 */
@Component
public class PublicAddress {

    public static final String HOST_COOKIE = "__Host-";

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

    /** Whether people come by HTTPS: a proxy that is believed says so, or the installation has such an address. */
    public boolean isHttps(HttpServletRequest request) {
        return request.isSecure() || of("").startsWith("https:");
    }

    /** Over HTTPS a cookie bears a name that browsers take from this very host alone, and from no neighbour. */
    public String cookie(String name, HttpServletRequest request) {
        return isHttps(request) ? HOST_COOKIE + name : name;
    }

    /**
     * Leaves a cookie in the browser that no script reads and no other site sends along.
     *
     * @param name as the browser is to bear it, see {@link #cookie}
     */
    public void leave(
            String name, String value, Duration life, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name, value)
                        .path("/")
                        .maxAge(life)
                        .httpOnly(true)
                        .secure(isHttps(request))
                        .sameSite("Lax")
                        .build()
                        .toString());
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
