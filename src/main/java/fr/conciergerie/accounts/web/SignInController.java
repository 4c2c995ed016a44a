package fr.conciergerie.accounts.web;

import fr.conciergerie.accounts.AccountId;
import fr.conciergerie.accounts.SignIns;
import fr.conciergerie.accounts.SignIns.Outcome;
import fr.conciergerie.accounts.web.SignInPage.Demo;
import fr.conciergerie.shared.Blanks;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.FormErrors;
import fr.conciergerie.web.HeldForm;
import fr.conciergerie.web.Network;
import fr.conciergerie.web.access.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The front door of the house: coming in and going out. */
@Controller
class SignInController {

    private final SignIns signIns;
    private final Sessions sessions;
    private final KnownBrowser browser;
    private final DemoState demo;

    SignInController(SignIns signIns, Sessions sessions, KnownBrowser browser, DemoState demo) {
        this.signIns = signIns;
        this.sessions = sessions;
        this.browser = browser;
        this.demo = demo;
    }

    @GetMapping("/sign-in")
    String signIn(@Nullable Actor actor, @RequestParam(defaultValue = "") String next, Model model) {
        if (actor != null) {
            return "redirect:" + actor.role().home();
        }
        model.addAttribute("form", SignInPage.empty(Destination.of(next), demo.now()));
        return "accounts/sign-in";
    }

    @PostMapping("/sign-in")
    ModelAndView signIn(
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String next,
            @RequestParam(defaultValue = "") String held,
            HttpServletRequest request,
            HttpServletResponse response) {
        var destination = Destination.of(next);
        var errors = new FormErrors();
        errors.check(!Blanks.isEmpty(email), "email", "accounts.sign-in.email-missing");
        errors.check(!password.isEmpty(), "password", "accounts.sign-in.password-missing");
        if (errors.any()) {
            return again(email, destination, held, errors);
        }
        return switch (signIns.signIn(
                email, password, Network.of(request), browser.of(request).orElse(null))) {
            case Outcome.Welcome(var actors, var choose) -> {
                var account = new AccountId(actors.getFirst().account());
                var known = browser.ofLast(account, request);
                sessions.start(actors.getFirst(), request, response);
                browser.remember(account, request, response);
                // Nobody finds what somebody else typed at the same desk.
                known.ifPresent(secret -> HeldForm.read(held).ifPresent(it -> it.await(request, secret)));
                yield new ModelAndView("redirect:" + (choose ? "/rooms" : destination.orHome(actors.getFirst())));
            }
            case Outcome.Wrong() -> {
                errors.add(
                        "email", demo.now() == Demo.PREPARING ? "accounts.demo.preparing" : "accounts.sign-in.wrong");
                yield again(email, destination, held, errors);
            }
            case Outcome.NoRightLeft() -> {
                errors.add("email", "accounts.no-right-left");
                yield again(email, destination, held, errors);
            }
        };
    }

    @PostMapping("/sign-out")
    String signOut(Actor actor, HttpServletRequest request, HttpServletResponse response) {
        signIns.goOut(actor);
        sessions.end(request, response);
        return "redirect:/sign-in";
    }

    private ModelAndView again(String email, Destination destination, String held, FormErrors errors) {
        return new ModelAndView(
                "accounts/sign-in",
                Map.of("form", new SignInPage(email, destination.path(), held, false, errors, demo.now())),
                HttpStatus.UNPROCESSABLE_CONTENT);
    }
}
