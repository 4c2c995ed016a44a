package fr.conciergerie.demo;

import java.util.List;

/**
 * Names of people who do not exist: given names from all around, family names taken from trees and birds, which nobody
 * will mistake for a colleague. Each index up to {@link #COUNT} gives another name, always the same.
 */
final class Names {

    private static final List<String> GIVEN = List.of(
            "Camille",
            "Amina",
            "Louis",
            "Inès",
            "Mathilde",
            "Yanis",
            "Chloé",
            "Thomas",
            "Awa",
            "Hugo",
            "Fatou",
            "Léa",
            "Karim",
            "Élodie",
            "Nathan",
            "Sofia",
            "Julien",
            "Maëlle",
            "Ousmane",
            "Claire",
            "Rachid",
            "Manon",
            "Étienne",
            "Leïla",
            "Antoine",
            "Zoé",
            "Moussa",
            "Pauline",
            "Damien",
            "Salomé",
            "Ibrahim",
            "Justine");

    private static final List<String> FAMILY = List.of(
            "Noisetier",
            "Mésange",
            "Bouleau",
            "Fauvette",
            "Aubépine",
            "Pinson",
            "Cornouiller",
            "Rossignol-Duchêne",
            "Merisier",
            "Hirondelle",
            "Sureau",
            "Roitelet",
            "Charme",
            "Bergeronnette",
            "Tilleul",
            "Alouette",
            "Érable",
            "Chardonneret",
            "Sorbier",
            "Grive-Lafeuille",
            "Peuplier",
            "Linotte",
            "Genévrier",
            "Troglodyte",
            "Saule");

    static final int COUNT = GIVEN.size() * FAMILY.size();

    private Names() {}

    static String name(int index) {
        return GIVEN.get(index % GIVEN.size()) + " " + FAMILY.get((index / GIVEN.size() + index) % FAMILY.size());
    }

    /** An address in a domain that can never receive mail (RFC 2606). */
    static String email(int index) {
        return "agent-%03d@bordeaux-metropole.example".formatted(index + 1);
    }
}
