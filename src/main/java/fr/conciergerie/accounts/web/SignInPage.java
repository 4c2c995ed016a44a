package fr.conciergerie.accounts.web;

import fr.conciergerie.web.FormErrors;
import java.util.List;

/**
 * The form as filled in.
 *
 * @param next where one wanted to go; empty when nowhere in particular
 */
public record SignInPage(String email, String next, FormErrors errors, boolean demo) {

    /** The accounts of the demonstration, one per role, in the order in which one will want to try them. */
    private static final List<String> DEMO_WORDS =
            List.of("agent", "concierge", "partner", "manager", "coordinator", "follow-up", "supervisor", "admin");

    static SignInPage empty(Destination next, boolean demo) {
        return new SignInPage("", next.path(), FormErrors.NONE, demo);
    }

    public List<String> demoWords() {
        return demo ? DEMO_WORDS : List.of();
    }
}
