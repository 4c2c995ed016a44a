package fr.conciergerie.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Signs in as one of the demonstration's accounts, as a browser does. */
final class SignedIn {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private SignedIn() {}

    /** The header that makes the next requests those of this person. */
    static String as(String word, int port) throws IOException, InterruptedException {
        var cookies = new CookieManager();
        try (var client = HttpClient.newBuilder().cookieHandler(cookies).build()) {
            var address = URI.create("http://localhost:" + port + "/sign-in");
            var page = client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                    .body();
            var token = CSRF.matcher(page);
            if (!token.find()) {
                throw new IOException("the sign-in page has no token");
            }
            var form = "email=%s&password=demo&_csrf=%s"
                    .formatted(encoded(word + "@demo.example"), encoded(token.group(1)));
            client.send(
                    HttpRequest.newBuilder(address)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(form))
                            .build(),
                    BodyHandlers.discarding());
        }
        return cookies.getCookieStore().getCookies().stream()
                .map(it -> it.getName() + "=" + it.getValue())
                .collect(Collectors.joining("; ", "Cookie: ", "\r\n"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
