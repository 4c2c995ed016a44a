package fr.conciergerie.reporting.web;

import fr.conciergerie.figures.AnnualReport;
import fr.conciergerie.figures.AnnualReports;
import fr.conciergerie.figures.Figure;
import fr.conciergerie.figures.NetworkFigures;
import fr.conciergerie.figures.OperatorFigures;
import fr.conciergerie.figures.Overview;
import fr.conciergerie.figures.Period;
import fr.conciergerie.figures.YearDetail.Doings;
import fr.conciergerie.figures.YearDetail.Events;
import fr.conciergerie.figures.YearDetails;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.OperatorDirectory;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Figures as somebody asks for them over the API: whose, by who they are and whom they name. */
@Component
class FiguresQuery {

    private final AnnualReports reports;
    private final YearDetails details;
    private final OperatorFigures operator;
    private final NetworkFigures network;

    FiguresQuery(AnnualReports reports, YearDetails details, OperatorFigures operator, NetworkFigures network) {
        this.reports = reports;
        this.details = details;
        this.operator = operator;
        this.network = network;
    }

    DisclosedFigures year(Actor actor, Asked asked, int year) {
        return switch (actor.role()) {
            case ADMIN -> network(asked, Period.year(year));
            case MANAGER ->
                asked.organisation() == null
                        ? ofOperator(asked, Period.year(year))
                        : ofYear(reports.report(actor, asked.organisation(), year, asked.site()), true);
            case MEMBER, CONCIERGE, PARTNER, COORDINATOR, FOLLOW_UP, SUPERVISOR ->
                ofYear(reports.report(actor, asked.organisation(), year, asked.site()), false);
        };
    }

    /** For a manager. */
    DisclosedFigures months(Asked asked, Period period) {
        return asked.organisation() == null
                ? ofOperator(asked, period)
                : of(reports.figures(asked.organisation(), period, asked.site()), null, null);
    }

    private DisclosedFigures ofOperator(Asked asked, Period period) {
        if (asked.site() != null) {
            throw new NotFound("a site without its organisation");
        }
        return of(
                operator.of(period),
                network.operators().stream()
                        .filter(it -> it.id().equals(Tenant.require()))
                        .map(OperatorDirectory.Entry::name)
                        .toList());
    }

    private DisclosedFigures network(Asked asked, Period period) {
        if (asked.organisation() != null || asked.site() != null) {
            throw new NotFound("one client of a network");
        }
        var chosen = Objects.requireNonNullElse(asked.operators(), List.<String>of());
        return of(
                network.of(period, chosen),
                network.operators().stream()
                        .filter(it -> chosen.isEmpty() || chosen.contains(it.slug()))
                        .map(OperatorDirectory.Entry::name)
                        .toList());
    }

    private DisclosedFigures ofYear(AnnualReport report, boolean internal) {
        var detail = details.of(report, internal);
        return of(report, detail.doings(), detail.tookPlace());
    }

    private static DisclosedFigures of(AnnualReport report, @Nullable Doings doings, @Nullable Events events) {
        return new DisclosedFigures(
                report.organisation(),
                report.site(),
                List.of(),
                report.period(),
                report.cutOff(),
                report.figures(),
                doings,
                events);
    }

    private static DisclosedFigures of(Overview overview, List<String> operators) {
        return new DisclosedFigures(
                null, null, operators, overview.period(), overview.cutOff(), overview.figures(), null, null);
    }

    /**
     * Whom somebody names.
     *
     * @param organisation by slug or key
     * @param site by slug or key
     * @param operators by slug
     */
    record Asked(
            @Nullable String organisation,
            @Nullable String site,
            @Nullable List<String> operators) {}

    /**
     * What they are told.
     *
     * @param organisation null for several together
     * @param operators whose clients these are, when it is about all of them
     * @param doings what agents did beside the figures; null where it is not told
     * @param events what took place beside the desk; null where it is not told
     */
    record DisclosedFigures(
            @Nullable String organisation,
            @Nullable String site,
            List<String> operators,
            Period period,
            Instant cutOff,
            List<Figure> figures,
            @Nullable Doings doings,
            @Nullable Events events) {}
}
