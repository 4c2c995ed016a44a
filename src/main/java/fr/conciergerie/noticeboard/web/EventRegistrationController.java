package fr.conciergerie.noticeboard.web;

import fr.conciergerie.animations.PassersBy;
import fr.conciergerie.animations.Reach;
import fr.conciergerie.animations.web.PasserByForm;
import fr.conciergerie.noticeboard.EventNotice;
import fr.conciergerie.noticeboard.Noticeboards;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.ShortCode;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Network;
import fr.conciergerie.web.RateLimits;
import fr.conciergerie.web.RateLimits.Limit;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Registration for an event by whoever has read of it, without an account. The answer says nothing of whether somebody had registered
 * before: it is the same page with the same number, and what there is to know of it is in a letter to the address that was given.
 */
@Controller
@RequestMapping("/event/{operator}/{code}")
class EventRegistrationController {

    /** All who work in one building come by one address on the day on which the poster is hung up. */
    private static final Limit BY_NETWORK = new Limit("event-network", 120, Duration.ofMinutes(10));

    private static final Limit BY_CONTACT = new Limit("event-contact", 6, Duration.ofHours(1));

    private final Noticeboards boards;
    private final PassersBy passersBy;
    private final RateLimits limits;

    EventRegistrationController(Noticeboards boards, PassersBy passersBy, RateLimits limits) {
        this.boards = boards;
        this.passersBy = passersBy;
        this.limits = limits;
    }

    /** Where one cannot register here, the page of the event says why. */
    @GetMapping("/registration")
    ModelAndView form(@PathVariable String operator, @PathVariable String code) {
        var notice = notice(operator, code);
        return notice.takesPassersBy() ? form(notice) : new ModelAndView("redirect:" + notice.path());
    }

    @PostMapping("/registration")
    ModelAndView register(
            @PathVariable String operator,
            @PathVariable String code,
            FilledForm form,
            Locale reader,
            HttpServletRequest request) {
        var notice = notice(operator, code);
        limits.take(BY_NETWORK, Network.of(request));
        var filled = PasserByForm.read(form, reader);
        var full = new AtomicBoolean();
        var answer = form.send(() -> form(notice), () -> {
            var who = filled.who().get();
            limits.take(BY_CONTACT, operator + " " + who.reach().shown());
            try {
                var number = Tenant.call(
                        notice.operator().id(),
                        () -> passersBy.register(
                                notice.event(), who, filled.guests().get()));
                return "redirect:" + notice.path() + "/registered?number=" + number + "&by=" + by(who.reach());
            } catch (Refused refused) {
                full.set(refused.key().equals("animations.passer-by.full"));
                throw refused;
            }
        });
        if (full.get()) {
            // Somebody was quicker: what was asked for is as it should be.
            answer.setStatus(HttpStatus.CONFLICT);
        }
        return answer;
    }

    /** @param number what they say when they call: kept in the address, for there is nobody to keep it for */
    @GetMapping("/registered")
    ModelAndView registered(
            @PathVariable String operator,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String by) {
        return new ModelAndView("noticeboard/registered", "it", notice(operator, code))
                .addObject("number", ShortCode.read(number).orElseThrow(() -> new NotFound("number " + number)))
                .addObject("written", by.equals("mail"));
    }

    private static ModelAndView form(EventNotice notice) {
        return new ModelAndView("noticeboard/registration", "it", notice);
    }

    private static String by(Reach reach) {
        return switch (reach) {
            case Reach.ByMail _ -> "mail";
            case Reach.ByPhone _ -> "phone";
        };
    }

    private EventNotice notice(String operator, String code) {
        return boards.event(operator, ShortCode.read(code).orElseThrow(() -> new NotFound("event " + code)));
    }
}
