package fr.conciergerie.catalogue.web;

import fr.conciergerie.catalogue.Family;
import fr.conciergerie.catalogue.StarterCatalogue.Starter;
import fr.conciergerie.web.ui.Choice;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The starter catalogue to choose from.
 *
 * @param known the codes of those that are in the catalogue already: they are not proposed again
 */
public record StarterPage(List<Starter> starters, Set<String> known, List<Choice> sites, List<Choice> partners) {

    public static final String PATH = "/operator/catalogue/starter";

    /** Chosen for a family that nobody does yet. */
    public static final String LATER = "LATER";

    private static final int FEW = 24;

    /** Whom a single family may be given to; of very many one is chosen for all, and the spreadsheet is the way to say more. */
    public List<Choice> partnersOfFamily() {
        return partners.size() > FEW ? List.of() : partners;
    }

    public List<Family> families() {
        return Stream.of(Family.values()).filter(it -> !of(it).isEmpty()).toList();
    }

    public List<Starter> of(Family family) {
        return starters.stream().filter(it -> it.family() == family).toList();
    }

    public boolean isProposed(Starter starter) {
        return !known.contains(starter.slug());
    }

    public boolean areAllKnown() {
        return known.size() == starters.size();
    }

    public static String partnerOf(Family family) {
        return "partner-" + family.name();
    }
}
