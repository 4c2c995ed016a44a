package fr.conciergerie.animations.web;

import fr.conciergerie.animations.AnimationDetails;
import fr.conciergerie.animations.AnimationView;
import fr.conciergerie.animations.RegistrationTerms;
import fr.conciergerie.web.ui.Choice;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The form of an animation: what it is now, and what can be chosen.
 *
 * @param known null for a new one
 * @param toCome the other days of its series that can be changed with it
 */
public record PlanPage(
        @Nullable AnimationView known,
        List<AnimationView> toCome,
        List<Choice> sites,
        List<Choice> organisations,
        List<Choice> partners,
        LocalDate today) {

    public String path() {
        return known == null ? "/operator/animations" : "/operator/animations/" + known.id();
    }

    public @Nullable AnimationDetails details() {
        return known == null ? null : known.details();
    }

    public @Nullable RegistrationTerms registration() {
        return known == null ? null : known.details().registration();
    }

    /** A new one is with registration: so it is known who comes. */
    public boolean registers() {
        return known == null || registration() != null;
    }

    /** A new one is for passers-by too; what has no terms yet begins like a new one. */
    public boolean withoutAccount() {
        var terms = registration();
        return terms == null || terms.withoutAccount();
    }

    public int offerHours() {
        var terms = registration();
        return terms == null ? RegistrationTerms.USUAL_OFFER_HOURS : terms.offerHours();
    }

    public Set<String> chosenSites() {
        return known == null
                ? Set.of()
                : known.details().sites().stream().map(Object::toString).collect(Collectors.toSet());
    }

    public String day() {
        return known == null ? "" : known.times().day().toString();
    }

    public String from() {
        return known == null ? "12:00" : known.times().starts().toLocalTime().toString();
    }

    public String lastDay() {
        return known == null || known.times().isWithinADay()
                ? ""
                : known.times().ends().toLocalDate().toString();
    }

    public String until() {
        return known == null ? "14:00" : known.times().ends().toLocalTime().toString();
    }

    public static String shown(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
