package fr.conciergerie.markets.web;

import fr.conciergerie.markets.Market;
import fr.conciergerie.markets.MarketDetails;
import fr.conciergerie.markets.Procedure;
import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.shared.Money;
import fr.conciergerie.web.FilledForm;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The papers of a market as the form shows them before anybody types. */
public record MarketForm(
        int version,
        String number,
        String object,
        String buyer,
        Procedure procedure,
        String estimated,
        String notifiedOn,
        String startsOn,
        String endsOn,
        String lots) {

    /** As many lots as there may be, each of them as long as it may be. */
    static final int LONGEST_LOTS = 6_000;

    /** @param buyer who is known to buy; null when nobody is yet */
    static MarketForm blank(@Nullable OrganisationId buyer, LocalDate today) {
        return new MarketForm(
                0,
                "",
                "",
                buyer == null ? "" : buyer.toString(),
                Procedure.MAPA,
                "",
                today.toString(),
                today.toString(),
                "",
                "");
    }

    static MarketForm of(Market market) {
        var it = market.details();
        return new MarketForm(
                market.version(),
                it.number(),
                it.object(),
                it.buyer().toString(),
                it.procedure(),
                typed(it.estimated()),
                it.notifiedOn().toString(),
                it.startsOn().toString(),
                it.endsOn().toString(),
                String.join("\n", it.lots()));
    }

    /** What was typed, as the module understands it, for whoever sends the form on. */
    static Supplier<MarketDetails> read(FilledForm form, FormChoices choices) {
        var number = form.text("number", MarketDetails.LONGEST_NUMBER);
        var object = form.text("object", MarketDetails.LONGEST_OBJECT);
        var buyer = form.choice("buyer", choices::organisation);
        var procedure = form.choice("procedure", Procedure.class);
        var estimated = form.read("estimated", Money::parse);
        var notifiedOn = Dates.read(form, "notifiedOn");
        var startsOn = Dates.read(form, "startsOn");
        var endsOn = Dates.read(form, "endsOn");
        var lots = form.textIfAny("lots", LONGEST_LOTS);
        form.errorAt("number", "markets.number-taken");
        form.errorAt("estimated", "markets.estimate-out-of-range");
        form.errorAt("startsOn", "markets.starts-before-notified");
        form.errorAt("endsOn", "markets.days-out-of-order", "markets.renewal.end-is-fixed");
        form.errorAt("lots", "markets.too-many-lots");
        return () -> new MarketDetails(
                number,
                object,
                buyer.get(),
                procedure.get(),
                estimated.get(),
                notifiedOn.get(),
                startsOn.get(),
                endsOn.get(),
                lots.lines().toList());
    }

    /** An amount as a person types it. */
    static String typed(Money money) {
        return money.amount().toPlainString().replace('.', ',');
    }
}
