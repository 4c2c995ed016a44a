package fr.conciergerie.reporting.web;

import fr.conciergerie.reporting.AnnualReports;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.RoomCard;
import fr.conciergerie.web.RoomCards;
import java.util.List;
import org.springframework.stereotype.Component;

/** The way to the annual reports: for a coordinator year by year, for the manager client by client. */
@Component
class ReportCards implements RoomCards {

    private static final int ORDER = 60;

    private final AnnualReports reports;

    ReportCards(AnnualReports reports) {
        this.reports = reports;
    }

    @Override
    public List<RoomCard> cardsFor(Actor actor) {
        if (actor.is(Role.COORDINATOR)) {
            return reports.years(actor, null).stream()
                    .map(it -> card("reporting.card.year", "/coordination/reports/" + it, List.of(String.valueOf(it))))
                    .toList();
        }
        return actor.is(Role.MANAGER) ? List.of(card("reporting.card.all", "/operator/reports", List.of())) : List.of();
    }

    private static RoomCard card(String title, String path, List<Object> about) {
        return new RoomCard(title, -1, "reporting.card.hint", "bar-chart-line", path, false, ORDER, about);
    }
}
