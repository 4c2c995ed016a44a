package fr.conciergerie.organisations;

import fr.conciergerie.shared.Refused;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where in a client's file the name, the e-mail address and the rest stand. Headings are understood in French and English
 * whatever their capitals, accents and spaces; columns that the service needs not know are left in the file.
 */
record MemberColumns(List<String> headings, Map<Field, Integer> places, List<String> ignored) {

    enum Field {
        LAST_NAME("nom", "name", "nomdefamille", "nomdusage", "nomusage", "lastname", "surname", "familyname"),
        FIRST_NAME("prenom", "prenoms", "firstname", "givenname", "forename"),
        FULL_NAME(
                "nomcomplet",
                "nometprenom",
                "nomprenom",
                "prenometnom",
                "prenomnom",
                "fullname",
                "agent",
                "displayname"),
        EMAIL(
                "email",
                "mail",
                "courriel",
                "adressemail",
                "adresseemail",
                "adressecourriel",
                "adresseelectronique",
                "emailprofessionnel",
                "mailprofessionnel",
                "courrielprofessionnel",
                "mailpro",
                "emailpro",
                "emailaddress",
                "workemail"),
        PHONE(
                "telephone",
                "tel",
                "numerodetelephone",
                "telephoneprofessionnel",
                "mobile",
                "portable",
                "phone",
                "phonenumber"),
        ELIGIBLE_UNTIL(
                "eligiblejusquau",
                "findeligibilite",
                "datedefin",
                "fin",
                "findecontrat",
                "datedefindecontrat",
                "eligibleuntil",
                "enddate",
                "until",
                "contractend");

        private final Set<String> headings;

        Field(String... headings) {
            this.headings = Set.of(headings);
        }
    }

    static MemberColumns of(List<String> headings) {
        var places = new EnumMap<Field, Integer>(Field.class);
        var ignored = new ArrayList<String>();
        for (int place = 0; place < headings.size(); place++) {
            var field = fieldOf(headings.get(place));
            if (field == null) {
                ignored.add(headings.get(place).strip());
            } else if (places.putIfAbsent(field, place) != null) {
                throw new Refused(
                        "organisations.import.column-twice", headings.get(place).strip());
            }
        }
        if (!places.containsKey(Field.EMAIL)) {
            throw new Refused("organisations.import.no-email-column", String.join(", ", headings));
        }
        if (!places.containsKey(Field.LAST_NAME) && !places.containsKey(Field.FULL_NAME)) {
            throw new Refused("organisations.import.no-name-column", String.join(", ", headings));
        }
        ignored.removeIf(String::isEmpty);
        return new MemberColumns(List.copyOf(headings), places, List.copyOf(ignored));
    }

    /** Whether they are those of the file that gives out refused lines, in either language. */
    boolean isOfRefusedLines() {
        return headings.size() > 2
                && Set.of("ligne", "line").contains(plain(headings.get(0)))
                && Set.of("motif", "reason").contains(plain(headings.get(1)));
    }

    /** What the line says in a field; empty where it says nothing. */
    String read(List<String> cells, Field field) {
        var place = places.get(field);
        return place == null || place >= cells.size() ? "" : cells.get(place).strip();
    }

    /** First name and last name, whether the file has them apart or together. */
    String readName(List<String> cells) {
        var together = read(cells, Field.FULL_NAME);
        return together.isEmpty()
                ? (read(cells, Field.FIRST_NAME) + " " + read(cells, Field.LAST_NAME)).strip()
                : together;
    }

    private static @Nullable Field fieldOf(String heading) {
        var plain = plain(heading);
        for (var field : Field.values()) {
            if (field.headings.contains(plain)) {
                return field;
            }
        }
        return null;
    }

    private static String plain(String heading) {
        return Normalizer.normalize(heading, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z]", "");
    }
}
