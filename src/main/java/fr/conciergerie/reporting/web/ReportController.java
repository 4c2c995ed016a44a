package fr.conciergerie.reporting.web;

import fr.conciergerie.figures.AnnualReports;
import fr.conciergerie.figures.Side;
import fr.conciergerie.figures.YearDetails;
import fr.conciergerie.organisations.Organisation;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.reporting.Comment;
import fr.conciergerie.reporting.Comments;
import fr.conciergerie.reporting.Letterheads;
import fr.conciergerie.reporting.Publications;
import fr.conciergerie.reporting.Publications.Since;
import fr.conciergerie.reporting.Sentences;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import fr.conciergerie.web.NextPiece;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The annual report as a page and as files: for the coordinator theirs, for the manager that of every client. */
@Controller
class ReportController {

    /** Whom the document is made for, where it is not who asks for it. */
    private static final String CLIENT = "client";

    /** How many clients a page lists. */
    private static final int CLIENTS = 25;

    private final AnnualReports reports;
    private final Organisations organisations;
    private final Publications publications;
    private final Comments comments;
    private final Sentences sentences;
    private final Letterheads letterheads;
    private final YearDetails details;
    private final ReportFiles files;

    ReportController(
            AnnualReports reports,
            Organisations organisations,
            Publications publications,
            Comments comments,
            Sentences sentences,
            Letterheads letterheads,
            YearDetails details,
            ReportFiles files) {
        this.reports = reports;
        this.organisations = organisations;
        this.publications = publications;
        this.comments = comments;
        this.sentences = sentences;
        this.letterheads = letterheads;
        this.details = details;
        this.files = files;
    }

    @GetMapping("/coordination/reports/{year}")
    String own(Actor actor, @PathVariable int year, @RequestParam @Nullable String site, Model model) {
        return page(actor, null, year, site, "/coordination/reports", model);
    }

    @GetMapping("/coordination/reports/{year}/bilan.{extension}")
    ResponseEntity<byte[]> ownFile(
            Actor actor,
            @PathVariable int year,
            @PathVariable String extension,
            @RequestParam @Nullable String site,
            Locale locale) {
        return file(actor, null, year, site, extension, locale);
    }

    @GetMapping("/coordination/reports/{year}/publications/{number}/bilan.pdf")
    ResponseEntity<byte[]> ownPublication(Actor actor, @PathVariable int year, @PathVariable int number) {
        return files.published(actor, null, year, number);
    }

    @GetMapping("/operator/reports/{organisation}/{year}/publications/{number}/bilan.pdf")
    ResponseEntity<byte[]> clientPublication(
            Actor actor, @PathVariable String organisation, @PathVariable int year, @PathVariable int number) {
        return files.published(actor, organisation, year, number);
    }

    @GetMapping("/coordination/reports/{year}/publications/{number}/bilan.zip")
    ResponseEntity<byte[]> ownPublishedData(Actor actor, @PathVariable int year, @PathVariable int number) {
        return files.publishedData(actor, null, year, number);
    }

    @GetMapping("/operator/reports/{organisation}/{year}/publications/{number}/bilan.zip")
    ResponseEntity<byte[]> clientPublishedData(
            Actor actor, @PathVariable String organisation, @PathVariable int year, @PathVariable int number) {
        return files.publishedData(actor, organisation, year, number);
    }

    @GetMapping("/operator/reports")
    String clients(@RequestParam(defaultValue = "") String query, @RequestParam @Nullable String cursor, Model model) {
        var slice = organisations.organisationsNamed(query, cursor, CLIENTS);
        var years = reports.years(slice.items().stream().map(Organisation::id).toList());
        model.addAttribute(
                "clients",
                slice.items().stream()
                        .map(it -> new ReportPage.Client(it.name(), it.slug(), years.getOrDefault(it.id(), List.of())))
                        .toList());
        model.addAttribute("query", query);
        model.addAttribute("isPart", cursor != null || slice.next() != null || !query.isBlank());
        model.addAttribute("next", NextPiece.path("/operator/reports", slice.next(), Map.of("query", query)));
        return "reporting/clients";
    }

    @GetMapping("/operator/reports/{organisation}/{year}")
    String client(
            Actor actor,
            @PathVariable String organisation,
            @PathVariable int year,
            @RequestParam @Nullable String site,
            Model model) {
        return page(actor, organisation, year, site, "/operator/reports/" + organisation, model);
    }

