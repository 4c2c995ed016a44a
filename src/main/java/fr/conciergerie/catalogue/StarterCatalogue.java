package fr.conciergerie.catalogue;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import fr.conciergerie.partners.PartnerFilter;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.partners.Partners;
import fr.conciergerie.web.Dictionary;
import fr.conciergerie.web.csv.CsvFile;
import fr.conciergerie.web.csv.CsvRow;
import fr.conciergerie.web.csv.CsvText;
import fr.conciergerie.web.csv.TableWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The usual services of a workplace concierge (<i>catalogue de départ</i>), as a price list that ships with the product: a new
 * operator chooses among them, says where and by whom, and takes them over as any other list.
 */
@Service
@Transactional(readOnly = true)
public class StarterCatalogue {

    /** The name under which it is taken away and taken over. */
    public static final String FILE = "catalogue-de-depart";

    private static final String EVERYWHERE = "Tous";

    private final CatalogueFiles files;
    private final JdbcClient jdbc;
    private final Partners partners;
    private final CsvFile table;
    private final Map<String, Starter> starters;

    StarterCatalogue(CatalogueFiles files, JdbcClient jdbc, Partners partners, Dictionary dictionary) {
        this.files = files;
        this.jdbc = jdbc;
        this.partners = partners;
        this.table =
                CsvFile.read(shipped(), CatalogueFiles.MOST_LINES, CatalogueReading.COLUMNS, CatalogueReading.NEEDED);
        var words = dictionary.words(Locale.FRENCH);
        this.starters = table.rows().stream()
                .map(row -> new Starter(
                        row.get("service"),
                        row.get("nom"),
                        row.get("description"),
                        meant(Family.values(), it -> words.word("catalogue.family", it), row, "famille"),
                        row.get("pictogramme"),
                        Integer.parseInt(row.get("delai")),
                        TypedPrice.read(
                                        meant(
                                                PriceKind.values(),
                                                it -> words.word("catalogue.price-kind", it),
                                                row,
                                                "type_de_prix"),
                                        row.get("prix"))
                                .orElseThrow()))
                .collect(toMap(Starter::slug, it -> it, (one, _) -> one, LinkedHashMap::new));
    }

    /**
     * A service that one may begin with.
     *
     * @param days from which a partner usually needs
     */
    public record Starter(
            String slug, String name, String description, Family family, String pictogram, int days, Price price) {}

    /** All of them, family by family. */
    public List<Starter> starters() {
        return List.copyOf(starters.values());
    }

    /** Which of them the operator has already, sold or not. */
    public List<String> known() {
        return jdbc.sql("select slug from catalogue.service where slug = any(:slugs)")
                .param("slugs", starters.keySet().toArray(String[]::new))
                .query((row, _) -> row.getString("slug"))
                .list();
    }

    /** The list as one works on it in a spreadsheet: for every site, and by the only partner where there is one. */
    public void export(Function<List<String>, TableWriter> out) {
        var active = partners.list(PartnerFilter.ACTIVE, null, 2).items();
        var partner = active.size() == 1 ? active.getFirst().name() : "";
        var columns = List.copyOf(CatalogueReading.COLUMNS.keySet());
        try (var written = out.apply(columns)) {
            for (var row : table.rows()) {
                written.line(columns.stream()
                        .map(it -> switch (it) {
                            case "site" -> EVERYWHERE;
                            case "partenaire" -> partner;
                            default -> row.get(it);
                        })
                        .toList());
            }
        }
    }

    /**
     * Makes a list of those that were chosen, and keeps it to be looked at as any other.
     *
     * @param sites the codes of the sites that are to sell them
     * @param by whom a family is given to; families that are left out are not taken
     */
    @Transactional
    public UUID draft(Collection<String> chosen, List<String> sites, Map<Family, PartnerId> by) {
        var suppliers = partners.partners(by.values().stream().distinct().toList());
        var codes = by.entrySet().stream()
                .collect(toMap(
                        Map.Entry::getKey,
                        it -> requireNonNull(suppliers.get(it.getValue())).slug()));
        var columns = Stream.concat(table.headings().stream(), Stream.of("site", "partenaire"))
                .toList();
        var rows = table.rows().stream()
                .filter(row -> chosen.contains(row.get("service")))
                .filter(row -> codes.containsKey(family(row)))
                .map(row -> columns.stream()
                        .map(it -> switch (it) {
                            case "site" -> String.join(", ", sites);
                            case "partenaire" -> codes.getOrDefault(family(row), "");
                            default -> row.get(it);
                        })
                        .toList())
                .toList();
        return files.draft(FILE + ".csv", CsvText.of(columns, rows).getBytes(StandardCharsets.UTF_8));
    }

    private Family family(CsvRow row) {
        return requireNonNull(starters.get(row.get("service"))).family();
    }

    private static <E extends Enum<E>> E meant(E[] constants, Function<E, String> word, CsvRow row, String column) {
        return Stream.of(constants)
                .filter(it -> word.apply(it).equals(row.get(column)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(column + " of " + row.get("service")));
    }

    private static String shipped() {
        try {
            return new ClassPathResource("starter/catalogue.csv").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
