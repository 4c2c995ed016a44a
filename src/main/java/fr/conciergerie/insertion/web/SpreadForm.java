package fr.conciergerie.insertion.web;

import fr.conciergerie.insertion.Market;
import fr.conciergerie.insertion.Spread;
import fr.conciergerie.insertion.WorkTime;
import fr.conciergerie.shared.Refused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads how a day is spread: hours by hand, or whole numbers to divide by. */
final class SpreadForm {

    private SpreadForm() {}

    /** Null when something is off, which the errors then tell. */
    static @Nullable Spread read(Typed typed, List<Market> markets) {
        var minutes = typed.minutes("hours");
        if (markets.isEmpty()) {
            return minutes == null
                    ? null
                    : spread(typed, () -> Spread.byHand(minutes, List.of(new Spread.Part(null, minutes))));
        }
        var method = typed.choice(Spread.Method.class, "method");
        if (minutes == null || method == null) {
            return null;
        }
        var numbers = new ArrayList<Spread.Weight>();
        markets.forEach(it -> add(numbers, typed, method, it.id(), HoursForm.field(it)));
        add(numbers, typed, method, null, HoursForm.NONE);
        if (typed.errors().any()) {
            return null;
        }
        if (numbers.isEmpty()) {
            typed.errors().add(HoursForm.field(markets.getFirst()), "insertion.hours.nothing");
            return null;
        }
        return spread(typed, () -> switch (method) {
            case HAND ->
                Spread.byHand(
                        minutes,
                        numbers.stream()
                                .map(it -> new Spread.Part(it.market(), it.weight()))
                                .toList());
            case SESSION, SHARE -> Spread.byWeight(method, minutes, numbers);
        });
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

    private static void add(
            List<Spread.Weight> numbers, Typed typed, Spread.Method method, @Nullable UUID market, String field) {
        var text = typed.text(field);
        if (text.isEmpty()) {
            return;
        }
        var number = method == Spread.Method.HAND
                ? typed.minutes(field)
                : typed.errors().read(field, () -> whole(text));
        if (number != null && number > 0) {
            numbers.add(new Spread.Weight(market, number));
        }
    }

    private static @Nullable Spread spread(Typed typed, java.util.function.Supplier<Spread> spread) {
        try {
            return spread.get();
        } catch (Refused refused) {
            typed.errors().add("hours", refused.key(), refused.arguments().toArray());
            return null;
        }
    }

    private static int whole(String text) {
        if (!text.matches("\\d{1,4}")) {
            throw new Refused("insertion.not-a-number");
        }
        return Integer.parseInt(text);
    }
}
