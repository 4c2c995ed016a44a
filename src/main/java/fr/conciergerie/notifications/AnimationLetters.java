package fr.conciergerie.notifications;

import fr.conciergerie.notifications.Letter.Action;
import fr.conciergerie.notifications.Letter.Fact;
import fr.conciergerie.notifications.Letter.Facts;
import fr.conciergerie.notifications.Letter.Paragraph;
import fr.conciergerie.web.PublicAddress;
import fr.conciergerie.web.Words;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The letters about a place in an animation. */
@Component
class AnimationLetters {

    private final PublicAddress address;

    AnimationLetters(PublicAddress address) {
        this.address = address;
    }

    Function<Words, Letter> registered(RegisteredMember it) {
        return registered(it, words -> see(it, words));
    }

    /** @param way to the place */
    Function<Words, Letter> registered(RegisteredMember it, Function<Words, Action> way) {
        return words -> Letter.to(
                words,
                words.say("notifications.animation.registered.subject", it.title()),
                List.of(
                        new Paragraph(words.say("notifications.animation.registered.intro", it.title())),
                        new Facts(facts(it, words)),
                        new Paragraph(words.say("notifications.animation.cannot-come")),
                        way.apply(words)));
    }

    Function<Words, Letter> moved(RegisteredMember it, Instant from) {
        return moved(it, from, words -> see(it, words));
    }

    /** @param way to the place */
    Function<Words, Letter> moved(RegisteredMember it, Instant from, Function<Words, Action> way) {
        return words -> {
            var facts = new ArrayList<Fact>();
            if (!from.equals(it.startsAt())) {
                facts.add(new Fact(words.say("notifications.hour.before"), words.momentWithYear(from, it.zone())));
            }
            facts.addAll(facts(it, words));
            return Letter.to(
                    words,
                    words.say("notifications.animation.moved.subject", it.title()),
                    List.of(
                            new Paragraph(words.say("notifications.animation.moved.intro", it.title())),
                            new Facts(facts),
                            new Paragraph(words.say("notifications.animation.cannot-come")),
                            way.apply(words)));
        };
    }

    Function<Words, Letter> cancelled(RegisteredMember it) {
        return words -> Letter.to(
                words,
                words.say("notifications.animation.cancelled.subject", it.title()),
                List.of(
                        new Paragraph(words.say("notifications.animation.cancelled.intro", it.title())),
                        calledOff(it.startsAt(), it.zone(), it.cancelReason(), words)));
    }

    Function<Words, Letter> givenBack(RegisteredMember it) {
        return words -> Letter.to(
                words,
                words.say("notifications.animation.given-back.subject", it.title()),
                List.of(
                        new Paragraph(words.say("notifications.animation.given-back.intro", it.title())),
                        new Facts(facts(it, words).subList(0, 2)),
                        new Paragraph(words.say("notifications.animation.given-back.again")),
                        see(it, words)));
    }

    /** The question whether the place is to be given back: the answer of a calendar alone does nothing. */
    Function<Words, Letter> declined(RegisteredMember it) {
        return words -> Letter.to(
                words,
                words.say("notifications.animation.declined.subject", it.title()),
                List.of(
                        new Paragraph(words.say("notifications.animation.declined.intro", it.title())),
                        new Facts(facts(it, words)),
                        see(it, words),
                        new Paragraph(words.say("notifications.animation.declined.coming"))));
    }

    /** When it would have been, and why it is not. */
    static Facts calledOff(Instant startsAt, ZoneId zone, @Nullable String why, Words words) {
        return new Facts(List.of(
                new Fact(words.say("notifications.animation.when"), words.momentWithYear(startsAt, zone)),
                new Fact(words.say("notifications.animation.reason"), Objects.requireNonNullElse(why, "—"))));
    }

    /** Somebody has asked once more for a place that is theirs: they or another, who learns nothing of it. */
    Function<Words, Letter> known(RegisteredMember it, Function<Words, Action> way) {
        return words -> Letter.to(
                words,
                words.say("notifications.animation.known.subject", it.title()),
                List.of(
                        new Paragraph(words.say("notifications.animation.known.intro", it.title())),
                        new Facts(facts(it, words)),
                        new Paragraph(words.say("notifications.animation.known.again")),
                        way.apply(words)));
    }

    /** @param path to the question, made as the letter is written */
    Function<Words, Letter> asked(RegisteredMember it, Supplier<String> path) {
        return words -> Letter.to(
                words,
                words.say("notifications.animation.asked.subject", it.title()),
                List.of(
                        new Paragraph(words.say("notifications.animation.asked.intro", it.title())),
                        new Action(words.say("notifications.animation.asked.answer"), address.of(path.get())),
                        new Paragraph(words.say("notifications.animation.asked.once"))));
    }

    /** @param path to the place of somebody without an account */
    Action place(String path, Words words) {
        return new Action(words.say("notifications.see-place"), address.of(path));
    }

    private static List<Fact> facts(RegisteredMember it, Words words) {
        return List.of(
                new Fact(words.say("notifications.animation.when"), words.momentWithYear(it.startsAt(), it.zone())),
                new Fact(words.say("notifications.where"), where(it, words)),
                new Fact(words.say("notifications.animation.places"), String.valueOf(it.places())));
    }

    private static String where(RegisteredMember it, Words words) {
        var sites = it.sites().isEmpty() ? words.say("notifications.animation.online") : String.join(", ", it.sites());
        return Stream.concat(Stream.of(sites), Stream.ofNullable(it.place())).collect(Collectors.joining(", "));
    }

    private Action see(RegisteredMember it, Words words) {
        return new Action(words.say("notifications.see-animation"), address.of("/animations/" + it.animation()));
    }
}
