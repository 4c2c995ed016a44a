package fr.conciergerie.catalogue;

import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.shared.Blanks;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Slug;
import fr.conciergerie.web.csv.CsvFile;
import fr.conciergerie.web.csv.CsvRow;
import fr.conciergerie.web.csv.KnownNames;
import fr.conciergerie.web.csv.KnownNames.Known;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The reading of a price list, row by row, beside the catalogue as it is: what a row does not say stays as it was. Services,
 * sites and partners are understood by their codes and by their names, and the words of the pages in both languages.
 */
class CatalogueReading {

    /** The columns as we write them, each with the other names it goes by. */
    static final Map<String, List<String>> COLUMNS = columns();

    /** A name, and something to say about it. */
    static final List<Set<String>> NEEDED =
            List.of(Set.of("service", "nom"), Set.of("prix", "type_de_prix", "delai", "famille"));

    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern EVERYWHERE =
            Pattern.compile("(?iu)tous|toutes|tous (?:les|nos) sites|partout|all|all sites|everywhere|\\*");
    private static final Pattern DAYS =
            Pattern.compile("(?iu)([0-9]{1,3}) ?(?:j|jrs?|jours?|d|days?)?\\.?(?: ouvr[ée]s)?");
    private static final Pattern HOURS = Pattern.compile("(?iu)([0-9]{1,3}) ?(?:h|heures?|hours?)");
    private static final int MOST_NAMES = 5;

    /** Stands for every site where the service is sold, or for every site of all where it is new. */
    private static final List<SiteId> EACH = List.of(new SiteId(new UUID(0, 0)));

    /**
     * What the rows are read by.
     *
     * @param former partners with whom the operator no longer works: they stay where they are and come nowhere else
     */
    record Ground(
            Map<String, ServiceSheet> services,
            KnownNames<SiteId> sites,
            KnownNames<PartnerId> partners,
            Set<PartnerId> former,
            Map<Class<?>, KnownNames<Enum<?>>> words,
            LocalDate today) {

        /** The constant that a word of the pages means, in either language. */
        <E extends Enum<E>> E word(Class<E> type, String column, String typed) {
            var known = words.getOrDefault(type, new KnownNames<>());
            var found = known.find(typed);
            if (found.size() != 1) {
                throw new Refused("catalogue.import.not-a-word", column, typed, String.join(", ", known.names()));
            }
            return type.cast(found.getFirst().thing());
        }
    }

    private final CsvFile file;
    private final Ground ground;
    private final KnownNames<String> names = new KnownNames<>();
    private final Map<String, ServiceDetails> seen = new HashMap<>();

    CatalogueReading(CsvFile file, Ground ground) {
        this.file = file;
        this.ground = ground;
        ground.services().values().stream()
                .filter(it -> it.archivedAt() == null)
                .forEach(it -> names.add(it.slug(), List.of(it.details().name())));
    }

    /** A title within the list, such as the name of a workshop: one cell filled in, and no other. */
    static boolean isTitle(CsvRow row) {
        return row.cells().values().stream().filter(it -> !it.isEmpty()).count() == 1
                && !(row.get("service").isEmpty() && row.get("nom").isEmpty());
    }

    /** Reads a row: one line for each site that it is about. */
    List<CatalogueLine> read(CsvRow row) {
        var sites = sites(row);
        var slug = slug(row, sites);
        var known = ground.services().get(slug);
        if (known != null && known.archivedAt() != null) {
            throw Refused.conflict("catalogue.archived");
        }
        var before = seen.containsKey(slug) ? seen.get(slug) : known == null ? null : known.details();
        var details = details(row, before, known == null);
        var places = sites == EACH ? everywhere(known) : sites;
        if (places.isEmpty()) {
            refuseWithoutSite(row);
            seen.putIfAbsent(slug, details);
            return List.of(new CatalogueLine(slug, details, null, null));
        }
        var price = price(row).orElse(null);
        var lines = places.stream()
                .map(site -> new CatalogueLine(
                        slug,
                        details,
                        new CatalogueLine.SiteTerms(
                                site,
                                terms(
                                        row,
                                        known == null
                                                ? null
                                                : known.saleAt(site).orElse(null))),
                        price))
                .toList();
        seen.putIfAbsent(slug, details);
        return lines;
    }

