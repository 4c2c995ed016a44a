package fr.conciergerie.catalogue;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.partners.Partner;
import fr.conciergerie.partners.PartnerFilter;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.partners.PartnerSummary;
import fr.conciergerie.partners.Partners;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.Dictionary;
import fr.conciergerie.web.Words;
import fr.conciergerie.web.csv.CsvFile;
import fr.conciergerie.web.csv.CsvLines;
import fr.conciergerie.web.csv.CsvText;
import fr.conciergerie.web.csv.KnownNames;
import fr.conciergerie.web.csv.KnownNames.Known;
import fr.conciergerie.web.csv.TableWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** The catalogue as a table that is sent out, worked on in a spreadsheet, and taken back after a look at what it changes. */
@Service
@Transactional
public class CatalogueFiles {

    public static final int LARGEST = 2 * 1024 * 1024;

    /** How pages called it, so that a file of then comes in. */
    private static final Map<Enum<?>, List<String>> FORMERLY =
            Map.of(Family.FOOD, List.of("Alimentation et circuits courts", "Food and short supply chain"));

    public static final int MOST_LINES = 10_000;

    /** So many services are written before more are read. */
    private static final int AT_ONCE = 100;

    private static final Duration KEPT = Duration.ofDays(1);

    private final Services services;
    private final ServiceRepository repository;
    private final SaleRepository sales;
    private final Organisations organisations;
    private final Partners partners;
    private final Dictionary dictionary;
    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final DayClock dayClock;
    private final Clock clock;

    CatalogueFiles(
            Services services,
            ServiceRepository repository,
            SaleRepository sales,
            Organisations organisations,
            Partners partners,
            Dictionary dictionary,
            JdbcClient jdbc,
            TransactionOperations transaction,
            DayClock dayClock,
            Clock clock) {
        this.services = services;
        this.repository = repository;
        this.sales = sales;
        this.organisations = organisations;
        this.partners = partners;
        this.dictionary = dictionary;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.dayClock = dayClock;
        this.clock = clock;
    }

    /**
     * What is in the catalogue today: a line for each service and site, and one for a service that is sold nowhere. It is written
     * while it is read, piece by piece, for there may be more than fits into memory; no connection waits for whoever takes it.
     *
     * @param out is asked for once there is something to write, and given the headings
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void export(Function<List<String>, TableWriter> out) {
        var today = today();
        var sites = siteNames();
        var named = read(() -> suppliers(active()));
        var suppliers = new HashMap<PartnerId, String>();
        var rows = read(() -> repository.all().stream()
                .filter(it -> it.archivedAt() == null)
                .sorted(Comparator.comparing(ServiceRepository.Row::slug))
                .toList());
        try (var table = out.apply(List.copyOf(CatalogueReading.COLUMNS.keySet()))) {
            for (int from = 0; from < rows.size(); from += AT_ONCE) {
                var some = rows.subList(from, Math.min(from + AT_ONCE, rows.size()));
                var sheets = read(() -> sheets(
                        some,
                        sales.of(some.stream().map(ServiceRepository.Row::id).toList())));
                learn(suppliers, named, sheets);
                for (var sheet : sheets) {
                    write(table, sheet, sites, suppliers, today);
                }
            }
        }
    }

    /** By name; by code where two have one name. */
    private Map<SiteId, String> siteNames() {
        var known = organisations.sites();
        var names = sites(known);
        return known.stream()
                .collect(toMap(Site::id, it -> names.find(it.name()).size() == 1 ? it.name() : it.slug()));
    }

    private <T> T read(Supplier<T> what) {
        return requireNonNull(transaction.execute(_ -> what.get()));
    }

    private void learn(Map<PartnerId, String> suppliers, KnownNames<PartnerId> named, List<ServiceSheet> sheets) {
        var unknown = sheets.stream()
                .flatMap(it -> it.sales().stream())
                .flatMap(it -> it.terms().partners())
                .filter(it -> !suppliers.containsKey(it))
                .distinct()
                .toList();
        if (!unknown.isEmpty()) {
            partners.partners(unknown)
                    .values()
                    .forEach(it ->
                            suppliers.put(it.id(), isOnly(it.id(), named.find(it.name())) ? it.name() : it.slug()));
        }
    }

