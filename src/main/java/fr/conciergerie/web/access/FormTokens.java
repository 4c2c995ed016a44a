package fr.conciergerie.web.access;

import fr.conciergerie.web.PublicAddress;
import fr.conciergerie.web.Secrets;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;

/**
 * The token without which a form is not taken. Whoever has a session finds it there, and no cookie that another site managed
 * to plant is worth anything. Whoever has none has a cookie instead: who only looks at the sign-in page leaves no trace in
 * the database.
 */
final class FormTokens implements CsrfTokenRepository {

    private static final String COOKIE = "form-token";
    private static final String ATTRIBUTE = FormTokens.class.getName();
    private static final String HEADER = "X-CSRF-TOKEN";
    private static final String FIELD = "_csrf";

    private final PublicAddress address;
    private final CookieCsrfTokenRepository plain = cookie(COOKIE, false);
    private final CookieCsrfTokenRepository bound = cookie(PublicAddress.HOST_COOKIE + COOKIE, true);

    FormTokens(PublicAddress address) {
        this.address = address;
    }

    private static CookieCsrfTokenRepository cookie(String name, boolean secure) {
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName(name);
        tokens.setCookiePath("/");
        tokens.setHeaderName(HEADER);
        tokens.setParameterName(FIELD);
        tokens.setCookieCustomizer(
                cookie -> cookie.httpOnly(true).sameSite("Lax").secure(secure));
        return tokens;
    }

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        return request.getSession(false) == null
                ? cookies(request).generateToken(request)
                : new DefaultCsrfToken(HEADER, FIELD, Secrets.next());
    }

    /** @param token null takes the cookie back, and gives the session a new one */
    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        var session = request.getSession(false);
        if (session == null) {
            cookies(request).saveToken(token, request, response);
        } else {
            session.setAttribute(ATTRIBUTE, token == null ? Secrets.next() : token.getToken());
            if (cookies(request).loadToken(request) != null) {
                cookies(request).saveToken(null, request, response);
            }
        }
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null) {
            return cookies(request).loadToken(request);
        }
        return session.getAttribute(ATTRIBUTE) instanceof String token
                ? new DefaultCsrfToken(HEADER, FIELD, token)
                : null;
    }

    private CookieCsrfTokenRepository cookies(HttpServletRequest request) {
        return address.isHttps(request) ? bound : plain;
    }
}
