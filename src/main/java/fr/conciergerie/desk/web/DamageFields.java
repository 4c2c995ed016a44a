package fr.conciergerie.desk.web;

import fr.conciergerie.custody.Reserve;
import fr.conciergerie.custody.Reserves;
import fr.conciergerie.shared.ShortCode;
import fr.conciergerie.web.FilledForm;
import java.util.Set;

/** What is wrong with one piece, pointed at or in words. The fields of {@code desk/damage.jte}. */
final class DamageFields {

    private DamageFields() {}

    static Reserves read(FilledForm form, ShortCode label) {
        var field = "damage-" + label;
        var kinds = form.choices(field, Reserve::valueOf);
        var words = form.textIfAny("words-" + label, Reserves.MAX_NOTE);
        form.check(!kinds.isEmpty() || !words.isEmpty(), field, "custody.damage-needs-a-word");
        return words.length() > Reserves.MAX_NOTE ? Reserves.NONE : new Reserves(Set.copyOf(kinds), words);
    }

    /** The same where it need not be damaged. */
    static Reserves readIfAny(FilledForm form, ShortCode label) {
        return form.has("damage-" + label) || !form.typed("words-" + label).isBlank()
                ? read(form, label)
                : Reserves.NONE;
    }
}
