package fr.conciergerie.catalogue;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.partners.PartnerFilter;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.partners.PartnerSummary;
import fr.conciergerie.partners.Partners;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.csv.CsvFile;
import fr.conciergerie.web.csv.CsvLines;
import fr.conciergerie.web.csv.CsvText;
import fr.conciergerie.web.csv.CsvWriter;
import java.io.Writer;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    public static final int MOST_LINES = 10_000;

    /** So many services are written before more are read. */
    private static final int AT_ONCE = 100;

    private static final Duration KEPT = Duration.ofDays(1);

    private final Services services;
    private final ServiceRepository repository;
    private final SaleRepository sales;
    private final Organisations organisations;
    private final Partners partners;
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
            JdbcClient jdbc,
            TransactionOperations transaction,
            DayClock dayClock,
            Clock clock) {
        this.services = services;
        this.repository = repository;
        this.sales = sales;
        this.organisations = organisations;
        this.partners = partners;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.dayClock = dayClock;
        this.clock = clock;
    }

    /**
     * What is in the catalogue today: a line for each service and site, and one for a service that is sold nowhere. It is written
     * while it is read, piece by piece, for there may be more than fits into memory; no connection waits for whoever takes it.
     *
     * @param out is asked for once there is something to write
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void export(Supplier<Writer> out) {
        var today = today();
        var sites = organisations.sites().stream().collect(toMap(Site::id, Site::slug));
        var suppliers = new HashMap<PartnerId, String>();
        var rows = read(() -> repository.all().stream()
                .filter(it -> it.archivedAt() == null)
                .sorted(Comparator.comparing(ServiceRepository.Row::slug))
                .toList());
        var csv = new CsvWriter(out.get(), List.copyOf(CatalogueLine.COLUMNS.keySet()));
        for (int from = 0; from < rows.size(); from += AT_ONCE) {
            var some = rows.subList(from, Math.min(from + AT_ONCE, rows.size()));
            var sheets = read(() -> sheets(
                    some, sales.of(some.stream().map(ServiceRepository.Row::id).toList())));
            learn(suppliers, sheets);
            for (var sheet : sheets) {
                write(csv, sheet, sites, suppliers, today);
            }
        }
    }

    private <T> T read(Supplier<T> what) {
        return requireNonNull(transaction.execute(_ -> what.get()));
    }

    private void learn(Map<PartnerId, String> suppliers, List<ServiceSheet> sheets) {
        var unknown = sheets.stream()
                .flatMap(it -> it.sales().stream())
                .flatMap(it -> it.terms().partners())
                .filter(it -> !suppliers.containsKey(it))
                .distinct()
                .toList();
        if (!unknown.isEmpty()) {
            partners.partners(unknown).values().forEach(it -> suppliers.put(it.id(), it.slug()));
        }
    }

    private static void write(
            CsvWriter csv,
            ServiceSheet sheet,
            Map<SiteId, String> sites,
            Map<PartnerId, String> suppliers,
            LocalDate today) {
        var sold = sheet.sales().stream().filter(it -> it.isSoldOn(today)).toList();
        if (sold.isEmpty()) {
            csv.line(row(sheet, List.of("", "", "", "", "", "", "")));
        }
        for (var sale : sold) {
            var fallback = sale.terms().fallback();
            var price = sale.priceOn(today).map(DatedPrice::price).orElse(null);
            var amount = price == null ? null : price.amount();
            csv.line(row(
                    sheet,
                    List.of(
                            sites.getOrDefault(sale.site(), ""),
                            suppliers.getOrDefault(sale.terms().partner(), ""),
                            String.valueOf(sale.terms().leadDays()),
                            fallback == null ? "" : suppliers.getOrDefault(fallback.partner(), ""),
                            fallback == null ? "" : String.valueOf(fallback.leadDays()),
                            price == null ? "" : price.kind().name(),
                            CsvText.number(amount == null ? null : amount.amount()))));
        }
    }

    /** Keeps a file for a day, so that it can be looked at before it is confirmed. */
    public UUID draft(String fileName, byte[] content) {
        if (content.length > LARGEST) {
            throw new Refused("catalogue.import.too-large", LARGEST / 1024 / 1024);
        }
        var text = CsvLines.decode(content);
        var file = CsvFile.read(text, MOST_LINES, CatalogueLine.COLUMNS);
        if (file.rows().isEmpty()) {
            throw new Refused("web.csv.empty");
        }
        var now = clock.instant();
        var id = Ids.next(now);
        jdbc.sql("delete from catalogue.import_draft where made_at < :old")
                .param("old", now.minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                insert into catalogue.import_draft (id, file_name, content, made_at)
                values (:id, :fileName, :content, :now)
                """)
                .param("id", id)
                .param("fileName", fileName.substring(0, Math.min(200, fileName.length())))
                .param("content", text)
                .param("now", now.atOffset(ZoneOffset.UTC))
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
        var diff = new CatalogueDiff(sheets(), known.stream().collect(toMap(Site::id, Site::name)), today());
        var sites = known.stream().collect(toMap(Site::slug, Site::id));
        var suppliers = partners.list(PartnerFilter.ACTIVE, null, MOST_LINES).items().stream()
                .collect(toMap(PartnerSummary::slug, PartnerSummary::id));
        for (var row : CsvFile.read(text, MOST_LINES, CatalogueLine.COLUMNS).rows()) {
            try {
                diff.compare(
                        row.number(),
                        CatalogueLine.read(
                                row,
                                named(sites, "catalogue.import.no-such-site"),
                                named(suppliers, "catalogue.import.no-such-partner")));
            } catch (Refused refused) {
                diff.refuse(row.number(), refused);
            }
        }
        return diff;
    }

    private static <T> Function<String, T> named(Map<String, T> known, String otherwise) {
        return name -> {
            var found = known.get(name);
            if (found == null) {
                throw new Refused(otherwise, name);
            }
            return found;
        };
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

    private static List<String> row(ServiceSheet sheet, List<String> sale) {
        var details = sheet.details();
        var pictogram = details.pictogram();
        return Stream.concat(
                        Stream.of(
                                sheet.slug(),
                                details.name(),
                                details.description(),
                                details.keywords(),
                                details.family().name(),
                                details.shape().name(),
                                details.vatCategory().name(),
                                pictogram == null ? "" : pictogram,
                                OptionText.of(details.options(), " | ")),
                        sale.stream())
                .toList();
    }

    private LocalDate today() {
        return dayClock.today();
    }
}
