package fr.conciergerie.noticeboard.web;

import fr.conciergerie.noticeboard.EventFeed;
import fr.conciergerie.noticeboard.Noticeboards;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.context.request.ServletWebRequest;

/** What other calendars fetch of a site. Most come by for nothing new: for them nothing is sent. */
@Controller
@RequestMapping("/at/{operator}/{site}")
class EventFeedController {

    private static final Duration KEPT = Duration.ofMinutes(15);
    private static final int TAG_BYTES = 16;

    private final Noticeboards boards;
    private final Rss rss;
    private final OpenAgenda openAgenda;

    EventFeedController(Noticeboards boards, Rss rss, OpenAgenda openAgenda) {
        this.boards = boards;
        this.rss = rss;
        this.openAgenda = openAgenda;
    }

    @GetMapping("/events.rss")
    @Nullable
    ResponseEntity<byte[]> news(
            @PathVariable String operator,
            @PathVariable String site,
            HttpServletRequest request,
            HttpServletResponse response) {
        return answer(
                operator, site, "application/rss+xml", it -> rss.of(it, it.path() + "/events.rss"), request, response);
    }

    @GetMapping("/events.json")
    @Nullable
    ResponseEntity<byte[]> openAgenda(
            @PathVariable String operator,
            @PathVariable String site,
            HttpServletRequest request,
            HttpServletResponse response) {
        return answer(operator, site, MediaType.APPLICATION_JSON_VALUE, openAgenda::json, request, response);
    }

    @GetMapping("/events.csv")
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
        var body = written.apply(boards.events(operator, site)).getBytes(StandardCharsets.UTF_8);
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
