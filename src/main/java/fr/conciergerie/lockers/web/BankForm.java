package fr.conciergerie.lockers.web;

import fr.conciergerie.lockers.BankDetails;
import fr.conciergerie.lockers.LockProfile;
import fr.conciergerie.web.FilledForm;
import java.util.function.Supplier;

/** What the manager fills in about a bank. */
final class BankForm {

    /** What most begin with. */
    static final BankDetails USUAL = new BankDetails("Casiers", LockProfile.MECHANICAL, 6, "", null, 24, 3);

    private BankForm() {}

    static Supplier<BankDetails> read(FilledForm form, Supplier<LockProfile> profile) {
        var name = form.text("name", BankDetails.LONGEST_NAME, "lockers.needs-a-name");
        var length = form.number("codeLength", BankDetails.SHORTEST_CODE, BankDetails.LONGEST_CODE);
        var forbidden = form.textIfAny("forbidden", 10);
        form.check(forbidden.matches("[0-9]*"), "forbidden", "lockers.forbidden-unreadable");
        var slots = form.numberIfAny("slots", 1, BankDetails.MOST_SLOTS);
        var hold = form.number("hold", 1, BankDetails.LONGEST_HOLD);
        var stay = form.number("stay", 1, BankDetails.LONGEST_STAY);
        var away = form.number("away", 0, BankDetails.LONGEST_AWAY);
        form.errorAt("name", "lockers.bank-exists");
        form.errorAt("forbidden", "lockers.too-many-forbidden");
        form.errorAt("slots", "lockers.slots-of-a-keypad", "lockers.too-few-slots");
        return () -> new BankDetails(
                name,
                profile.get(),
                length.get(),
                forbidden,
                profile.get() == LockProfile.KEYPAD ? slots : null,
                hold.get(),
                stay.get(),
                away.get());
    }
}