    private static boolean isOnly(PartnerId id, List<Known<PartnerId>> called) {
        return called.size() == 1 && called.getFirst().thing().equals(id);
    }

    private void write(
            TableWriter table,
            ServiceSheet sheet,
            Map<SiteId, String> sites,
            Map<PartnerId, String> suppliers,
            LocalDate today) {
        var sold = sheet.sales().stream().filter(it -> it.isSoldOn(today)).toList();
        if (sold.isEmpty()) {
            table.line(row(sheet, List.of("", "", "", "", "", "", "")));
        }
        for (var sale : sold) {
            var fallback = sale.terms().fallback();
            var price = sale.priceOn(today).map(DatedPrice::price).orElse(null);
            var amount = price == null ? null : price.amount();
            table.line(row(
                    sheet,
                    List.of(
                            sites.getOrDefault(sale.site(), ""),
                            suppliers.getOrDefault(sale.terms().partner(), ""),
                            String.valueOf(sale.terms().leadDays()),
                            fallback == null ? "" : suppliers.getOrDefault(fallback.partner(), ""),
                            fallback == null ? "" : String.valueOf(fallback.leadDays()),
                            price == null ? "" : french().word("catalogue.price-kind", price.kind()),
                            CsvText.number(amount == null ? null : amount.amount()))));
        }
    }

    /** Keeps a file for a day, so that it can be looked at before it is confirmed. */
    public UUID draft(String fileName, byte[] content) {
        if (content.length > LARGEST) {
            throw new Refused("catalogue.import.too-large", LARGEST / 1024 / 1024);
        }
        var text = CsvLines.decode(content);
        var file = table(text);
        if (file.rows().isEmpty()) {
            throw new Refused("web.csv.empty");
        }
        var now = clock.instant();
        var id = Ids.next(now);
        jdbc.sql("delete from catalogue.import_draft where made_at < :old")
                .param("old", Columns.utc(now.minus(KEPT)))
                .update();
        jdbc.sql("""
                insert into catalogue.import_draft (id, file_name, content, made_at)
                values (:id, :fileName, :content, :now)
                """)
                .param("id", id)
                .param("fileName", fileName.substring(0, Math.min(200, fileName.length())))
                .param("content", text)
                .param("now", Columns.utc(now))
                .update();
        return id;
    }

    /** What the file would change, as things are now. */
    @Transactional(readOnly = true)
    public ImportPlan plan(UUID draft) {
        return compared(content(draft)).plan();
    }

    /** Takes the good lines, all of them or, where one fails meanwhile, none. */
    public ImportPlan confirm(UUID draft) {
        var diff = compared(content(draft));
        diff.steps().forEach(step -> step.action().apply(services));
        jdbc.sql("delete from catalogue.import_draft where id = :id")
                .param("id", draft)
                .update();
        return diff.plan();
    }

    private CatalogueDiff compared(String text) {
        var known = organisations.sites();
        var today = today();
        var services = sheets();
        var active = active();
        var suppliers = suppliers(active);
        var former = former(services.values(), suppliers.all());
        former.forEach(it -> suppliers.add(it.id(), List.of(it.slug())));
        var diff = new CatalogueDiff(
                services, known.stream().collect(toMap(Site::id, Site::name)), names(active, former), today);
        var file = table(text);
        diff.ignore(file.ignored());
        var reading = new CatalogueReading(
                file,
                new CatalogueReading.Ground(
                        services,
                        sites(known),
                        suppliers,
                        former.stream().map(Partner::id).collect(toSet()),
                        words(),
                        today));
        for (var row : file.rows()) {
            if (CatalogueReading.isTitle(row)) {
                diff.passOver(row.number());
                continue;
            }
            try {
                diff.compare(row.number(), reading.read(row));
            } catch (Refused refused) {
                diff.refuse(row.number(), refused);
            }
        }
        return diff;
    }

