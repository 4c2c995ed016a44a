package fr.conciergerie.insertion.web;

import fr.conciergerie.insertion.Market;
import fr.conciergerie.insertion.Spread;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.WorkTime;
import fr.conciergerie.web.FilledForm;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads how a day is spread: hours by hand, or whole numbers to divide by. */
final class SpreadForm {

    private SpreadForm() {}

    /**
     * What was typed, as the module understands it, for whoever sends the form on.
     *
     * @param day the one that is spread; null where nobody could read it
     */
    static Supplier<Spread> read(FilledForm form, List<Market> markets, @Nullable LocalDate day) {
        var minutes = form.read("hours", WorkTime::minutes);
        form.errorAt(
                "hours",
                "shared.not-hours",
                "insertion.hours.nothing",
                "insertion.hours.market-twice",
                "insertion.hours.do-not-add-up");
        if (markets.isEmpty()) {
            return () -> Spread.byHand(minutes.get(), List.of(new Spread.Part(null, minutes.get())));
        }
        var method = form.choice("method", Spread.Method.class);
        var byNumbers = form.typed("method").equals(Spread.Method.SESSION.name())
                || form.typed("method").equals(Spread.Method.SHARE.name());
        var numbers = new ArrayList<Spread.Weight>();
        var fields = new LinkedHashMap<String, @Nullable Market>();
        markets.forEach(it -> fields.put(HoursForm.field(it), it));
        fields.put(HoursForm.NONE, null);
        fields.forEach((field, market) -> {
            var number = form.readIfAny(field, byNumbers ? SpreadForm::whole : WorkTime::minutes);
            if (number != null && number > 0) {
                numbers.add(new Spread.Weight(market == null ? null : market.id(), number));
                if (market != null && day != null) {
                    form.check(
                            market.runsOn(day),
                            field,
                            "insertion.hours.outside-market",
                            market.number(),
                            market.startsOn(),
                            market.endsOn());
                }
            }
        });
        var readable = form.errors().byField().keySet().stream().noneMatch(fields::containsKey);
        form.check(!readable || !numbers.isEmpty(), HoursForm.field(markets.getFirst()), "insertion.hours.nothing");
        return () -> switch (method.get()) {
            case HAND ->
                Spread.byHand(
                        minutes.get(),
                        numbers.stream()
                                .map(it -> new Spread.Part(it.market(), it.weight()))
                                .toList());
            case SESSION, SHARE -> Spread.byWeight(method.get(), minutes.get(), numbers);
        };
    }

    /** As fields, to begin a correction with. */
    static Map<String, String> of(Spread spread) {
        var fields = new HashMap<String, String>();
        fields.put("hours", WorkTime.typed(spread.minutes()));
        fields.put("method", Spread.Method.HAND.name());
        spread.parts()
                .forEach(it -> fields.put(
                        it.market() == null ? HoursForm.NONE : "m-" + it.market(), WorkTime.typed(it.minutes())));
        return fields;
    }

    private static int whole(String text) {
        if (!text.matches("\\d{1,4}")) {
            throw new Refused("insertion.not-a-number");
        }
        return Integer.parseInt(text);
    }
}
