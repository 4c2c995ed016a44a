package fr.conciergerie.markets.web;

import fr.conciergerie.markets.LineDetails;
import fr.conciergerie.markets.MarketDetails;
import fr.conciergerie.markets.Procedure;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.FormErrors;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A market as a program sends it. */
@Schema(name = "NewMarket")
record MarketBody(
        @Schema(description = "As the buyer writes it", example = "2013-0417")
        String number,

        @Schema(example = "Conciergerie solidaire pour les agents")
        String object,

        @Schema(description = "The organisation that contracts, by slug or key", example = "bordeaux-metropole")
        String buyer,

        Procedure procedure,

        @Schema(description = "What the buyer reckoned the whole need to be worth, excluding VAT")
        Money estimated,

        @Schema(example = "2013-12-20") LocalDate notifiedOn,
        @Schema(example = "2014-01-01") LocalDate startsOn,

        @Schema(description = "The end of the first period, without renewals", example = "2014-12-31")
        LocalDate endsOn,

        @Nullable List<@Nullable String> lots,
        @Nullable List<@Nullable Line> lines) {

    private static final int MOST_LINES = 200;

    /** What is paid for a site. */
    @Schema(name = "NewMarketLine")
    record Line(
            @Schema(description = "By slug or key", example = "siege")
            String site,

            @Schema(example = "2014-01-01") LocalDate from,

            @Schema(description = "The last day; missing while the market lasts") @Nullable
            LocalDate until,

            @Schema(description = "Excluding VAT") Money yearly,
            @Schema(example = "2") int sessionsPerWeek,
            @Schema(example = "47") int weeksPerYear) {}

    /** What is off with something that is named is told at its field. */
    MarketDetails details(Organisations organisations) {
        var errors = new FormErrors();
        var who = errors.read(
                "buyer", () -> named("markets.no-such-organisation", buyer, () -> organisations.organisationId(buyer)));
        errors.check(estimated.currency().equals("EUR"), "estimated", "markets.only-euros");
        errors.refuseIfAny();
        return new MarketDetails(
                number,
                object,
                Objects.requireNonNull(who),
                procedure,
                estimated,
                notifiedOn,
                startsOn,
                endsOn,
                lots == null
                        ? List.of()
                        : lots.stream().filter(Objects::nonNull).toList());
    }

    List<LineDetails> siteLines(Organisations organisations) {
        var wanted = lines == null ? List.<@Nullable Line>of() : lines;
        var errors = new FormErrors();
        errors.check(wanted.size() <= MOST_LINES, "lines", "markets.too-many-lines", MOST_LINES);
        errors.refuseIfAny();
        var details = new ArrayList<LineDetails>();
        for (int i = 0; i < wanted.size(); i++) {
            var line = wanted.get(i);
            var field = "lines[" + i + "]";
            if (line == null) {
                errors.add(field, "markets.line.missing");
                continue;
            }
            errors.check(line.yearly().currency().equals("EUR"), field + ".yearly", "markets.only-euros");
            var site = errors.read(
                    field + ".site",
                    () -> named("markets.no-such-site", line.site(), () -> organisations.siteId(line.site())));
            if (site != null) {
                var read = errors.read(
                        field,
                        () -> new LineDetails(
                                site,
                                line.from(),
                                line.until(),
                                line.yearly(),
                                line.sessionsPerWeek(),
                                line.weeksPerYear()));
                if (read != null) {
                    details.add(read);
                }
            }
        }
        errors.refuseIfAny();
        return details;
    }

    private static <T> T named(String key, String name, Supplier<T> find) {
        try {
            return find.get();
        } catch (NotFound _) {
            throw new Refused(key, name);
        }
    }
}
