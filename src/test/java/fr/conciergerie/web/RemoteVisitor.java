package fr.conciergerie.web;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;

/** Somebody at the other end of a wire: keeps cookies for all instances on this machine, and follows no redirect. */
public final class RemoteVisitor implements AutoCloseable {

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private List<String> headers = List.of();

    /** From now on by way of a proxy that adds headers: names and values in turn. */
    public RemoteVisitor through(String... proxy) {
        headers = List.of(proxy);
        return this;
    }

    /** From now on with the cookies that an answer set, be they for HTTPS only. */
    public RemoteVisitor carrying(HttpResponse<String> answer) {
        var cookies = answer.headers().allValues("Set-Cookie").stream()
                .map(it -> it.substring(0, it.indexOf(';')))
                .collect(Collectors.joining("; "));
        headers = Stream.concat(headers.stream(), Stream.of("Cookie", cookies)).toList();
        return this;
    }

    public HttpResponse<String> get(String address) {
        return send(request(address).GET());
    }

    /** Sends the form that stands at an address to another one, with the token that the page put into it. */
    public HttpResponse<String> submit(String page, String action, Map<String, String> values) {
        var form = new LinkedHashMap<>(values);
        var token = Jsoup.parse(get(page).body()).selectFirst("main input[name=_csrf]");
        form.put("_csrf", token == null ? "" : token.val());
        var body = form.entrySet().stream()
                .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(request(action)
                .POST(BodyPublishers.ofString(body))
                .header("Content-Type", "application/x-www-form-urlencoded"));
    }

    /** @param house scheme, host and port */
    public HttpResponse<String> signIn(String house, String email, String password) {
        var door = house + "/sign-in";
        return submit(door, door, Map.of("email", email, "password", password));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private HttpRequest.Builder request(String address) {
        var request = HttpRequest.newBuilder(URI.create(address));
        var all = Stream.concat(Stream.of("Accept", "text/html,*/*;q=0.8"), headers.stream());
        return request.headers(all.toArray(String[]::new));
    }

    @Override
    public void close() {
        http.close();
    }
}
