package fr.conciergerie.privacy.web;

import fr.conciergerie.web.Words;
import fr.conciergerie.web.privacy.Kept;
import fr.conciergerie.web.privacy.RetentionRule;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/** A rule as people read it. */
public final class RuleWords {

    private RuleWords() {}

    public static String what(Words words, String code) {
        return words.say("privacy.rule." + code + ".what");
    }

    public static String why(Words words, RetentionRule rule) {
        return words.say("privacy.rule." + rule.code() + ".why");
    }

    /** For how long and from when on, in one sentence. */
    public static String howLong(Words words, RetentionRule rule, @Nullable Period inForce) {
        var from = words.say("privacy.rule." + rule.code() + ".from");
        return switch (rule.kept()) {
            case Kept.For(var longest, var _) -> period(words, inForce == null ? longest : inForce) + " " + from;
            case Kept.UntilTakenBack _, Kept.WhileItLasts _ -> from;
        };
    }

    public static String period(Words words, Period period) {
        if (period.isZero()) {
            return words.say("privacy.period.none");
        }
        if (period.getDays() > 0) {
            return words.say("privacy.period.days", period.getDays());
        }
        return period.getMonths() > 0
                ? words.say("privacy.period.months", period.toTotalMonths())
                : words.say("privacy.period.years", period.getYears());
    }
}
