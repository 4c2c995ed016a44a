package fr.conciergerie.reporting.web;

import fr.conciergerie.figures.AnnualReports;
import fr.conciergerie.figures.Indicator;
import fr.conciergerie.figures.Perimeter;
import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.web.FormErrors;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The figures of any months while they go on, and the lines behind each: the manager's way of looking closer. */
@Controller
@RequestMapping("/operator/reports/{organisation}")
class MonthsController {

    private final AnnualReports reports;
    private final BehindFigures behind;
    private final Organisations organisations;

    MonthsController(AnnualReports reports, BehindFigures behind, Organisations organisations) {
        this.reports = reports;
        this.behind = behind;
        this.organisations = organisations;
    }

    @GetMapping("/figures")
    ModelAndView figures(@PathVariable String organisation, MonthsForm asked) {
        var client = organisations.organisationId(organisation);
        var today = reports.month(client);
        var form = asked.isEmpty() ? MonthsForm.of(today, today, asked.site()) : asked;
        var errors = new FormErrors();
        var period = form.read(errors);
        var report = period == null ? null : reports.figures(organisation, period, form.atSite());
        return new ModelAndView(
                "reporting/months",
                Map.of(
                        "months",
                        new MonthsPage(
                                organisations.organisation(client).name(),
                                base(organisation),
                                form,
                                errors,
                                report,
                                reports.sites(client),
                                today)),
                errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    @GetMapping("/lines")
    ModelAndView lines(
            @PathVariable String organisation,
            @RequestParam String figure,
            MonthsForm months,
            @RequestParam @Nullable String cursor) {
        var client = organisations.organisationId(organisation);
        var errors = new FormErrors();
        var period = months.read(errors);
        errors.refuseIfAny();
        var indicator = indicator(figure);
        var site = site(client, months);
        return behind.page(
                LinesPage.heading(
                        organisations.organisation(client).name(),
                        indicator,
                        Objects.requireNonNull(period),
                        site == null ? null : site.name(),
                        Objects.requireNonNull(MonthsPage.lines(base(organisation), indicator, months)),
                        base(organisation) + "/figures?" + months.query()),
                new Perimeter.Client(client, site == null ? null : site.id()),
                cursor);
    }

    private @Nullable Site site(OrganisationId client, MonthsForm months) {
        if (months.atSite() == null) {
            return null;
        }
        return reports.sites(client).stream()
                .filter(it -> it.slug().equals(months.site()))
                .findFirst()
                .orElseThrow(() -> new NotFound("site " + months.site()));
    }

    /** @throws NotFound for a figure that is not followed back to anything */
    static Indicator indicator(String slug) {
        return Stream.of(Indicator.values())
                .filter(it -> it.slug().equals(slug) && BehindFigures.areThere(it))
                .findFirst()
                .orElseThrow(() -> new NotFound("lines behind " + slug));
    }

    private static String base(String organisation) {
        return "/operator/reports/" + organisation;
    }
}
