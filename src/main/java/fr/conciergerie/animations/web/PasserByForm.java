package fr.conciergerie.animations.web;

import fr.conciergerie.animations.PasserBy;
import fr.conciergerie.animations.Reach;
import fr.conciergerie.animations.RegistrationTerms;
import fr.conciergerie.web.FilledForm;
import java.util.Locale;
import java.util.function.Supplier;
import org.springframework.modulith.NamedInterface;

/** Somebody without an account, and how many come with them, as it is filled in on a page. */
@NamedInterface("web")
public record PasserByForm(Supplier<PasserBy> who, Supplier<Integer> guests) {

    /** @param locale in which they are told what changes */
    public static PasserByForm read(FilledForm form, Locale locale) {
        var name = form.text("name", PasserBy.LONGEST_NAME, "animations.passer-by.name-missing");
        var reach = form.read("contact", Reach::read);
        Supplier<Integer> guests =
                form.has("guests") ? form.number("guests", 0, RegistrationTerms.MOST_GUESTS) : () -> 0;
        form.errorAt("name", "animations.passer-by.not-a-name");
        form.errorAt("guests", "animations.passer-by.full", "animations.too-many-guests");
        return new PasserByForm(() -> new PasserBy(name, reach.get(), locale), guests);
    }
}
