package fr.conciergerie.journeys;

import java.io.ByteArrayOutputStream;
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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * Somebody who follows every link, one page after another. Of the pages that a route shows of one thing each, a few are
 * enough.
 */
final class Wanderer implements AutoCloseable {

    private static final int PAGES_OF_A_ROUTE = 12;

    private final URI home;
    private final PageRoutes routes;
    private final int pagesOfARoute;
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    Wanderer(int port, PageRoutes routes) {
        this(port, routes, PAGES_OF_A_ROUTE);
    }

    Wanderer(int port, PageRoutes routes, int pagesOfARoute) {
        this.home = URI.create("http://localhost:" + port + "/");
        this.routes = routes;
        this.pagesOfARoute = pagesOfARoute;
    }

    /** What a link led to. */
    record Stop(String path, String from, int status, String type, String body) {

        boolean isPage() {
            return type.startsWith("text/html");
        }

        boolean isMail() {
            return path.startsWith("/mailbox/");
        }

        /** A mail as it was laid out, on a page of its own. */
        boolean isLetter() {
            return isMail() && path.endsWith("/html");
        }

        Document page() {
            return Jsoup.parse(body);
        }
    }

    void signIn(String email, String password) {
        var form = Jsoup.parse(get("/sign-in").body()).select("main form").getFirst();
        var fields = new HashMap<String, String>();
        form.select("input[type=hidden]").forEach(it -> fields.put(it.attr("name"), it.val()));
        fields.put("email", email);
        fields.put("password", password);
        var answer = sent("/sign-in", fields);
        if (answer.statusCode() != 200 || answer.uri().getPath().equals("/sign-in")) {
            throw new AssertionError(email + " cannot sign in: " + answer.statusCode());
        }
    }

    /** Everything that can be reached from there in a language, each address once. */
    List<Stop> wander(String language, String... from) {
        return wander(language, this::links, from);
    }

    /** The pages only, without the files that they offer and what they are made of. */
    List<Stop> wanderFromPageToPage(String language, String... from) {
        return wander(language, stop -> links(stop).filter(routes::knows), from);
    }

    private List<Stop> wander(String language, Function<Stop, Stream<String>> links, String... from) {
        var stops = new ArrayList<Stop>();
        var known = new LinkedHashSet<String>();
        var visits = new HashMap<String, Integer>();
        Deque<Map.Entry<String, String>> ahead = new ArrayDeque<>();
        get("/legal?lang=" + language);
        for (var path : from) {
            ahead.add(Map.entry(path, "the start"));
        }
        while (!ahead.isEmpty()) {
            var next = ahead.remove();
            var path = next.getKey();
            if (!known.add(path) || visits.merge(routes.of(path), 1, Integer::sum) > pagesOfARoute) {
                continue;
            }
            var stop = visit(path, next.getValue());
            stops.add(stop);
            if (stop.isPage() && stop.status() == 200) {
                links.apply(stop).forEach(it -> ahead.add(Map.entry(it, path)));
            }
        }
        return stops;
    }

    /** One page, however often it was seen. */
    Stop open(String path) {
        return visit(path, "nowhere");
    }

    /** What a form is answered with, and where that leads. */
    Stop post(String action, Map<String, String> fields) {
        return stop(action, "a form", sent(action, fields));
    }

    /** What a form with a file is answered with, however large the file is. */
    Stop postFile(String action, Map<String, String> fields, String field, byte[] file) {
        var end = "\r\n--end";
        var body = new ByteArrayOutputStream();
        fields.forEach((name, value) ->
                body.writeBytes((end + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value)
                        .getBytes(StandardCharsets.UTF_8)));
        body.writeBytes((end + "\r\nContent-Disposition: form-data; name=\"" + field
                        + "\"; filename=\"été.jpg\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes((end + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return stop(
                action,
                "a form",
                send(HttpRequest.newBuilder(home.resolve(action))
                        .header("Accept", "text/html,*/*")
                        .header("Content-Type", "multipart/form-data; boundary=end")
                        .POST(BodyPublishers.ofByteArray(body.toByteArray()))));
    }

    private HttpResponse<String> sent(String action, Map<String, String> fields) {
        var body = fields.entrySet().stream()
                .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(home.resolve(action))
                .header("Accept", "text/html,*/*")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    private Stop visit(String path, String from) {
        return stop(path, from, get(path));
    }

    private static Stop stop(String path, String from, HttpResponse<String> answer) {
        var type = answer.headers().firstValue("Content-Type").orElse("");
        return new Stop(path, from, answer.statusCode(), type, answer.body());
    }

    /**
     * Where a page leads, what it shows and what it is made of. A mail of the mailbox leads its reader, not anybody; one of a
     * demonstration that was filled in elsewhere says the address that it had there.
     */
    private Stream<String> links(Stop stop) {
        var page = stop.page();
        return Stream.of("a[href]", "link[href]", "script[src]", "img[src]", "iframe[src]")
                .flatMap(it -> page.select(it).stream())
                .map(it -> it.hasAttr("href") ? it.attr("href") : it.attr("src"))
                .map(it -> stop.isMail() ? it.replaceFirst("^http://localhost:\\d+/", home.toString()) : it)
                .filter(it -> it.startsWith("/") || it.startsWith(home.toString()))
                .map(it -> it.replaceFirst("^" + home, "/").replaceFirst("#.*", ""))
                .filter(it -> !stop.isMail()
                        || it.startsWith("/mailbox")
                        || it.startsWith("/job/")
                        || it.startsWith("/receiving/"));
    }

    private HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(home.resolve(path)).header("Accept", "text/html,*/*"));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
