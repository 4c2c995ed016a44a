package fr.conciergerie.web;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Somebody in front of a browser without JavaScript: keeps cookies, reads pages, sends forms with their hidden fields. */
public final class Visitor {

    private static final AtomicInteger VISITORS = new AtomicInteger();

    private final MockMvc mvc;
    private final Map<String, Cookie> cookies = new LinkedHashMap<>();
    private String address = "10.%d.%d.%d"
            .formatted(VISITORS.incrementAndGet() / 65_000 % 250, VISITORS.get() / 250 % 250, 1 + VISITORS.get() % 250);
    private Document page = new Document("");
    private String at = "/";
    private MockHttpServletResponse answer = new MockHttpServletResponse();

    public Visitor(MockMvc mvc) {
        this.mvc = mvc;
    }

    public Visitor from(String network) {
        address = network;
        return this;
    }

    /** Opens a page and follows where it leads. */
    public Document open(String path) {
        send(get(URI.create(path)));
        return follow();
    }

    /** Opens a page and stays with the answer, a redirect included. */
    public MockHttpServletResponse look(String path) {
        return send(get(URI.create(path)));
    }

    /** Fills in the form of the page that goes to such an address, sends it and follows where it leads. */
    public Document submit(String action, Map<String, String> values) {
        send(form(action, values).header(HttpHeaders.REFERER, "http://localhost" + at));
        return follow();
    }

    /** Sends a form as it stands on the page, but for these fields; of fields of one name the last. */
    public Document change(String action, Map<String, String> values) {
        var filled = new HashMap<String, String>();
        for (var field : ((FormElement) formTo(action)).formData()) {
            filled.put(field.key(), field.value());
        }
        filled.putAll(values);
        return submit(action, filled);
    }

    /** What is submitted with a file chosen in one of its fields. */
    public Document upload(String action, String field, byte[] file, Map<String, String> values) {
        var request = multipart(URI.create(action));
        request.file(new MockMultipartFile(field, "picture", null, file));
        fill(request, action, values);
        send(request.header(HttpHeaders.REFERER, "http://localhost" + at));
        return follow();
    }

    /** A form without what the page put into it. */
    public MockHttpServletResponse postBlindly(String path, Map<String, String> values) {
        var request = post(URI.create(path));
        values.forEach(request::param);
        return send(request);
    }

    public Document signIn(String email, String password) {
        open("/sign-in");
        return submit("/sign-in", Map.of("email", email, "password", password));
    }

    public Document page() {
        return page;
    }

    public MockHttpServletResponse answer() {
        return answer;
    }

    public Map<String, Cookie> cookies() {
        return cookies;
    }

    /** A cookie that the visitor must have by now. */
    public Cookie cookie(String name) {
        return Objects.requireNonNull(cookies.get(name), () -> "no cookie " + name + " among " + cookies.keySet());
    }

    private MockHttpServletRequestBuilder form(String action, Map<String, String> values) {
        var request = post(URI.create(action)).contentType(MediaType.APPLICATION_FORM_URLENCODED);
        fill(request, action, values);
        return request;
    }

    private void fill(AbstractMockHttpServletRequestBuilder<?> request, String action, Map<String, String> values) {
        formTo(action).select("input[type=hidden]").stream()
                .filter(it -> !values.containsKey(it.attr("name")))
                .forEach(it -> request.param(it.attr("name"), it.attr("value")));
        values.forEach(request::param);
    }

    private Element formTo(String action) {
        // a form that looks for something may go to the same address
        var sent = page.selectFirst("form[method=post][action=\"" + action + "\"]");
        return Objects.requireNonNull(
                sent == null ? page.selectFirst("form[action=\"" + action + "\"]") : sent,
                () -> "no form to " + action + " on this page:\n" + page.body().text());
    }

    private Document follow() {
        for (int hops = 0; hops < 5 && answer.getRedirectedUrl() != null; hops++) {
            send(get(URI.create(Objects.requireNonNull(answer.getRedirectedUrl()))));
        }
        return page;
    }

    private MockHttpServletResponse send(AbstractMockHttpServletRequestBuilder<?> request) {
        request.with(it -> {
            it.setRemoteAddr(address);
            return it;
        });
        if (!cookies.isEmpty()) {
            request.cookie(cookies.values().toArray(Cookie[]::new));
        }
        try {
            var done = mvc.perform(request.accept("text/html")).andReturn();
            answer = done.getResponse();
            var asked = done.getRequest();
            at = asked.getRequestURI() + (asked.getQueryString() == null ? "" : "?" + asked.getQueryString());
            for (var cookie : answer.getCookies()) {
                if (cookie.getMaxAge() == 0) {
                    cookies.remove(cookie.getName());
                } else {
                    cookies.put(cookie.getName(), cookie);
                }
            }
            page = Jsoup.parse(answer.getContentAsString());
            return answer;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
