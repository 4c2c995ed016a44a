package fr.conciergerie.accounts.web;

import fr.conciergerie.web.FormErrors;
import fr.conciergerie.web.HeldForm;
import java.util.List;
import java.util.Optional;

/**
 * The form as filled in.
 *
 * @param held what somebody typed whose session was over, as this page bears it; empty where nothing was, or only files
 * @param over whether they are here because their session was over
 * @param next where one wanted to go; empty when nowhere in particular
 */
public record SignInPage(String email, String next, String held, boolean over, FormErrors errors, Demo demo) {

    /** Whether this is a demonstration, and whether its accounts are there yet. */
    public enum Demo {
        NONE,
        PREPARING,
        READY
    }

    /** The accounts of the demonstration, one per role, in the order in which one will want to try them. */
    private static final List<String> DEMO_WORDS =
            List.of("agent", "concierge", "partner", "manager", "coordinator", "follow-up", "supervisor", "admin");

    static SignInPage empty(Destination next, Demo demo) {
        return new SignInPage("", next.path(), "", false, FormErrors.NONE, demo);
    }

    static SignInPage over(Optional<HeldForm> form, Demo demo) {
        return new SignInPage(
                "",
                Destination.of(form.map(HeldForm::page).orElse("")).path(),
                form.map(HeldForm::text).orElse(""),
                true,
                FormErrors.NONE,
                demo);
    }

    public List<String> demoWords() {
        return demo == Demo.READY ? DEMO_WORDS : List.of();
    }
}
