package fr.conciergerie.reporting.web;

import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.reporting.AnnualReport;
import fr.conciergerie.reporting.AnnualReports;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Dictionary;
import fr.conciergerie.web.csv.CsvText;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The annual report as a page and as a file: for the coordinator theirs, for the manager that of every client. */
@Controller
class ReportPages {

    private final AnnualReports reports;
    private final Organisations organisations;
    private final Dictionary dictionary;

    ReportPages(AnnualReports reports, Organisations organisations, Dictionary dictionary) {
        this.reports = reports;
        this.organisations = organisations;
        this.dictionary = dictionary;
    }

    @GetMapping("/coordination/reports/{year}")
    String own(Actor actor, @PathVariable int year, @RequestParam @Nullable String site, Model model) {
        return page(actor, null, year, site, "/coordination/reports", model);
    }

    @GetMapping("/coordination/reports/{year}/figures.csv")
    ResponseEntity<String> ownFile(
            Actor actor, @PathVariable int year, @RequestParam @Nullable String site, Locale locale) {
        return file(reports.report(actor, null, year, site), locale);
    }

    @GetMapping("/operator/reports")
    String clients(Actor actor, Model model) {
        model.addAttribute(
                "clients",
                organisations.organisations().stream()
                        .map(it -> new ReportPage.Client(it.name(), it.slug(), reports.years(actor, it.slug())))
                        .toList());
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

    @GetMapping("/operator/reports/{organisation}/{year}/figures.csv")
    ResponseEntity<String> clientFile(
            Actor actor,
            @PathVariable String organisation,
            @PathVariable int year,
            @RequestParam @Nullable String site,
            Locale locale) {
        return file(reports.report(actor, organisation, year, site), locale);
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
                        reports.sites(report.perimeter().organisation()),
                        reports.years(actor, organisation)));
        return "reporting/annual";
    }

    private ResponseEntity<String> file(AnnualReport report, Locale locale) {
        var words = dictionary.words(locale);
        var rows = report.figures().stream()
                .map(it -> List.of(
                        it.indicator().name(),
                        words.say("reporting.title." + it.indicator().slug()),
                        String.valueOf(it.indicator().version()),
                        text(it.value()),
                        text(it.numerator()),
                        text(it.denominator()),
                        text(it.previous()),
                        it.suppressed() ? words.say("reporting.hidden") : ""))
                .toList();
        var headings = List.of(
                words.say("reporting.column.code"),
                words.say("reporting.column.indicator"),
                words.say("reporting.column.version"),
                words.say("reporting.column.value"),
                words.say("reporting.column.numerator"),
                words.say("reporting.column.denominator"),
                words.say("reporting.column.previous"),
                words.say("reporting.column.remark"));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("bilan-" + report.year() + ".csv")
                                .build()
                                .toString())
                .body(CsvText.of(headings, rows));
    }

    private static String text(@Nullable Object cell) {
        return cell == null ? "" : cell.toString();
    }
}
