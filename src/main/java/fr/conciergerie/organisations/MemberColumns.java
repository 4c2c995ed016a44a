package fr.conciergerie.organisations;

import fr.conciergerie.shared.Blanks;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.csv.CsvLines;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where in a client's file the name, the e-mail address and the rest stand. Headings are understood in French and English
 * by the words in them; of several that say the same the likeliest counts first, and the next where it is empty. Columns
 * that the service needs not know are left in the file.
 *
 * @param row the one that they stand on, counted from none
 */
record MemberColumns(int row, List<String> headings, Map<Field, List<Integer>> places, List<String> ignored) {

    /** Headings stand below a title, not below a page. */
    private static final int LATEST_ROW = 20;

    private static final Set<String> ARTICLES =
            Set.of("de", "du", "des", "d", "l", "la", "le", "les", "et", "ou", "a", "au", "en");

    /** Whom a list is about. */
    private static final Set<String> AGENT = Set.of(
            "agent",
            "agents",
            "salarie",
            "salariee",
            "collaborateur",
            "collaboratrice",
            "employe",
            "employee",
            "beneficiaire",
            "personne");

    /** Somebody else, who stands beside them. */
    private static final Set<String> SOMEBODY_ELSE = Set.of(
            "responsable",
            "manager",
            "superieur",
            "superieure",
            "n1",
            "hierarchique",
            "hierarchie",
            "chef",
            "cheffe",
            "referent",
            "referente",
            "tuteur",
            "tutrice",
            "conjoint",
            "urgence",
            "parent",
            "assistant",
            "assistante",
            "gestionnaire",
            "rh");

    /** Something about an address or a number, not one itself. */
    private static final Set<String> ABOUT = Set.of(
            "type",
            "date",
            "statut",
            "valide",
            "envoi",
            "consentement",
            "accord",
            "mailing",
            "modele",
            "marque",
            "forfait",
            "imei",
            "fax",
            "telecopie",
            "domaine");

    enum Field {
        LAST_NAME,
        FIRST_NAME,
        FULL_NAME,
        EMAIL,
        PHONE,
        ELIGIBLE_UNTIL
    }

    /** What a heading says, and before which others that say the same it counts. */
    private record Meaning(Field field, int rank) {}

    private static final Map<Field, List<Set<String>>> NAMES = Map.of(
            Field.LAST_NAME,
            List.of(
                    Set.of("nomusage", "nomusages", "nomusuel", "nommarital", "nomepouse", "usualname"),
                    Set.of("nom", "noms", "name", "lastname", "surname"),
                    Set.of("nomfamille", "familyname"),
                    Set.of(
                            "nomnaissance",
                            "nompatronymique",
                            "patronyme",
                            "nomjeunefille",
                            "nometatcivil",
                            "birthname")),
            Field.FIRST_NAME,
            List.of(
                    Set.of("prenomusage", "prenomusuel"),
                    Set.of("prenom", "prenoms", "firstname", "givenname", "forename"),
                    Set.of("prenom1", "1erprenom", "premierprenom")),
            Field.FULL_NAME,
            List.of(Set.of(
                    "",
                    "nomcomplet",
                    "nomprenom",
                    "nomprenoms",
                    "nomsprenoms",
                    "prenomnom",
                    "prenomsnom",
                    "identite",
                    "nomaffiche",
                    "fullname",
                    "displayname")),
            Field.ELIGIBLE_UNTIL,
            List.of(Set.of(
                    "eligiblejusqu",
                    "eligiblejusquau",
                    "fineligibilite",
                    "datefineligibilite",
                    "fin",
                    "datefin",
                    "datefinprevue",
                    "fincontrat",
                    "datefincontrat",
                    "datefincontratprevue",
                    "findecontrat",
                    "datedefin",
                    "datedefindecontrat",
                    "fincdd",
                    "datefincdd",
                    "findroit",
                    "findroits",
                    "datefindroit",
                    "datefindroits",
                    "finvalidite",
                    "datefinvalidite",
                    "datesortie",
                    "datedepart",
                    "echeancecontrat",
                    "eligibleuntil",
                    "enddate",
                    "until",
                    "contractend",
                    "contractenddate")));

    MemberColumns {
        headings = List.copyOf(headings);
        places = Map.copyOf(places);
        ignored = List.copyOf(ignored);
    }

    /** The first line that says where names and addresses stand. */
    static MemberColumns in(List<CsvLines.Line> lines) {
        var likely = IntStream.range(0, Math.min(lines.size(), LATEST_ROW))
                .mapToObj(row -> of(row, lines.get(row).cells()))
                .toList();
        return likely.stream()
                .filter(it -> it.has(Field.EMAIL) && it.hasName())
                .findFirst()
                .orElseThrow(() -> likely.stream()
                        .filter(it -> it.has(Field.EMAIL))
                        .findFirst()
                        .map(it -> new Refused("organisations.import.no-name-column", it.said()))
                        .orElseGet(() -> new Refused(
                                "organisations.import.no-email-column",
                                likely.stream()
                                        .max(Comparator.comparingInt(
                                                it -> it.headings().size()))
                                        .map(MemberColumns::said)
                                        .orElse(""))));
    }

