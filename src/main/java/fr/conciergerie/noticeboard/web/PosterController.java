package fr.conciergerie.noticeboard.web;

import fr.conciergerie.animations.AnimationId;
import fr.conciergerie.noticeboard.Noticeboards;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Download;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What those who look after a site print and hang up there. */
@Controller
class PosterController {

    /** A poster hangs for a month. */
    private static final int DAYS = 31;

    private final Noticeboards boards;
    private final Posters posters;

    PosterController(Noticeboards boards, Posters posters) {
        this.boards = boards;
        this.posters = posters;
    }

    @GetMapping("/noticeboard/{site}/{paper}.pdf")
    ResponseEntity<byte[]> site(
            Actor actor, @PathVariable String site, @PathVariable("paper") String paper, Locale reader) {
        var sheet = Sheet.read(paper);
        var board = boards.served(actor, site, DAYS);
        return file(board.site().slug(), sheet, posters.of(board, sheet, reader));
    }

    @GetMapping("/noticeboard/events/{event}/{paper}.pdf")
    ResponseEntity<byte[]> event(
            Actor actor, @PathVariable("event") AnimationId event, @PathVariable("paper") String paper, Locale reader) {
        var sheet = Sheet.read(paper);
        var notice = boards.served(actor, event);
        return file(notice.event().code().value(), sheet, posters.of(notice, sheet, reader));
    }

    private static ResponseEntity<byte[]> file(String what, Sheet sheet, byte[] pdf) {
        return Download.of(MediaType.APPLICATION_PDF, "affiche-" + what + "-" + sheet.word() + ".pdf", pdf);
    }
}
