package fr.conciergerie.accounts.web;

import fr.conciergerie.accounts.Links;
import fr.conciergerie.accounts.Links.Purpose;
import fr.conciergerie.accounts.SignIns;
import fr.conciergerie.shared.Blanks;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.Flash;
import fr.conciergerie.web.FormErrors;
import fr.conciergerie.web.Network;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Choosing a password, by a link that came by mail or stood on the console. */
@Controller
class PasswordController {

    private final SignIns signIns;
    private final Links links;
    private final RoomList rooms;
    private final KnownBrowser browser;

    PasswordController(SignIns signIns, Links links, RoomList rooms, KnownBrowser browser) {
        this.signIns = signIns;
        this.links = links;
        this.rooms = rooms;
        this.browser = browser;
    }

    @GetMapping("/password/forgotten")
    ModelAndView forgotten() {
        return new ModelAndView("accounts/forgotten", Map.of("email", "", "errors", FormErrors.NONE, "sent", false));
    }

    @PostMapping("/password/forgotten")
    ModelAndView forgotten(@RequestParam(defaultValue = "") String email, HttpServletRequest request) {
        var errors = new FormErrors();
        errors.check(!Blanks.isEmpty(email), "email", "accounts.sign-in.email-missing");
        if (errors.any()) {
            return new ModelAndView(
                    "accounts/forgotten",
                    Map.of("email", email, "errors", errors, "sent", false),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
        signIns.mayAskForPassword(
                email, Network.of(request), browser.of(request).orElse(null));
        signIns.forgotten(email);
        return new ModelAndView("accounts/forgotten", Map.of("email", email, "errors", errors, "sent", true));
    }

    @GetMapping("/password/{token}")
    ModelAndView password(@PathVariable String token) {
        return choose(Purpose.PASSWORD, token, FormErrors.NONE);
    }

    @PostMapping("/password/{token}")
    ModelAndView password(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String password,
            RedirectAttributes redirect,
            HttpServletRequest request,
            HttpServletResponse response) {
        return chosen(Purpose.PASSWORD, token, password, redirect, request, response);
    }

    @GetMapping("/welcome/{token}")
    ModelAndView welcome(@PathVariable String token) {
        return choose(Purpose.INVITATION, token, FormErrors.NONE);
    }

    @PostMapping("/welcome/{token}")
    ModelAndView welcome(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String password,
            RedirectAttributes redirect,
            HttpServletRequest request,
            HttpServletResponse response) {
        return chosen(Purpose.INVITATION, token, password, redirect, request, response);
    }

    @GetMapping("/setup/{token}")
    ModelAndView setup(@PathVariable String token) {
        return links.isGood(Purpose.SETUP, token) ? setup(token, "", "", FormErrors.NONE) : gone();
    }

    @PostMapping("/setup/{token}")
    ModelAndView setup(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String password,
            Locale reader,
            RedirectAttributes redirect) {
        if (!links.isGood(Purpose.SETUP, token)) {
            return gone();
        }
        var errors = new FormErrors();
        errors.check(!name.isBlank(), "name", "accounts.name-missing");
        errors.check(!Blanks.isEmpty(email), "email", "accounts.sign-in.email-missing");
        if (!errors.any()) {
            try {
                links.makeAdministrator(token, email, name, password, reader);
            } catch (Refused refused) {
                errors.add(
                        refused.key().startsWith("accounts.password") ? "password" : "email",
                        refused.key(),
                        refused.arguments().toArray());
            }
        }
        return errors.any() ? setup(token, email, name, errors) : toSignIn(redirect);
    }

    /** Who is not new has a password to sign in with: what is offered waits among their rooms. */
    private ModelAndView choose(Purpose purpose, String token, FormErrors errors) {
        var bearer = links.bearer(purpose, token);
        if (bearer.isPresent() && !links.choosesPassword(purpose, token)) {
            return new ModelAndView("redirect:/rooms");
        }
        return bearer.map(person -> new ModelAndView(
                        "accounts/choose-password",
                        Map.of(
                                "person",
                                person,
                                "welcome",
                                purpose == Purpose.INVITATION,
                                "offers",
                                links.isNew(person.id()) ? rooms.offeredTo(person.id()) : List.of(),
                                "errors",
                                errors),
                        errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK))
                .orElseGet(PasswordController::gone);
    }

    private ModelAndView chosen(
            Purpose purpose,
            String token,
            String password,
            RedirectAttributes redirect,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!links.isGood(purpose, token)) {
            return gone();
        }
        try {
            browser.remember(links.choosePassword(purpose, token, password), request, response);
        } catch (Refused refused) {
            var errors = new FormErrors();
            errors.add("password", refused.key(), refused.arguments().toArray());
            return choose(purpose, token, errors);
        }
        return toSignIn(redirect);
    }

    private static ModelAndView setup(String token, String email, String name, FormErrors errors) {
        return new ModelAndView(
                "accounts/setup",
                Map.of("token", token, "email", email, "name", name, "errors", errors),
                errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    private static ModelAndView toSignIn(RedirectAttributes redirect) {
        Flash.done(redirect, "accounts.password.chosen");
        return new ModelAndView("redirect:/sign-in");
    }

    /** Used, too old, or never a link at all: which of these is nobody's business. */
    private static ModelAndView gone() {
        return new ModelAndView("accounts/link-is-gone", Map.of(), HttpStatus.GONE);
    }
}
