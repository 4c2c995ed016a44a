package fr.conciergerie.accounts.web;

import fr.conciergerie.accounts.AccountId;
import fr.conciergerie.accounts.Accounts;
import fr.conciergerie.accounts.ApiTokens;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import fr.conciergerie.web.Scope;
import fr.conciergerie.web.access.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own account: name, language, password, rooms, tokens. */
@Controller
@RequestMapping("/account")
class AccountController {

    private final Accounts accounts;
    private final ApiTokens tokens;
    private final RoomList rooms;
    private final Sessions sessions;
    private final Clock clock;

    AccountController(Accounts accounts, ApiTokens tokens, RoomList rooms, Sessions sessions, Clock clock) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.rooms = rooms;
        this.sessions = sessions;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView account(Actor actor) {
        return page(actor, "");
    }

    @PostMapping
    ModelAndView change(
            Actor actor,
            FilledForm form,
            RedirectAttributes redirect,
            HttpServletRequest request,
            HttpServletResponse response) {
        var name = form.text("name", 200, "accounts.name-missing");
        var language = form.language("language");
        return form.send(() -> account(actor), () -> {
            accounts.rename(id(actor), name, language.get());
            accounts.actors(id(actor)).stream()
                    .filter(it -> it.grant().equals(actor.grant()))
                    .findAny()
                    .ifPresent(it -> sessions.start(it, request, response));
            Flash.done(redirect, "accounts.account.changed");
            return "redirect:/account?lang=" + language.get().getLanguage();
        });
    }

    @PostMapping("/password")
    ModelAndView changePassword(
            Actor actor,
            FilledForm form,
            RedirectAttributes redirect,
            HttpServletRequest request,
            HttpServletResponse response) {
        form.check(accounts.hasPassword(id(actor), form.typed("current")), "current", "accounts.password.not-yours");
        form.errorAt(
                "password",
                "accounts.password.too-short",
                "accounts.password.too-long",
                "accounts.password.too-simple");
        return form.send(() -> account(actor), () -> {
            accounts.setPassword(id(actor), form.typed("password"));
            sessions.end(request, response);
            Flash.done(redirect, "accounts.password.chosen");
            return "redirect:/sign-in";
        });
    }

    /** The page that comes back shows the secret, this once; it is kept nowhere, so there is no redirect. */
    @PostMapping("/tokens")
    ModelAndView issue(Actor actor, FilledForm form) {
        var name = form.text("tokenName", 100, "accounts.token.name-missing");
        var scopes = Set.copyOf(form.choices("scopes", Scope::valueOf));
        var days = form.number("days", 1, 365);
        form.errorAt("scopes", "accounts.token.scope-missing");
        return form.show(() -> account(actor), () -> {
            var until = clock.instant().plus(Duration.ofDays(days.get()));
            return page(actor, tokens.issue(actor, name, scopes, until).secret());
        });
    }

    @PostMapping("/tokens/{token}/revocation")
    String revoke(@PathVariable UUID token, Actor actor, RedirectAttributes redirect) {
        tokens.revoke(id(actor), token);
        Flash.done(redirect, "accounts.token.revoked");
        return "redirect:/account";
    }

    private ModelAndView page(Actor actor, String secret) {
        var person = accounts.person(id(actor)).orElseThrow(() -> new NotFound("account " + actor.account()));
        var scopes = ApiTokens.scopesOf(actor.role()).stream().sorted().toList();
        return new ModelAndView(
                "accounts/account",
                Map.of("account", new AccountPage(person, rooms.of(actor), tokens.of(id(actor)), scopes, secret)));
    }

    private static AccountId id(Actor actor) {
        return new AccountId(actor.account());
    }
}
