package fr.conciergerie.web.access;

import fr.conciergerie.web.PublicAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/**
 * The cookie that names a session: scripts and other sites never see it. Over HTTPS it stays there, and bears a name that
 * browsers take from this very host alone: no neighbour under the same domain can put one in its place.
 */
final class HostCookies implements CookieSerializer {

    private static final String COOKIE = "session";

    private final PublicAddress address;
    private final CookieSerializer plain = cookie(COOKIE, false);
    private final CookieSerializer bound = cookie(PublicAddress.HOST_COOKIE + COOKIE, true);

    HostCookies(PublicAddress address) {
        this.address = address;
    }

    private static CookieSerializer cookie(String name, boolean secure) {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName(name);
        cookie.setCookiePath("/");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setUseSecureCookie(secure);
        cookie.setSameSite("Lax");
        return cookie;
    }

    @Override
    public void writeCookieValue(CookieValue value) {
        of(value.getRequest()).writeCookieValue(value);
    }

    @Override
    public List<String> readCookieValues(HttpServletRequest request) {
        return of(request).readCookieValues(request);
    }

    private CookieSerializer of(HttpServletRequest request) {
        return address.isHttps(request) ? bound : plain;
    }
}