    /** The code that stands there, or the one of the service that is called so, or a new one. */
    private String slug(CsvRow row, List<SiteId> sites) {
        var code = row.get("service");
        if (ground.services().containsKey(code)
                || (SLUG.matcher(code).matches() && !row.get("nom").isEmpty())) {
            return Slug.of(code);
        }
        var name = name(row);
        if (name.isEmpty()) {
            throw new Refused("catalogue.needs-a-name");
        }
        var called = named(names.called(name), sites);
        if (called.size() > 1) {
            throw new Refused(
                    "catalogue.import.several-services",
                    name,
                    listed(called.stream()
                            .map(it -> it.name() + " (" + it.thing() + ")")
                            .toList()));
        }
        return called.isEmpty() ? Slug.from(name) : called.getFirst().thing();
    }

    /** Of several that are called so, those that are sold where the row says. */
    private List<Known<String>> named(List<Known<String>> called, List<SiteId> sites) {
        var there = called.stream()
                .filter(it -> {
                    var sheet = ground.services().get(it.thing());
                    return sheet != null
                            && sites.stream()
                                    .anyMatch(site -> sheet.saleAt(site).isPresent());
                })
                .toList();
        return there.isEmpty() ? called : there;
    }

    private static String name(CsvRow row) {
        return row.get("nom").isEmpty() ? row.get("service") : row.get("nom");
    }

    private ServiceDetails details(CsvRow row, @Nullable ServiceDetails before, boolean isNew) {
        var draft = before == null ? new ServiceDetails.Draft() : before.draft();
        read(row, draft, ServiceColumn::isNeeded);
        if (before == null) {
            var missing = ListedTerm.columns().stream()
                    .filter(it -> it.isNeeded() && row.get(it.name()).isEmpty())
                    .map(ServiceColumn::name)
                    .toList();
            if (!missing.isEmpty()) {
                throw new Refused(
                        "catalogue.import.new-service-needs",
                        name(row),
                        String.join(", ", missing),
                        listed(names.like(name(row)).stream().map(Known::name).toList()));
            }
        }
        read(row, draft, it -> !it.isNeeded());
        // a code says which service it is, so that the name may change; where the name says so it does not
        boolean renamed = ground.services().containsKey(row.get("service")) || isNew;
        return draft.name(before == null || (renamed && !row.get("nom").isEmpty()) ? name(row) : before.name())
                .done();
    }

    private void read(CsvRow row, ServiceDetails.Draft draft, Predicate<ServiceColumn<?>> which) {
        ListedTerm.columns().stream().filter(which).forEach(it -> it.read(file, row, ground, draft));
    }

    private Terms terms(CsvRow row, @Nullable Sale sale) {
        var before = sale == null ? null : sale.terms();
        var partner = row.get("partenaire").isEmpty() ? null : partner(row.get("partenaire"));
        var days = row.get("delai").isEmpty() ? null : days(row, "delai");
        if (before == null && (partner == null || days == null)) {
            throw new Refused(
                    "catalogue.import.new-sale-needs",
                    name(row),
                    partner == null ? (days == null ? "partenaire, delai" : "partenaire") : "delai");
        }
        var terms = new Terms(
                partner == null && before != null ? before.partner() : partner(row.get("partenaire")),
                days == null && before != null ? before.leadDays() : days(row, "delai"),
                fallback(row, before));
        terms.partners()
                .filter(ground.former()::contains)
                .filter(it -> before == null || before.partners().noneMatch(it::equals))
                .findFirst()
                .ifPresent(_ -> {
                    throw new Refused(
                            "catalogue.import.no-such-partner",
                            row.get("partenaire"),
                            listed(ground.partners().names()));
                });
        return terms;
    }

