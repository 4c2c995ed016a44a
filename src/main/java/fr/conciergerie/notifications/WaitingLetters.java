package fr.conciergerie.notifications;

import fr.conciergerie.notifications.Letter.Action;
import fr.conciergerie.notifications.Letter.Fact;
import fr.conciergerie.notifications.Letter.Facts;
import fr.conciergerie.notifications.Letter.Paragraph;
import fr.conciergerie.web.PublicAddress;
import fr.conciergerie.web.Words;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The letters to those who wait. */
@Component
class WaitingLetters {

    private final PublicAddress address;

    WaitingLetters(PublicAddress address) {
        this.address = address;
    }

    Function<Words, Letter> offered(AwaitedPlace place, Instant until) {
        return words -> Letter.to(
                words,
                words.say(
                        "notifications.place-offered.subject",
                        place.places(),
                        words.momentWithYear(until, place.zone())),
                List.of(
                        new Paragraph(words.say("notifications.place-offered.intro", place.places())),
                        about(place, words),
                        new Paragraph(words.say(
                                "notifications.place-offered.until",
                                place.places(),
                                words.momentWithYear(until, place.zone()))),
                        new Action(words.say("notifications.place-offered.see"), address.of(place.path()))));
    }

    Function<Words, Letter> lapsed(AwaitedPlace place) {
        return words -> Letter.to(
                words,
                words.say("notifications.place-lapsed.subject"),
                List.of(
                        new Paragraph(words.say("notifications.place-lapsed.intro")),
                        about(place, words),
                        new Paragraph(words.say("notifications.place-lapsed.again")),
                        see(place, words)));
    }

    Function<Words, Letter> missed(AwaitedPlace place) {
        return words -> Letter.to(
                words,
                words.say("notifications.place-missed.subject"),
                List.of(
                        new Paragraph(words.say("notifications.place-missed.intro")),
                        about(place, words),
                        see(place, words)));
    }

    /** Why is not said: it may be that somebody is ill. Who has the hour reads of it with their order. */
    Function<Words, Letter> hourOff(AwaitedPlace place) {
        return words -> Letter.to(
                words,
                words.say("notifications.hour-called-off.subject"),
                List.of(
                        new Paragraph(words.say("notifications.hour-called-off.intro")),
                        about(place, words),
                        see(place, words)));
    }

    /** Who waited reads what those read who had a place. */
    Function<Words, Letter> animationOff(AwaitedPlace place) {
        return words -> Letter.to(
                words,
                words.say("notifications.animation.cancelled.subject", what(place, words)),
                List.of(
                        new Paragraph(words.say("notifications.waiting-called-off.intro", what(place, words))),
                        AnimationLetters.calledOff(place.startsAt(), place.zone(), place.cancelReason(), words)));
    }

    /** @param from when it would have begun */
    Function<Words, Letter> moved(AwaitedPlace place, Instant from) {
        return words -> Letter.to(
                words,
                words.say("notifications.animation.moved.subject", what(place, words)),
                List.of(
                        new Paragraph(words.say("notifications.waiting-moved.intro", what(place, words))),
                        new Facts(List.of(new Fact(
                                words.say("notifications.hour.before"), words.momentWithYear(from, place.zone())))),
                        about(place, words),
                        new Paragraph(words.say(
                                place.offered()
                                        ? "notifications.waiting-moved.kept"
                                        : "notifications.waiting-moved.rank")),
                        see(place, words)));
    }

    private static Facts about(AwaitedPlace place, Words words) {
        var starts = words.momentWithYear(place.startsAt(), place.zone());
        var where = new Fact(
                words.say("notifications.where"),
                Objects.requireNonNullElseGet(place.where(), () -> words.say("notifications.animation.online")));
        return new Facts(
                switch (place.kind()) {
                    case SLOT ->
                        Stream.concat(
                                        Stream.of(
                                                new Fact(words.say("notifications.service"), what(place, words)),
                                                new Fact(words.say("notifications.appointment"), starts),
                                                where),
                                        place.places() == 1 ? Stream.<Fact>empty() : Stream.of(places(place, words)))
                                .toList();
                    case EVENT ->
                        List.of(
                                new Fact(words.say("notifications.animation.what"), what(place, words)),
                                new Fact(words.say("notifications.animation.when"), starts),
                                where,
                                places(place, words));
                });
    }

    private static Fact places(AwaitedPlace place, Words words) {
        return new Fact(words.say("notifications.animation.places"), String.valueOf(place.places()));
    }

    private static String what(AwaitedPlace place, Words words) {
        return Objects.requireNonNullElseGet(place.what(), () -> words.say("notifications.well-being"));
    }

    private Action see(AwaitedPlace place, Words words) {
        return new Action(
                words.say(
                        switch (place.kind()) {
                            case SLOT -> "notifications.see-hours";
                            case EVENT -> "notifications.see-animation";
                        }),
                address.of(place.path()));
    }
}
