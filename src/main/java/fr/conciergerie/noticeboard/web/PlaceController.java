package fr.conciergerie.noticeboard.web;

import fr.conciergerie.animations.HeldPlace;
import fr.conciergerie.animations.PassersBy;
import fr.conciergerie.noticeboard.Noticeboards;
import fr.conciergerie.web.SignedLinks;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * A place in an event by the link of the letter: all that is known of whoever has it, given back or forgotten in one press. A program
 * that opens every link of a mailbox changes nothing by it.
 */
@Controller
@RequestMapping("/place/{token}")
class PlaceController {

    private final PassersBy passersBy;
    private final Noticeboards boards;
    private final SignedLinks signed;
    private final Clock clock;

    PlaceController(PassersBy passersBy, Noticeboards boards, SignedLinks signed, Clock clock) {
        this.passersBy = passersBy;
        this.boards = boards;
        this.signed = signed;
        this.clock = clock;
    }

    /** @param done whether it was just left; there is no session to keep it in */
    @GetMapping
    ModelAndView place(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String done,
            HttpServletRequest request,
            HttpServletResponse response) {
        SignedLinks.keepToOneself(response);
        var left = done.equals("left");
        return passersBy.open(token).map(it -> page(token, it)).orElseGet(() -> {
            if (!left) {
                signed.wrong(SignedLinks.Kind.PLACE, request);
            }
            var page = new ModelAndView("noticeboard/place-gone", "left", left);
            page.setStatus(left ? HttpStatus.OK : HttpStatus.GONE);
            return page;
        });
    }

    @PostMapping
    String leave(@PathVariable String token, HttpServletResponse response) {
        SignedLinks.keepToOneself(response);
        passersBy.leave(token);
        return "redirect:/place/" + token + "?done=left";
    }

    private ModelAndView page(String token, HeldPlace place) {
        return new ModelAndView("noticeboard/place", "it", place)
                .addObject("path", "/place/" + token)
                .addObject("contact", boards.contact(place.operator()).orElse(null))
                .addObject("now", clock.instant());
    }
}
