package fr.conciergerie.reporting.web;

import fr.conciergerie.figures.OperatorFigures;
import fr.conciergerie.figures.Perimeter;
import fr.conciergerie.figures.Period;
import fr.conciergerie.figures.Trainings;
import fr.conciergerie.web.Dictionary;
import fr.conciergerie.web.FormErrors;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The figures of the whole operator in any months, and the lines behind each. */
@Controller
@RequestMapping("/operator/reports")
class OverviewController {

    private static final Perimeter WHOLE = new Perimeter.WholeOperator();

    private final OperatorFigures figures;
    private final Trainings trainings;
    private final BehindFigures behind;
    private final ReportFiles files;
    private final Dictionary dictionary;

    OverviewController(
            OperatorFigures figures,
            Trainings trainings,
            BehindFigures behind,
            ReportFiles files,
            Dictionary dictionary) {
        this.figures = figures;
        this.trainings = trainings;
        this.behind = behind;
        this.files = files;
        this.dictionary = dictionary;
    }

    @GetMapping("/figures")
    ModelAndView figures(MonthsForm asked) {
        var today = figures.month();
        var form = asked.isEmpty() ? MonthsForm.of(today.withMonth(1), today, "") : asked;
        var errors = new FormErrors();
        var period = form.read(errors);
        return new ModelAndView(
                "reporting/overview",
                Map.of(
                        "overview",
                        new OverviewPage(
                                form,
                                errors,
                                period == null ? null : figures.of(period),
                                period == null ? null : trainings.of(period).orElse(null),
                                today)),
                errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    @GetMapping("/figures.csv")
    ResponseEntity<byte[]> csv(MonthsForm asked, Locale locale) {
        var overview = figures.of(period(asked));
        return files.csv(overview.figures(), overview.period(), asked.from() + "-" + asked.to(), true, locale);
    }

    @GetMapping("/lines")
    ModelAndView lines(
            @RequestParam String figure, MonthsForm months, @RequestParam @Nullable String cursor, Locale locale) {
        var period = period(months);
        var indicator = MonthsController.indicator(figure);
        return behind.page(
                LinesPage.heading(
                        dictionary.words(locale).say("reporting.overview.everybody"),
                        indicator,
                        period,
                        null,
                        Objects.requireNonNull(MonthsPage.lines("/operator/reports", indicator, months)),
                        "/operator/reports/figures?" + months.query()),
                WHOLE,
                cursor);
    }

    private static Period period(MonthsForm asked) {
        var errors = new FormErrors();
        var period = asked.read(errors);
        errors.refuseIfAny();
        return Objects.requireNonNull(period);
    }
}