    private static CsvFile table(String text) {
        return CsvFile.read(text, MOST_LINES, CatalogueReading.COLUMNS, CatalogueReading.NEEDED);
    }

    private static KnownNames<SiteId> sites(List<Site> known) {
        var names = new KnownNames<SiteId>();
        known.forEach(it -> names.add(it.id(), List.of(it.name(), it.slug())));
        return names;
    }

    private List<PartnerSummary> active() {
        return partners.list(PartnerFilter.ACTIVE, null, MOST_LINES).items();
    }

    private static Map<PartnerId, String> names(List<PartnerSummary> active, List<Partner> former) {
        var names = new HashMap<PartnerId, String>();
        active.forEach(it -> names.put(it.id(), it.name()));
        former.forEach(it -> names.put(it.id(), it.name()));
        return names;
    }

    private static KnownNames<PartnerId> suppliers(List<PartnerSummary> active) {
        var names = new KnownNames<PartnerId>();
        active.forEach(it -> names.add(it.id(), List.of(it.name(), it.slug())));
        return names;
    }

    /** Who still stands in the catalogue, and no longer works with the operator: known by their code. */
    private List<Partner> former(Collection<ServiceSheet> services, List<PartnerId> active) {
        var known = Set.copyOf(active);
        var unknown = services.stream()
                .flatMap(it -> it.sales().stream())
                .flatMap(it -> it.terms().partners())
                .filter(it -> !known.contains(it))
                .distinct()
                .toList();
        return unknown.isEmpty()
                ? List.of()
                : List.copyOf(partners.partners(unknown).values());
    }

    private Map<Class<?>, KnownNames<Enum<?>>> words() {
        return Map.of(
                Family.class, words(Family.values(), "catalogue.family"),
                Shape.class, words(Shape.values(), "catalogue.shape"),
                VatCategory.class, words(VatCategory.values(), "catalogue.vat"),
                PriceKind.class, words(PriceKind.values(), "catalogue.price-kind"));
    }

    /** As the pages say them, and as we wrote them into files before. */
    private KnownNames<Enum<?>> words(Enum<?>[] constants, String prefix) {
        var names = new KnownNames<Enum<?>>();
        for (var constant : constants) {
            names.add(
                    constant,
                    Stream.concat(
                                    Dictionary.LANGUAGES.stream()
                                            .map(it -> dictionary.words(it).word(prefix, constant)),
                                    Stream.concat(
                                            Stream.of(constant.name()),
                                            FORMERLY.getOrDefault(constant, List.of()).stream()))
                            .toList());
        }
        return names;
    }

    private Map<String, ServiceSheet> sheets() {
        return sheets(repository.all(), sales.all()).stream().collect(toMap(ServiceSheet::slug, it -> it));
    }

    private static List<ServiceSheet> sheets(List<ServiceRepository.Row> services, List<Sale> sales) {
        var byService = sales.stream().collect(groupingBy(Sale::service));
        return services.stream()
                .map(it -> new ServiceSheet(
                        it.id(),
                        it.slug(),
                        it.version(),
                        it.details(),
                        it.archivedAt(),
                        byService.getOrDefault(it.id(), List.of())))
                .toList();
    }

    private String content(UUID draft) {
        return jdbc.sql("select content from catalogue.import_draft where id = :id")
                .param("id", draft)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new NotFound("import " + draft));
    }

    private List<String> row(ServiceSheet sheet, List<String> sale) {
        var french = french();
        return Stream.of(
                        Stream.of(sheet.slug()),
                        ListedTerm.columns().stream().map(it -> it.write(sheet.details(), french)),
                        sale.stream())
                .flatMap(it -> it)
                .toList();
    }

    /** The columns are French, and so are their words. */
    private Words french() {
        return dictionary.words(Locale.FRENCH);
    }

    private LocalDate today() {
        return dayClock.today();
    }
}
