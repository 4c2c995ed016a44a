package fr.conciergerie.calendars.web;

import fr.conciergerie.calendars.Feeds;
import fr.conciergerie.calendars.Feeds.Edition;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.web.Network;
import fr.conciergerie.web.OperatorDirectory;
import fr.conciergerie.web.RateLimits;
import fr.conciergerie.web.RateLimits.Limit;
import fr.conciergerie.web.ical.CalendarWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * What calendars fetch. Most come by every hour for nothing new: for them nothing is written. A secret address is the right to read
 * it; nobody is signed in by it, and one that leads nowhere is not told from one that no longer does.
 */
@Controller
@RequestMapping("/calendars")
class FeedController {

    private static final Limit WRONG_ADDRESSES = new Limit("calendar-address", 30, Duration.ofMinutes(10));
    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);
    private static final Duration SESSIONS_KEPT = Duration.ofMinutes(15);

    private final Feeds feeds;
    private final OperatorDirectory operators;
    private final RateLimits limits;

    FeedController(Feeds feeds, OperatorDirectory operators, RateLimits limits) {
        this.feeds = feeds;
        this.operators = operators;
        this.limits = limits;
    }

    @GetMapping("/feeds/{token}.ics")
    @Nullable
    ResponseEntity<byte[]> mine(@PathVariable String token, HttpServletRequest request, HttpServletResponse response) {
        var edition = feeds.at(token).orElse(null);
        if (edition == null) {
            limits.take(WRONG_ADDRESSES, Network.of(request));
            throw new NotFound("calendar at an address that leads nowhere");
        }
        return answer(edition, CacheControl.noCache().cachePrivate(), request, response);
    }

    @GetMapping("/sites/{operator}/{site}.ics")
    @Nullable
    ResponseEntity<byte[]> ofSite(
            @PathVariable String operator,
            @PathVariable String site,
            HttpServletRequest request,
            HttpServletResponse response) {
        var whose = operators.all().stream()
                .filter(it -> it.slug().equals(operator))
                .findFirst()
                .orElseThrow(() -> new NotFound("operator " + operator));
        return answer(
                feeds.ofSite(whose.id(), site),
                CacheControl.maxAge(SESSIONS_KEPT).cachePublic(),
                request,
                response);
    }

    private static @Nullable ResponseEntity<byte[]> answer(
            Edition edition, CacheControl kept, HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, kept.getHeaderValue());
        response.setHeader("Referrer-Policy", "no-referrer");
        var tag = '"' + edition.feed().fingerprint() + '"';
        if (new ServletWebRequest(request, response)
                .checkNotModified(tag, edition.changedAt().toEpochMilli())) {
            return null;
        }
        return ResponseEntity.ok()
                .contentType(CALENDAR)
                .body(CalendarWriter.write(edition.feed()).getBytes(StandardCharsets.UTF_8));
    }
}
