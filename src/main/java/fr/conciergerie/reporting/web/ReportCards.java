package fr.conciergerie.reporting.web;

import fr.conciergerie.figures.AnnualReports;
import fr.conciergerie.figures.Indicator;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Menu;
import fr.conciergerie.web.MenuEntry;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.RoomCard;
import fr.conciergerie.web.RoomCards;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The way to the annual reports: for a coordinator year by year, for the manager client by client, for the administrator together. */
@Component
class ReportCards implements RoomCards, Menu {

    private static final int ORDER = 60;

    private static final List<Indicator> LATEST =
            List.of(Indicator.USERS, Indicator.SERVICES_DELIVERED, Indicator.SESSIONS_HELD);

    private final AnnualReports reports;

    ReportCards(AnnualReports reports) {
        this.reports = reports;
    }

    @Override
    public List<RoomCard> cardsFor(Actor actor) {
        if (actor.is(Role.COORDINATOR)) {
            var years = reports.years(actor, null);
            return Stream.of(
                            years.stream().limit(1).flatMap(it -> soFar(actor, it)),
                            years.stream()
                                    .map(it -> card(
                                            "reporting.card.year",
                                            "/coordination/reports/" + it,
                                            List.of(String.valueOf(it)))),
                            Stream.of(improvements()))
                    .flatMap(it -> it)
                    .toList();
        }
        return actor.is(Role.MANAGER) ? List.of(card("reporting.card.all", "/operator/reports", List.of())) : List.of();
    }

    @Override
    public List<MenuEntry> menuFor(Actor actor) {
        return actor.is(Role.ADMIN)
                ? List.of(new MenuEntry("/admin/network", "reporting.menu.network", "bar-chart-line", 20))
                : List.of();
    }

    /** What the latest year has come to, of what may be told. */
    private Stream<RoomCard> soFar(Actor actor, int year) {
        var report = reports.soFar(actor, year);
        var until = report.period().countedUntil();
        return LATEST.stream()
                .map(report.figures()::get)
                .filter(Objects::nonNull)
                .filter(it -> it.numerator() != null)
                .map(it -> new RoomCard(
                        "reporting.card." + it.indicator().slug(),
                        Objects.requireNonNull(it.numerator()),
                        until == null ? "reporting.card.whole-year" : "reporting.card.so-far",
                        "bar-chart-line",
                        "/coordination/reports/" + year + "#" + it.indicator().slug(),
                        false,
                        ORDER - 1,
                        until == null ? List.of(String.valueOf(year)) : List.of(String.valueOf(year), until)));
    }

    private static RoomCard improvements() {
        return new RoomCard(
                "reporting.improvements",
                -1,
                "reporting.improvements.card",
                "list-check",
                "/coordination/reports/improvements",
                false,
                ORDER + 1,
                List.of());
    }

    private static RoomCard card(String title, String path, List<Object> about) {
        return new RoomCard(title, -1, "reporting.card.hint", "bar-chart-line", path, false, ORDER, about);
    }
}
