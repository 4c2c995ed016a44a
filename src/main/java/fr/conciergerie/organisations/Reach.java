package fr.conciergerie.organisations;

import fr.conciergerie.shared.SearchWords;
import java.util.List;

/** How far one looks for a member: each goes further than the one before, and only where that has found nobody. */
public enum Reach {
    /** Every word in the name, or the digits in the telephone. */
    NAME("m.search like '%' || :longest || '%' and " + SearchWords.in("m.search")),
    ADDRESS(SearchWords.in("(m.search || ' ' || coalesce(m.email, ''))")),
    /** Every word one typing error away from a word of the name, or from how such a word begins. */
    NEARLY(SearchWords.nearlyIn("m.search"));

    private final String words;

    Reach(String words) {
        this.words = words;
    }

    /** A condition on the member m. */
    public String condition(SearchWords typed) {
        return typed.isTelephone() ? SearchWords.dialled("m.phone") : words;
    }

    public static List<Reach> of(SearchWords typed) {
        return typed.isEmpty() || typed.isTelephone() ? List.of(NAME) : List.of(values());
    }
}
