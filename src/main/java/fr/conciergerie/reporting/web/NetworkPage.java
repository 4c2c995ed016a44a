package fr.conciergerie.reporting.web;

import fr.conciergerie.figures.Figure;
import fr.conciergerie.figures.Overview;
import fr.conciergerie.web.ui.Choice;
import fr.conciergerie.web.ui.Tab;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A year of several operators together, as the administrator of the installation reads it.
 *
 * @param latest the year it is
 * @param operators all that can be put together
 * @param chosen by slug; empty for all
 */
public record NetworkPage(Overview overview, int latest, List<Choice> operators, List<String> chosen) {

    private static final int YEARS = 6;

    public int year() {
        return overview.period().from().getYear();
    }

    public List<Tab> years() {
        return IntStream.rangeClosed(0, YEARS - 1)
                .map(it -> latest - it)
                .mapToObj(it -> new Tab(path(it, ""), String.valueOf(it), it == year()))
                .toList();
    }

    public String path() {
        return path(year());
    }

    public String csvPath() {
        return path(year(), "/figures.csv");
    }

    public List<String> ticked() {
        return chosen.isEmpty() ? operators.stream().map(Choice::value).toList() : chosen;
    }

    public List<Figure> headlines() {
        return ReportPage.headlines(overview.figures());
    }

    private static String path(int year) {
        return "/admin/network/" + year;
    }

    private String path(int year, String rest) {
        var query = new StringBuilder();
        chosen.forEach(it -> query.append(query.isEmpty() ? '?' : '&')
                .append("operator=")
                .append(URLEncoder.encode(it, StandardCharsets.UTF_8)));
        return path(year) + rest + query;
    }
}
