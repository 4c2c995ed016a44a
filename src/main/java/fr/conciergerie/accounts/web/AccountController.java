package fr.conciergerie.accounts.web;

import fr.conciergerie.accounts.AccountId;
import fr.conciergerie.accounts.Accounts;
import fr.conciergerie.accounts.ApiTokens;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Flash;
import fr.conciergerie.web.FormErrors;
import fr.conciergerie.web.Scope;
import fr.conciergerie.web.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
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
        return page(actor, FormErrors.NONE, "");
    }

    @PostMapping
    ModelAndView change(
            Actor actor,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "fr") String language,
            RedirectAttributes redirect,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            accounts.rename(id(actor), name, Locale.of(language));
        } catch (Refused refused) {
            return page(actor, error("name", refused), "");
        }
        accounts.actors(id(actor)).stream()
                .filter(it -> it.grant().equals(actor.grant()))
                .findAny()
                .ifPresent(it -> sessions.start(it, request, response));
        Flash.done(redirect, "accounts.account.changed");
        return new ModelAndView("redirect:/account?lang=" + ("en".equals(language) ? "en" : "fr"));
    }

    @PostMapping("/password")
    ModelAndView changePassword(
            Actor actor,
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String password,
            RedirectAttributes redirect,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!accounts.hasPassword(id(actor), current)) {
            var errors = new FormErrors();
            errors.add("current", "accounts.password.not-yours");
            return page(actor, errors, "");
        }
        try {
            accounts.setPassword(id(actor), password);
        } catch (Refused refused) {
            return page(actor, error("password", refused), "");
        }
        sessions.end(request, response);
        Flash.done(redirect, "accounts.password.chosen");
        return new ModelAndView("redirect:/sign-in");
    }

    /** The page that comes back shows the secret, this once; it is kept nowhere, so there is no redirect. */
    @PostMapping("/tokens")
    ModelAndView issue(
            Actor actor,
            @RequestParam(defaultValue = "") String tokenName,
            @RequestParam(defaultValue = "") List<String> scopes,
            @RequestParam(defaultValue = "0") int days) {
        var wanted = EnumSet.noneOf(Scope.class);
        for (var scope : ApiTokens.scopesOf(actor.role())) {
            if (scopes.contains(scope.name())) {
                wanted.add(scope);
            }
        }
        try {
            var until = days > 0 && days <= 3650 ? clock.instant().plus(Duration.ofDays(days)) : null;
            return page(
                    actor,
                    FormErrors.NONE,
                    tokens.issue(actor, tokenName, wanted, until).secret());
        } catch (Refused refused) {
            return page(actor, error(refused.key().endsWith("scope-missing") ? "scopes" : "tokenName", refused), "");
        }
    }

    @PostMapping("/tokens/{token}/revocation")
    String revoke(@PathVariable UUID token, Actor actor, RedirectAttributes redirect) {
        tokens.revoke(id(actor), token);
        Flash.done(redirect, "accounts.token.revoked");
        return "redirect:/account";
    }

    private ModelAndView page(Actor actor, FormErrors errors, String secret) {
        var person = accounts.person(id(actor)).orElseThrow(() -> new NotFound("account " + actor.account()));
        return new ModelAndView(
                "accounts/account",
                Map.of(
                        "account",
                        new AccountPage(
                                person,
                                rooms.of(actor),
                                tokens.of(id(actor)),
                                ApiTokens.scopesOf(actor.role()).stream()
                                        .sorted()
                                        .toList(),
                                errors,
                                secret)),
                errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    private static FormErrors error(String field, Refused refused) {
        var errors = new FormErrors();
        errors.add(field, refused.key(), refused.arguments().toArray());
        return errors;
    }

    private static AccountId id(Actor actor) {
        return new AccountId(actor.account());
    }
}
