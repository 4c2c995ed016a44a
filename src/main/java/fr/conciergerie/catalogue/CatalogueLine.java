package fr.conciergerie.catalogue;

import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Slug;
import fr.conciergerie.web.csv.CsvRow;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A line of the catalogue as a table: a service, and perhaps a site where it is sold.
 *
 * @param sale null when the line names no site
 * @param price null when the line names none
 */
record CatalogueLine(
        String slug,
        ServiceDetails details,
        @Nullable SiteTerms sale,
        @Nullable Price price) {

    /** Where and by whom. */
    record SiteTerms(SiteId site, Terms terms) {}

    /** The columns as we write them, each with the other names it goes by. */
    static final Map<String, List<String>> COLUMNS = columns();

    /** Reads a line; refused with the reason where something is off. */
    static CatalogueLine read(CsvRow row, Function<String, SiteId> sites, Function<String, PartnerId> partners) {
        var name = row.get("nom");
        var pictogram = row.get("pictogramme");
        var details = new ServiceDetails(
                name,
                row.get("description"),
                row.get("mots_cles"),
                constant(Family.class, row, "famille"),
                constant(Shape.class, row, "nature"),
                constant(VatCategory.class, row, "tva"),
                pictogram.isEmpty() ? null : pictogram,
                OptionText.read(row.get("options"), "\\|"));
        var slug = row.get("service").isEmpty() ? Slug.from(name) : Slug.of(row.get("service"));
        if (row.get("site").isEmpty()) {
            return new CatalogueLine(slug, details, null, null);
        }
        var fallback = row.get("secours");
        var terms = new Terms(
                partners.apply(row.get("partenaire")),
                days(row, "delai"),
                fallback.isEmpty() ? null : new Terms.Fallback(partners.apply(fallback), days(row, "delai_secours")));
        return new CatalogueLine(slug, details, new SiteTerms(sites.apply(row.get("site")), terms), price(row));
    }

    private static @Nullable Price price(CsvRow row) {
        if (row.get("type_de_prix").isEmpty() && row.get("prix").isEmpty()) {
            return null;
        }
        var kind = row.get("type_de_prix").isEmpty() ? PriceKind.FIXED : constant(PriceKind.class, row, "type_de_prix");
        return new Price(kind, row.get("prix").isEmpty() ? null : Money.parse(row.get("prix")));
    }

    private static int days(CsvRow row, String column) {
        try {
            return Integer.parseInt(row.get(column));
        } catch (NumberFormatException _) {
            throw new Refused("catalogue.import.not-a-number", column, row.get(column));
        }
    }

    private static <E extends Enum<E>> E constant(Class<E> type, CsvRow row, String column) {
        var typed = row.get(column).toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
        return Arrays.stream(type.getEnumConstants())
                .filter(it -> it.name().equals(typed))
                .findFirst()
                .orElseThrow(() -> new Refused(
                        "catalogue.import.not-a-word",
                        column,
                        row.get(column),
                        String.join(
                                ", ",
                                Arrays.stream(type.getEnumConstants())
                                        .map(Enum::name)
                                        .toList())));
    }

    private static Map<String, List<String>> columns() {
        var columns = new LinkedHashMap<String, List<String>>();
        columns.put("service", List.of("code", "slug"));
        columns.put("nom", List.of("name"));
        columns.put("description", List.of());
        columns.put("mots_cles", List.of("keywords"));
        columns.put("famille", List.of("family"));
        columns.put("nature", List.of("shape"));
        columns.put("tva", List.of("vat"));
        columns.put("pictogramme", List.of("pictogram"));
        columns.put("options", List.of());
        columns.put("site", List.of());
        columns.put("partenaire", List.of("partner"));
        columns.put("delai", List.of("lead_days"));
        columns.put("secours", List.of("fallback"));
        columns.put("delai_secours", List.of("fallback_lead_days"));
        columns.put("type_de_prix", List.of("price_kind"));
        columns.put("prix", List.of("price"));
        return columns;
    }
}