    private static MemberColumns of(int row, List<String> headings) {
        var ranked = new EnumMap<Field, List<RankedPlace>>(Field.class);
        var ignored = new ArrayList<String>();
        for (int place = 0; place < headings.size(); place++) {
            var heading = Blanks.single(headings.get(place));
            var meaning = meaning(heading);
            if (meaning.isPresent()) {
                ranked.computeIfAbsent(meaning.get().field(), _ -> new ArrayList<>())
                        .add(new RankedPlace(meaning.get().rank(), place));
            } else if (!heading.isEmpty()) {
                ignored.add(heading);
            }
        }
        var places = new EnumMap<Field, List<Integer>>(Field.class);
        ranked.forEach((field, found) -> places.put(
                field,
                found.stream()
                        .sorted(Comparator.comparingInt(RankedPlace::rank))
                        .map(RankedPlace::place)
                        .toList()));
        return new MemberColumns(row, headings, places, ignored);
    }

    private record RankedPlace(int rank, int place) {}

    private boolean has(Field field) {
        return places.containsKey(field);
    }

    private boolean hasName() {
        return has(Field.LAST_NAME) || has(Field.FULL_NAME);
    }

    private String said() {
        return String.join(", ", headings);
    }

    /** Whether they are those of the file that gives out refused lines, in either language. */
    boolean isOfRefusedLines() {
        return headings.size() > 2
                && Set.of("ligne", "line").contains(String.join("", words(headings.get(0))))
                && Set.of("motif", "reason").contains(String.join("", words(headings.get(1))));
    }

    /** A line that says the headings once more: they stand on top of every page. */
    boolean isHeadings(List<String> cells) {
        return cells.equals(headings);
    }

    /** What the line says in a field, the likeliest first. */
    List<String> all(List<String> cells, Field field) {
        return places.getOrDefault(field, List.of()).stream()
                .filter(place -> place < cells.size())
                .map(cells::get)
                .filter(cell -> !Blanks.isEmpty(cell))
                .toList();
    }

    /** First name and last name, whether the file has them apart or together. */
    String name(List<String> cells) {
        var last = first(cells, Field.LAST_NAME);
        var given = first(cells, Field.FIRST_NAME);
        var together = first(cells, Field.FULL_NAME);
        var apart = Blanks.single(given + " " + last);
        return together.isEmpty() || !last.isEmpty() && !given.isEmpty() ? apart : together;
    }

    private String first(List<String> cells, Field field) {
        return all(cells, field).stream().findFirst().orElse("");
    }

    /** Whether a surplus separator that stands after the address has not moved a name. */
    boolean namesStandBefore(int place) {
        return Stream.of(Field.LAST_NAME, Field.FIRST_NAME, Field.FULL_NAME)
                .flatMap(field -> places.getOrDefault(field, List.of()).stream())
                .allMatch(it -> it < place);
    }

    /** Where the address stands, if it stands in one place alone. */
    Optional<Integer> onlyPlaceOfAddress() {
        var found = places.getOrDefault(Field.EMAIL, List.of());
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private static Optional<Meaning> meaning(String heading) {
        var words = words(heading);
        if (words.isEmpty() || words.stream().anyMatch(SOMEBODY_ELSE::contains)) {
            return Optional.empty();
        }
        var joined = String.join("", words);
        boolean about = words.stream().anyMatch(ABOUT::contains);
        if (!about && isOfMail(words, joined)) {
            return Optional.of(new Meaning(Field.EMAIL, rank(joined)));
        }
        if (!about && isOfPhone(words, joined)) {
            return Optional.of(new Meaning(Field.PHONE, rank(joined) == 2 ? 1 : 0));
        }
        var key = String.join(
                "", words.stream().filter(word -> !AGENT.contains(word)).toList());
        for (var field : NAMES.entrySet()) {
            for (int rank = 0; rank < field.getValue().size(); rank++) {
                if (field.getValue().get(rank).contains(key)) {
                    return Optional.of(new Meaning(field.getKey(), rank));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isOfMail(List<String> words, String joined) {
        return joined.contains("mail")
                || joined.contains("courriel")
                || joined.contains("messagerie")
                || joined.contains("electronique")
                || words.contains("mel");
    }

    private static boolean isOfPhone(List<String> words, String joined) {
        return joined.contains("phone")
                || Stream.of("tel", "tels", "mobile", "portable", "gsm", "fixe").anyMatch(words::contains)
                || joined.matches("tel(pro|professionnel|portable|mobile|fixe|perso|bureau|interne|direct)?[0-9]?");
    }

    /** That of their work before any, that of their home, or of others, last. */
    private static int rank(String joined) {
        if (joined.contains("perso")
                || joined.contains("prive")
                || joined.contains("second")
                || joined.contains("service")
                || joined.contains("generique")) {
            return 2;
        }
        return joined.contains("pro") || joined.contains("travail") || joined.contains("work") ? 0 : 1;
    }

    /** The words of a heading without what people vary: capitals, accents, articles. */
    private static List<String> words(String heading) {
        var plain = Normalizer.normalize(Blanks.visible(heading), Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\be[ -]mail", "email");
        return Arrays.stream(plain.split("[^a-z0-9]+"))
                .filter(word -> !word.isEmpty() && !ARTICLES.contains(word))
                .toList();
    }
}
