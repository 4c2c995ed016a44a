package fr.conciergerie.noticeboard.web;

import fr.conciergerie.animations.AnimationDetails;
import fr.conciergerie.animations.AnimationKind;
import fr.conciergerie.animations.Announced;
import fr.conciergerie.animations.CostBearer;
import fr.conciergerie.noticeboard.Excerpt;
import fr.conciergerie.shared.Money;
import fr.conciergerie.web.Dictionary;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** An event in the words that leave for other calendars: French, as the operators write. */
@Component
class EventWords {

    private final Dictionary dictionary;

    EventWords(Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    /** In one paragraph of so many characters; never empty: other calendars do not take an event about which nothing is said. */
    String summary(Announced event, int most) {
        var description = event.animation().details().description();
        return description.isBlank() ? kind(event) : Excerpt.of(description, most);
    }

    String kind(Announced event) {
        return kind(event.animation().details().kind());
    }

    String title(Announced event) {
        var title = event.animation().details().title();
        return event.isCancelled() ? say("noticeboard.feed.cancelled", title) : title;
    }

    /** What it costs whoever comes. */
    String conditions(Announced event) {
        var price = price(event.animation().details());
        return price == null ? say("animations.free") : say("animations.pay-there", price);
    }

    /** When and where, in a sentence. */
    String whenAndWhere(Announced event) {
        var it = event.animation();
        var starts = it.times().starts();
        var ends = it.times().ends();
        var when = it.times().isWithinADay()
                ? say("animations.when", starts.toLocalDate(), starts.toLocalTime(), ends.toLocalTime())
                : say(
                        "animations.when-days",
                        starts.toLocalDate(),
                        starts.toLocalTime(),
                        ends.toLocalDate(),
                        ends.toLocalTime());
        return say("noticeboard.feed.when-and-where", when, String.join(", ", it.siteNames()));
    }

    String say(String key, Object... arguments) {
        return dictionary.words(Locale.FRENCH).onPaper().say(key, arguments);
    }

    /** What each pays who comes; null where it costs them nothing. */
    static @Nullable Money price(AnimationDetails details) {
        var cost = details.cost();
        return cost == null || cost.bearer() != CostBearer.PARTICIPANTS ? null : cost.amount();
    }

    private String kind(AnimationKind kind) {
        return dictionary.words(Locale.FRENCH).word("animations.kind", kind);
    }
}
