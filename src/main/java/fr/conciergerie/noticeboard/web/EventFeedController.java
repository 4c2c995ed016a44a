package fr.conciergerie.noticeboard.web;

import fr.conciergerie.noticeboard.EventFeed;
import fr.conciergerie.noticeboard.Noticeboards;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.ShortCode;
import fr.conciergerie.web.Secrets;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.ServletWebRequest;

/** What other calendars fetch of a site or of an event. Most come by for nothing new: for them nothing is sent. */
@Controller
class EventFeedController {

    private static final Duration KEPT = Duration.ofMinutes(15);
    private static final int TAG_BYTES = 16;
    private static final String CALENDAR = "text/calendar";

    private final Noticeboards boards;
    private final Rss rss;
    private final OpenAgenda openAgenda;
    private final EventCalendar calendar;

    EventFeedController(Noticeboards boards, Rss rss, OpenAgenda openAgenda, EventCalendar calendar) {
        this.boards = boards;
        this.rss = rss;
        this.openAgenda = openAgenda;
        this.calendar = calendar;
    }

    @GetMapping("/at/{operator}/{site}/events.ics")
    @Nullable
    ResponseEntity<byte[]> calendar(
            @PathVariable String operator,
            @PathVariable String site,
            HttpServletRequest request,
            HttpServletResponse response) {
        return answer(operator, site, CALENDAR, calendar::of, request, response);
    }

    /** One event, for a calendar in which it is kept by whoever would like to come. */
    @GetMapping("/event/{operator}/{code}/event.ics")
    @Nullable
    ResponseEntity<byte[]> event(
            @PathVariable String operator,
            @PathVariable String code,
            HttpServletRequest request,
            HttpServletResponse response) {
        var read = ShortCode.read(code).orElseThrow(() -> new NotFound("event " + code));
        return answer(calendar.of(boards.event(operator, read)), CALENDAR, request, response);
    }

    @GetMapping("/at/{operator}/{site}/events.rss")
    @Nullable
    ResponseEntity<byte[]> news(
            @PathVariable String operator,
            @PathVariable String site,
            HttpServletRequest request,
            HttpServletResponse response) {
        return answer(
                operator, site, "application/rss+xml", it -> rss.of(it, it.path() + "/events.rss"), request, response);
    }

    @GetMapping("/at/{operator}/{site}/events.json")
    @Nullable
    ResponseEntity<byte[]> openAgenda(
            @PathVariable String operator,
            @PathVariable String site,
            HttpServletRequest request,
            HttpServletResponse response) {
        return answer(operator, site, MediaType.APPLICATION_JSON_VALUE, openAgenda::json, request, response);
    }

    @GetMapping("/at/{operator}/{site}/events.csv")
    @Nullable
    ResponseEntity<byte[]> table(
            @PathVariable String operator,
            @PathVariable String site,
            HttpServletRequest request,
            HttpServletResponse response) {
        return answer(operator, site, "text/csv", openAgenda::csv, request, response);
    }

    private @Nullable ResponseEntity<byte[]> answer(
            String operator,
            String site,
            String type,
            Function<EventFeed, String> written,
            HttpServletRequest request,
            HttpServletResponse response) {
        return answer(written.apply(boards.events(operator, site)), type, request, response);
    }

    private static @Nullable ResponseEntity<byte[]> answer(
            String written, String type, HttpServletRequest request, HttpServletResponse response) {
        var body = written.getBytes(StandardCharsets.UTF_8);
        response.setHeader(
                HttpHeaders.CACHE_CONTROL,
                CacheControl.maxAge(KEPT).cachePublic().getHeaderValue());
        var tag = '"' + HexFormat.of().formatHex(Secrets.sha256(body), 0, TAG_BYTES) + '"';
        if (new ServletWebRequest(request, response).checkNotModified(tag)) {
            return null;
        }
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.parseMediaType(type), StandardCharsets.UTF_8))
                .body(body);
    }
}
