package fr.conciergerie.noticeboard.web;

import fr.conciergerie.noticeboard.Noticeboards;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.PublicAddress;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** The noticeboard of a site for those who look after it: where everybody reads it, and what to hang on the wall. */
@Controller
class BoardController {

    private final Noticeboards boards;
    private final PublicAddress address;

    BoardController(Noticeboards boards, PublicAddress address) {
        this.boards = boards;
        this.address = address;
    }

    @GetMapping("/noticeboard/{site}")
    ModelAndView board(Actor actor, @PathVariable String site) {
        var board = boards.served(actor, site, NoticeboardController.DAYS);
        var page = new ModelAndView("noticeboard/board");
        page.addObject("it", board);
        page.addObject("address", address.of(board.path()));
        return page;
    }
}
