package fr.conciergerie.markets.web;

import fr.conciergerie.markets.EnvironmentalClause;
import fr.conciergerie.markets.Market;
import fr.conciergerie.markets.MarketId;
import fr.conciergerie.markets.Procedure;
import fr.conciergerie.markets.ProcedureFit;
import fr.conciergerie.markets.SiteLine;
import fr.conciergerie.markets.SocialClause;
import fr.conciergerie.markets.TargetPublic;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A market as a program reads it. */
@Schema(name = "Market")
record MarketView(
        MarketId id,
        @Schema(example = "2013-0417") String number,

        @Schema(example = "Conciergerie solidaire pour les agents")
        String object,

        @Schema(example = "bordeaux-metropole") String buyer,
        Procedure procedure,

        @Schema(description = "Whether the procedure suits the amount on the day of notification")
        ProcedureFit procedureFit,

        Money estimated,
        LocalDate notifiedOn,
        LocalDate startsOn,
        LocalDate endsOn,
        @Schema(description = "With all renewals") LocalDate realEnd,
        List<String> lots,
        List<Period> renewals,
        List<Line> lines,
        List<Environmental> environmentalClauses,
        List<Social> socialClauses) {

    @Schema(name = "MarketRenewal")
    record Period(LocalDate startsOn, LocalDate endsOn, LocalDate decidedOn) {}

    @Schema(name = "MarketLine")
    record Line(
            @Schema(example = "siege") String site,
            LocalDate from,
            @Nullable LocalDate until,
            Money yearly,
            @Schema(example = "2") int sessionsPerWeek,
            @Schema(example = "47") int weeksPerYear) {}

    @Schema(name = "MarketEnvironmentalClause")
    record Environmental(
            @Schema(example = "Tournées sans moteur thermique")
            String text,

            @Nullable LocalDate dueOn,

            @Schema(example = "Facture du vélo cargo") @Nullable
            String evidence,

            @Nullable LocalDate evidenceOn) {}

    @Schema(name = "MarketSocialClause")
    record Social(
            @Schema(example = "1000") int hours,

            @Schema(description = "Every year, or once over the whole market")
            boolean yearly,

            Set<TargetPublic> publics,
            @Schema(example = "Maison de l’emploi") String facilitator,
            @Nullable LocalDate deadline) {}

    static MarketView of(
            Market market,
            String buyer,
            ProcedureFit fit,
            List<SiteLine> lines,
            Map<SiteId, String> slugs,
            List<EnvironmentalClause> environmental,
            List<SocialClause> social) {
        var it = market.details();
        return new MarketView(
                market.id(),
                it.number(),
                it.object(),
                buyer,
                it.procedure(),
                fit,
                it.estimated(),
                it.notifiedOn(),
                it.startsOn(),
                it.endsOn(),
                market.realEnd(),
                it.lots(),
                market.renewals().stream()
                        .map(one -> new Period(one.startsOn(), one.endsOn(), one.decidedOn()))
                        .toList(),
                lines.stream().map(one -> line(one, slugs)).toList(),
                environmental.stream().map(MarketView::environmental).toList(),
                social.stream()
                        .map(one ->
                                new Social(one.hours(), one.yearly(), one.publics(), one.facilitator(), one.deadline()))
                        .toList());
    }

    private static Line line(SiteLine line, Map<SiteId, String> slugs) {
        var it = line.details();
        return new Line(
                slugs.getOrDefault(it.site(), ""),
                it.from(),
                it.until(),
                it.yearly(),
                it.sessionsPerWeek(),
                it.weeksPerYear());
    }

    private static Environmental environmental(EnvironmentalClause clause) {
        var evidence = clause.evidence();
        return new Environmental(
                clause.text(),
                clause.dueOn(),
                evidence == null ? null : evidence.text(),
                evidence == null ? null : evidence.on());
    }
}