    private Terms.@Nullable Fallback fallback(CsvRow row, @Nullable Terms before) {
        if (!file.has("secours")) {
            return before == null ? null : before.fallback();
        }
        return row.get("secours").isEmpty()
                ? null
                : new Terms.Fallback(partner(row.get("secours")), days(row, "delai_secours"));
    }

    private Optional<Price> price(CsvRow row) {
        var kind = row.get("type_de_prix");
        return TypedPrice.read(
                kind.isEmpty() ? null : ground.word(PriceKind.class, "type_de_prix", kind), row.get("prix"));
    }

    private static int days(CsvRow row, String column) {
        var text = Blanks.single(row.get(column));
        var days = DAYS.matcher(text);
        if (days.matches()) {
            return Integer.parseInt(days.group(1));
        }
        var hours = HOURS.matcher(text);
        if (hours.matches() && Integer.parseInt(hours.group(1)) % 24 == 0) {
            return Integer.parseInt(hours.group(1)) / 24;
        }
        throw new Refused("catalogue.import.not-a-number", column, text);
    }

    private List<SiteId> sites(CsvRow row) {
        var typed = row.get("site");
        if (typed.isEmpty()) {
            return List.of();
        }
        if (EVERYWHERE.matcher(Blanks.single(typed)).matches()) {
            return EACH;
        }
        if (!ground.sites().find(typed).isEmpty()) {
            return List.of(site(typed));
        }
        return Arrays.stream(typed.split("[,/+|]| et "))
                .filter(it -> !Blanks.isEmpty(it))
                .map(this::site)
                .distinct()
                .toList();
    }

    private List<SiteId> everywhere(@Nullable ServiceSheet known) {
        var sold = known == null
                ? List.<SiteId>of()
                : known.sales().stream()
                        .filter(it -> it.isSoldOn(ground.today()))
                        .map(Sale::site)
                        .toList();
        return sold.isEmpty() ? ground.sites().all() : sold;
    }

    private static void refuseWithoutSite(CsvRow row) {
        if (Stream.of("prix", "type_de_prix", "delai", "partenaire")
                .anyMatch(it -> !row.get(it).isEmpty())) {
            throw new Refused("catalogue.import.needs-a-site");
        }
    }

    private SiteId site(String typed) {
        return one(ground.sites(), typed, "site");
    }

    private PartnerId partner(String typed) {
        return one(ground.partners(), typed, "partner");
    }

    private static <T> T one(KnownNames<T> known, String typed, String what) {
        var found = known.find(typed);
        if (found.size() > 1) {
            throw new Refused(
                    "catalogue.import.several-" + what + "s",
                    typed,
                    listed(found.stream().map(Known::name).toList()));
        }
        if (found.isEmpty()) {
            throw new Refused("catalogue.import.no-such-" + what, typed, listed(known.names()));
        }
        return found.getFirst().thing();
    }

    private static String listed(List<String> names) {
        return names.isEmpty()
                ? "–"
                : String.join(", ", names.stream().limit(MOST_NAMES).toList()) + (names.size() > MOST_NAMES ? "…" : "");
    }

    private static Map<String, List<String>> columns() {
        var columns = new LinkedHashMap<String, List<String>>();
        columns.put(
                "service",
                List.of("code", "slug", "prestation", "prestations", "article", "designation", "libelle", "item"));
        ListedTerm.columns().forEach(it -> columns.put(it.name(), it.otherNames()));
        columns.put("site", List.of("sites", "lieu", "lieux"));
        columns.put("partenaire", List.of("partner", "fournisseur", "artisan", "supplier"));
        columns.put("delai", List.of("lead_days", "delais", "lead time", "days"));
        columns.put("secours", List.of("fallback", "partenaire de secours"));
        columns.put("delai_secours", List.of("fallback_lead_days", "delai de secours"));
        columns.put("type_de_prix", List.of("price_kind", "sorte de prix", "kind of price"));
        columns.put("prix", List.of("price", "prix ttc", "tarif", "tarifs", "montant"));
        return columns;
    }
}
