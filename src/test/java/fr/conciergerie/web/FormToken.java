package fr.conciergerie.web;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * The token of a form that was never looked at: cookie and field that belong together. Spring Security's own would keep
 * tokens in the session from then on, for every test that shares the context.
 */
public final class FormToken {

    private static final String TOKEN = "token";

    private FormToken() {}

    public static RequestPostProcessor formToken() {
        return request -> {
            var cookies = Optional.ofNullable(request.getCookies()).stream().flatMap(Arrays::stream);
            request.setCookies(Stream.concat(cookies, Stream.of(new Cookie("form-token", TOKEN)))
                    .toArray(Cookie[]::new));
            request.setParameter("_csrf", masked());
            return request;
        };
    }

    /** As our pages write it: a mask and the token under it; a mask of zeros hides nothing. */
    private static String masked() {
        var token = TOKEN.getBytes(StandardCharsets.UTF_8);
        var both = new byte[token.length * 2];
        System.arraycopy(token, 0, both, token.length, token.length);
        return Base64.getUrlEncoder().encodeToString(both);
    }
}
