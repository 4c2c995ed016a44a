package fr.conciergerie.reporting.web;

import fr.conciergerie.figures.NetworkFigures;
import fr.conciergerie.figures.Overview;
import fr.conciergerie.figures.Period;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.web.ui.Choice;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The figures of the operators of a network together. Whole years only: months that overlap would tell what a year hides. */
@Controller
@RequestMapping("/admin/network")
class NetworkController {

    private final NetworkFigures figures;
    private final ReportFiles files;
    private final DayClock dayClock;

    NetworkController(NetworkFigures figures, ReportFiles files, DayClock dayClock) {
        this.figures = figures;
        this.files = files;
        this.dayClock = dayClock;
    }

    @GetMapping
    String now() {
        return "redirect:/admin/network/" + thisYear();
    }

    @GetMapping("/{year}")
    String year(
            @PathVariable int year, @RequestParam(name = "operator") @Nullable List<String> operators, Model model) {
        var chosen = chosen(operators);
        model.addAttribute(
                "network",
                new NetworkPage(
                        overview(year, chosen),
                        Math.max(year, thisYear()),
                        figures.operators().stream()
                                .map(it -> new Choice(it.slug(), it.name()))
                                .toList(),
                        chosen));
        return "reporting/network";
    }

    @GetMapping("/{year}/figures.csv")
    ResponseEntity<byte[]> csv(
            @PathVariable int year, @RequestParam(name = "operator") @Nullable List<String> operators, Locale locale) {
        var overview = overview(year, chosen(operators));
        return files.csv(overview.figures(), overview.period(), String.valueOf(year), false, locale);
    }

    private Overview overview(int year, List<String> chosen) {
        return figures.of(Period.year(year), chosen);
    }

    private static List<String> chosen(@Nullable List<String> operators) {
        return Objects.requireNonNullElse(operators, List.<String>of()).stream()
                .filter(it -> !it.isEmpty())
                .distinct()
                .toList();
    }

    private int thisYear() {
        return dayClock.today().getYear();
    }
}
