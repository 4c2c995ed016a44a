package fr.conciergerie.noticeboard.web;

import fr.conciergerie.animations.web.PictureAnswer;
import fr.conciergerie.noticeboard.Noticeboards;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.ShortCode;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** What everybody reads without signing in: a site, and one event. */
@Controller
class NoticeboardController {

    /** As far as people plan; a poster hangs longer. */
    static final int DAYS = 14;

    private static final Duration KEPT = Duration.ofHours(1);

    private final Noticeboards boards;
    private final LinkedData linkedData;

    NoticeboardController(Noticeboards boards, LinkedData linkedData) {
        this.boards = boards;
        this.linkedData = linkedData;
    }

    @GetMapping("/at/{operator}/{site}")
    ModelAndView site(@PathVariable String operator, @PathVariable String site) {
        var board = boards.at(operator, site, DAYS);
        return new ModelAndView("noticeboard/site", "it", board).addObject("linkedData", linkedData.of(board));
    }

    /** The code is read as people type it from paper. */
    @GetMapping("/event/{operator}/{code}")
    ModelAndView event(@PathVariable String operator, @PathVariable String code) {
        var notice = boards.event(operator, read(code));
        return new ModelAndView("noticeboard/event", "it", notice).addObject("linkedData", linkedData.of(notice));
    }

    /** Other calendars and search engines fetch it too. */
    @GetMapping("/event/{operator}/{code}/picture.jpg")
    ResponseEntity<byte[]> picture(@PathVariable String operator, @PathVariable String code) {
        var shown = boards.picture(operator, read(code));
        return PictureAnswer.of(
                shown.picture(), shown.jpeg(), CacheControl.maxAge(KEPT).cachePublic());
    }

    private static ShortCode read(String code) {
        return ShortCode.read(code).orElseThrow(() -> new NotFound("event " + code));
    }
}
