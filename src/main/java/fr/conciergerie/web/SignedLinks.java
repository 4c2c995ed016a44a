package fr.conciergerie.web;

import fr.conciergerie.web.RateLimits.Limit;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/**
 * What holds for every page behind a signed link, whose address is the right: it is told to no other site, nothing of it is kept on
 * the way, and whoever tries links that lead nowhere is soon refused.
 */
@Component
public class SignedLinks {

    private static final int MOST = 30;
    private static final Duration PERIOD = Duration.ofMinutes(10);

    private final RateLimits limits;

    SignedLinks(RateLimits limits) {
        this.limits = limits;
    }

    /** What a link leads to. Wrong ones of a kind are counted together, whichever of its pages is asked for. */
    public enum Kind {
        JOB,
        PLACE,
        RECEIVING
    }

    /** For the answer of each page. */
    public static void keepToOneself(HttpServletResponse response) {
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    /** Whether nobody has come by: a filter of a mailbox asks for the head of every link. */
    public static boolean isLookedAt(HttpServletRequest request) {
        return request.getMethod().equals(HttpMethod.HEAD.name());
    }

    /** A link that never led anywhere was tried. */
    public void wrong(Kind kind, HttpServletRequest request) {
        limits.take(new Limit(kind.name().toLowerCase(Locale.ROOT) + "-link", MOST, PERIOD), Network.of(request));
    }
}
