package fr.conciergerie.animations.web;

import fr.conciergerie.animations.Collections;
import fr.conciergerie.animations.Counted;
import fr.conciergerie.animations.GoodUnit;
import fr.conciergerie.animations.LotView;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Page;
import fr.conciergerie.web.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Pieces and grams as people type and read them: a number of pieces, kilograms. */
public final class Amounts {

    private static final int GRAMS = 1_000;

    private Amounts() {}

    public static String say(Page page, GoodUnit unit, long amount) {
        return say(page.words(), unit, amount);
    }

    public static String say(Words words, GoodUnit unit, long amount) {
        return switch (unit) {
            case PIECES -> words.say("animations.collection.pieces", amount);
            case GRAMS -> words.say("animations.collection.kilograms", amount / (double) GRAMS);
        };
    }

    /** What is missing or too much, with its sign; of equal amounts that there is no difference. */
    public static String difference(Words words, GoodUnit unit, long difference) {
        return difference == 0
                ? words.say("animations.collection.no-difference")
                : (difference > 0 ? "+" : "−") + say(words, unit, Math.abs(difference));
    }

    /** As it stands in a field. */
    public static String typed(GoodUnit unit, int amount) {
        return switch (unit) {
            case PIECES -> String.valueOf(amount);
            case GRAMS ->
                BigDecimal.valueOf(amount, 3)
                        .stripTrailingZeros()
                        .toPlainString()
                        .replace('.', ',');
        };
    }

    static Supplier<Integer> read(FilledForm form, String field, GoodUnit unit) {
        return form.read(field, it -> amount(it, unit));
    }

    /** What was counted of each good of a lot: fields {@code amount-<good>} and {@code note-<good>}. */
    static Supplier<List<Counted>> counted(FilledForm form, List<LotView.Content> contents) {
        var each = new ArrayList<Supplier<Counted>>();
        for (var content : contents) {
            var good = content.good();
            var amount = read(form, "amount-" + good.id(), good.unit());
            var note = form.textIfAny("note-" + good.id(), Collections.LONGEST_NOTE);
            each.add(() -> new Counted(good.id(), amount.get(), note.isEmpty() ? null : note));
        }
        return () -> each.stream().map(Supplier::get).toList();
    }

    static int amount(String typed, GoodUnit unit) {
        try {
            var number = new BigDecimal(typed.strip().replace(',', '.'));
            return (unit == GoodUnit.GRAMS ? number.movePointRight(3) : number).intValueExact();
        } catch (NumberFormatException _) {
            throw new Refused("animations.collection.not-an-amount");
        } catch (ArithmeticException _) {
            throw new Refused("animations.collection.amount-out-of-bounds");
        }
    }
}
