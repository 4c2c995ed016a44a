package fr.conciergerie.reporting;

import fr.conciergerie.figures.AnnualReport;
import fr.conciergerie.figures.AnnualReports;
import fr.conciergerie.figures.Given;
import fr.conciergerie.figures.PublishedReports;
import fr.conciergerie.figures.YearDetails;
import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.Secrets;
import fr.conciergerie.web.audit.Audit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives a year's report to the client for good, figures and document: what changes afterwards shows as a correction, never in
 * silence.
 */
@Service
@Transactional
public class Publications {

    public static final int LONGEST_REASON = 300;

    private final AnnualReports reports;
    private final Organisations organisations;
    private final PublishedReports kept;
    private final YearDetails details;
    private final ReportPrinter printer;
    private final Comments comments;
    private final Sentences sentences;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    Publications(
            AnnualReports reports,
            Organisations organisations,
            PublishedReports kept,
            YearDetails details,
            ReportPrinter printer,
            Comments comments,
            Sentences sentences,
            JdbcClient jdbc,
            Audit audit,
            Clock clock) {
        this.reports = reports;
        this.organisations = organisations;
        this.kept = kept;
        this.details = details;
        this.printer = printer;
        this.comments = comments;
        this.sentences = sentences;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** What was published of a year, the latest first. */
    @Transactional(readOnly = true)
    public List<Publication> of(OrganisationId organisation, int year) {
        return jdbc.sql("""
                        select number, cut_off, reason, figures, sha256, document_sha256, told, data_sha256
                          from reporting.publication
                         where organisation_id = :organisation and year = :year
                         order by number desc
                        """)
                .param("organisation", organisation.value())
                .param("year", year)
                .query(Publications::publication)
                .list();
    }

    /**
     * The document of a publication as it was given to the client, byte for byte.
     *
     * @throws NotFound where nothing was published under this number, or before documents were kept
     */
    @Transactional(readOnly = true)
    public byte[] document(OrganisationId organisation, int year, int number) {
        return kept("document", organisation, year, number);
    }

    /**
     * The open data of a publication, the same bytes each time.
     *
     * @throws NotFound where nothing was published under this number, or before they were kept
     */
    @Transactional(readOnly = true)
    public byte[] openData(OrganisationId organisation, int year, int number) {
        return kept("data", organisation, year, number);
    }

    private byte[] kept(String column, OrganisationId organisation, int year, int number) {
        return jdbc.sql("""
                        select %1$s from reporting.publication
                         where organisation_id = :organisation and year = :year and number = :number
                           and %1$s is not null
                        """.formatted(column))
                .param("organisation", organisation.value())
                .param("year", year)
                .param("number", number)
                .query((row, _) -> row.getBytes(column))
                .optional()
                .orElseThrow(() -> new NotFound("publication " + number + " of " + year));
    }

    /** Figures that are told otherwise, as {@link #since} has it. */
    @Transactional(readOnly = true)
    public List<Publication.Change> changes(Actor actor, AnnualReport shown) {
        return since(actor, shown).changes();
    }

    /**
     * For the operator, what the client would be told otherwise today than when it was published; for the client, what the last
     * publication told otherwise than the one before.
     */
    @Transactional(readOnly = true)
    public Since since(Actor actor, AnnualReport shown) {
        var published = of(shown.perimeter().organisation(), shown.year());
        if (published.isEmpty()) {
            return Since.NOTHING;
        }
        if (actor.is(Role.MANAGER)) {
            var seen = reports.toPublish(shown.perimeter().organisation(), shown.year(), null);
            // What is told of each site is looked at when it is published: it takes as long as all of them together.
            return new Since(
                    published.getFirst().changes(seen),
                    !published.getFirst().saysTheSameOfAllSites(seen, body(given(seen))));
        }
        var changes = published.size() == 1
                ? List.<Publication.Change>of()
                : published.get(1).changes(shown);
        return new Since(changes, !changes.isEmpty());
    }

    /**
     * What is told otherwise today.
     *
     * @param anything whether it is a figure, or anything else: a month, a site, a family, a service, a comment
     */
    public record Since(List<Publication.Change> changes, boolean anything) {

        public static final Since NOTHING = new Since(List.of(), false);

        public Since {
            changes = List.copyOf(changes);
        }
    }

    /** What is told, by the form in which it is written. */
    private IntFunction<String> body(List<Given> given) {
        var report = given.getFirst().report();
        return form -> PublishedText.body(
                form, given, comments.of(report.perimeter().organisation(), report.year()), sentences.shown(report));
    }

    /** What would be given of all sites. */
    private List<Given> given(AnnualReport report) {
        return List.of(new Given(report, details.toPublish(report)));
    }

    /** What would be given of all sites, and of each by its key. */
    private List<Given> givenWithEachSite(AnnualReport report) {
        var whose = report.perimeter().organisation();
        var each = reports.sites(whose, report.period()).stream()
                .sorted(Comparator.comparing(it -> it.id().value().toString()))
                .map(it -> reports.toPublish(whose, report.year(), it))
                .map(it -> new Given(it, details.toPublish(it)));
        return Stream.concat(given(report).stream(), each).toList();
    }

    /**
     * Publishes what the client sees today.
     *
     * @param organisation by slug or key
     * @param after the number of the last publication that was seen; 0 when there was none
     * @param reason of a correction; empty for the first
     */
    public void publish(Actor actor, String organisation, int year, int after, String reason) {
        var whose = organisations.organisationId(organisation);
        var report = reports.toPublish(whose, year, null);
        if (!report.isOver()) {
            throw Refused.conflict("reporting.publication.year-goes-on", String.valueOf(year));
        }
        if (report.isEmpty()) {
            throw Refused.conflict("reporting.nothing", String.valueOf(year));
        }
        var earlier = of(whose, year);
        var given = givenWithEachSite(report);
        if (isDone(earlier, after, reason, given)) {
            return;
        }
        if (!earlier.isEmpty() && earlier.getFirst().saysTheSame(report, body(given))) {
            throw Refused.conflict("reporting.publication.nothing-new");
        }
        if (!earlier.isEmpty() && reason.isEmpty()) {
            throw new Refused("reporting.publication.needs-a-reason");
        }
        if (!insert(actor, after + 1, earlier.isEmpty() ? null : reason, given, earlier)) {
            // Whoever pressed twice at once finds their own publication there.
            if (isDone(of(whose, year), after, reason, given)) {
                return;
            }
            throw Refused.conflict("reporting.publication.meanwhile");
        }
        // What the client reads from now on, of all sites and of each.
        given.forEach(it -> kept.keep(it, after + 1));
        audit.note("reporting.published", whose, Map.of("year", year, "number", after + 1));
    }

    /** The button was pressed twice: what was asked for is there. */
    private boolean isDone(List<Publication> earlier, int after, String reason, List<Given> given) {
        return !earlier.isEmpty()
                && earlier.getFirst().number() == after + 1
                && Objects.requireNonNullElse(earlier.getFirst().reason(), "").equals(reason)
                && earlier.getFirst().saysTheSame(given.getFirst().report(), body(given));
    }

    /** @return whether it was written; not when somebody else was quicker */
    private boolean insert(
            Actor actor, int number, @Nullable String reason, List<Given> given, List<Publication> earlier) {
        var report = given.getFirst().report();
        var detail = Objects.requireNonNull(given.getFirst().detail());
        var figures = Publication.written(report.figures());
        var text = PublishedText.of(number, report.cutOff(), reason, body(given).apply(PublishedText.FORM));
        var one = new Publication(number, report.cutOff(), reason, figures, sha256(text), null, text, null);
        var document = printer.print(
                report, detail, Stream.concat(Stream.of(one), earlier.stream()).toList());
        int written = jdbc.sql("""
                    insert into reporting.publication (id, organisation_id, year, number, cut_off, published_by, reason,
                                                       figures, form, told, sha256, document, document_sha256, data, data_sha256)
                    select :id, :organisation, :year, :number, :cutOff, :by, :reason, :figures, :form, :told, :sha256, :document,
                           encode(sha256(:document), 'hex'), :data, encode(sha256(:data), 'hex')
                     where :number = 1 + (select coalesce(max(number), 0) from reporting.publication
                                           where organisation_id = :organisation and year = :year)
                    on conflict do nothing
                    """)
                .param("id", Ids.next(clock.instant()))
                .param("organisation", report.perimeter().organisation().value())
                .param("year", report.year())
                .param("number", number)
                .param("cutOff", Columns.utc(one.cutOff()))
                .param("by", actor.account())
                .param("reason", reason)
                .param("figures", figures)
                .param("form", one.form())
                .param("told", text)
                .param("sha256", one.sha256())
                .param("document", document)
                .param("data", printer.openData(report, detail, one))
                .update();
        return written > 0;
    }

    private static Publication publication(ResultSet row, int number) throws SQLException {
        return new Publication(
                row.getInt("number"),
                Columns.instant(row, "cut_off"),
                row.getString("reason"),
                row.getString("figures"),
                row.getString("sha256"),
                row.getString("document_sha256"),
                row.getString("told"),
                row.getString("data_sha256"));
    }

    private static String sha256(String text) {
        return HexFormat.of().formatHex(Secrets.hash(text));
    }
}