    @GetMapping("/operator/reports/{organisation}/{year}/bilan.{extension}")
    ResponseEntity<byte[]> clientFile(
            Actor actor,
            @PathVariable String organisation,
            @PathVariable int year,
            @PathVariable String extension,
            @RequestParam @Nullable String site,
            @RequestParam(defaultValue = "") String reader,
            Locale locale) {
        return reader.equals(CLIENT) && extension.equals("pdf")
                ? files.clientPdf(actor, reports.asTheClientSeesIt(actor, organisation, year, site), locale)
                : file(actor, organisation, year, site, extension, locale);
    }

    @PostMapping("/operator/reports/{organisation}/{year}/publications")
    ModelAndView publish(
            Actor actor,
            @PathVariable String organisation,
            @PathVariable int year,
            FilledForm form,
            Model model,
            RedirectAttributes redirect) {
        var reason = form.textIfAny("reason", Publications.LONGEST_REASON);
        form.errorAt(
                "reason",
                "reporting.publication.needs-a-reason",
                "reporting.publication.nothing-new",
                "reporting.publication.meanwhile");
        return form.send(() -> new ModelAndView(client(actor, organisation, year, null, model), model.asMap()), () -> {
            publications.publish(actor, organisation, year, form.version(), reason);
            Flash.done(redirect, "reporting.publication.done", String.valueOf(year));
            return "redirect:/operator/reports/" + organisation + "/" + year;
        });
    }

    @PostMapping("/coordination/reports/{year}/comment")
    ModelAndView ownComment(
            Actor actor, @PathVariable int year, FilledForm form, Model model, RedirectAttributes redirect) {
        return comment(
                actor,
                null,
                year,
                form,
                () -> own(actor, year, null, model),
                model,
                redirect,
                "/coordination/reports/");
    }

    @PostMapping("/operator/reports/{organisation}/{year}/comment")
    ModelAndView comment(
            Actor actor,
            @PathVariable String organisation,
            @PathVariable int year,
            FilledForm form,
            Model model,
            RedirectAttributes redirect) {
        return comment(
                actor,
                organisation,
                year,
                form,
                () -> client(actor, organisation, year, null, model),
                model,
                redirect,
                "/operator/reports/" + organisation + "/");
    }

    private ModelAndView comment(
            Actor actor,
            @Nullable String organisation,
            int year,
            FilledForm form,
            Supplier<String> page,
            Model model,
            RedirectAttributes redirect,
            String base) {
        var words = form.textIfAny("words", Comment.LONGEST);
        form.errorAt("words", "reporting.comment.meanwhile");
        return form.send(() -> new ModelAndView(page.get(), model.asMap()), () -> {
            comments.write(actor, reports.whose(actor, organisation), year, words, form.version());
            Flash.done(redirect, words.isEmpty() ? "reporting.comment.removed" : "reporting.comment.done");
            return "redirect:" + base + year;
        });
    }

    private String page(
            Actor actor, @Nullable String organisation, int year, @Nullable String site, String base, Model model) {
        var report = reports.report(actor, organisation, year, site);
        model.addAttribute(
                "report",
                new ReportPage(
                        report,
                        base,
                        site,
                        reports.sites(report.perimeter().organisation(), report.period()),
                        reports.years(actor, organisation),
                        site == null ? publications.of(report.perimeter().organisation(), year) : List.of(),
                        site == null ? publications.since(actor, report) : Since.NOTHING,
                        site == null ? comments.of(report.perimeter().organisation(), year) : List.of(),
                        Side.of(actor),
                        sentences.shown(report),
                        letterheads.of(report.perimeter().organisation(), report.period()),
                        details.of(report, organisation != null),
                        organisation != null));
        return "reporting/annual";
    }

    private ResponseEntity<byte[]> file(
            Actor actor,
            @Nullable String organisation,
            int year,
            @Nullable String site,
            String extension,
            Locale locale) {
        return switch (extension) {
            case "pdf" -> files.pdf(actor, reports.report(actor, organisation, year, site), locale);
            case "xlsx" -> files.xlsx(actor, reports.report(actor, organisation, year, site), locale);
            case "csv" -> files.csv(actor, reports.report(actor, organisation, year, site), locale);
            case "zip" -> files.openData(actor, organisation, year, site, locale);
            default -> throw new NotFound("a report as ." + extension);
        };
    }
}
