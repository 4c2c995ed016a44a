package fr.conciergerie.opinions.web;

import fr.conciergerie.animations.HeldPlace;
import fr.conciergerie.animations.PassersBy;
import fr.conciergerie.opinions.AnimationOpinions;
import fr.conciergerie.opinions.Invitation;
import fr.conciergerie.opinions.Opinions;
import fr.conciergerie.opinions.Score;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.SignedLinks;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** What somebody without an account thinks of an animation that they came to, by the link of their place. */
@Controller
@RequestMapping("/place/{token}/opinion")
class PlaceOpinionController {

    private final PassersBy passersBy;
    private final AnimationOpinions opinions;
    private final SignedLinks signed;

    PlaceOpinionController(PassersBy passersBy, AnimationOpinions opinions, SignedLinks signed) {
        this.passersBy = passersBy;
        this.opinions = opinions;
        this.signed = signed;
    }

    @GetMapping
    ModelAndView question(@PathVariable String token, HttpServletRequest request, HttpServletResponse response) {
        return open(token, request, response, (_, asked) -> page(token, asked));
    }

    /** Whoever sends it twice is thanked twice. */
    @PostMapping
    ModelAndView answer(
            @PathVariable String token, FilledForm form, HttpServletRequest request, HttpServletResponse response) {
        return open(token, request, response, (place, asked) -> {
            if (!asked.isOpen()) {
                return page(token, asked);
            }
            var score = form.choice("score", Score::of);
            var sentence = form.textIfAny("sentence", Opinions.LONGEST_SENTENCE);
            return form.send(() -> page(token, asked), () -> {
                opinions.answer(place.registration().id(), score.get(), sentence);
                return "redirect:/place/" + token + "/opinion";
            });
        });
    }

    private ModelAndView open(
            String token,
            HttpServletRequest request,
            HttpServletResponse response,
            BiFunction<HeldPlace, Invitation, ModelAndView> work) {
        SignedLinks.keepToOneself(response);
        return passersBy
                .open(token)
                .flatMap(place ->
                        Tenant.call(place.operator(), () -> asked(place).map(it -> work.apply(place, it))))
                .orElseGet(() -> {
                    signed.wrong(SignedLinks.Kind.PLACE, request);
                    return new ModelAndView("opinions/place-opinion-gone", Map.of(), HttpStatus.GONE);
                });
    }

    private Optional<Invitation> asked(HeldPlace place) {
        return opinions.asked(place.registration().id());
    }

    private static ModelAndView page(String token, Invitation invitation) {
        var page = new ModelAndView("opinions/place-opinion", "invitation", invitation);
        page.addObject("path", "/place/" + token + "/opinion");
        if (invitation.isGone()) {
            page.setStatus(HttpStatus.GONE);
        }
        return page;
    }
}
