package fr.conciergerie.notifications;

import fr.conciergerie.animations.AnimationMoved;
import fr.conciergerie.waiting.PlaceOffered;
import fr.conciergerie.waiting.WaitingEnded;
import fr.conciergerie.waiting.WaitingEntryId;
import fr.conciergerie.web.Words;
import java.util.function.Function;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Tells members who wait for an hour or an animation that a place in it is theirs, that it moves or is off, or that
 * they wait no more.
 */
@Component
class WaitingNews {

    private final AwaitedPlaceRepository places;
    private final WaitingLetters letters;
    private final Outbox outbox;

    WaitingNews(AwaitedPlaceRepository places, WaitingLetters letters, Outbox outbox) {
        this.places = places;
        this.letters = letters;
        this.outbox = outbox;
    }

    /** Once it is kept no longer the word of it helps nobody. */
    @ApplicationModuleListener
    void on(PlaceOffered offered) {
        var place = places.of(offered.kind(), offered.entry());
        if (place.offered() && offered.until().equals(place.offeredUntil())) {
            place.recipient()
                    .ifPresent(reader -> outbox.postUntil(
                            offered.until(),
                            MessageKind.PLACE_OFFERED,
                            key(MessageKind.PLACE_OFFERED, offered.entry()),
                            reader,
                            About.NO_ORDER,
                            letters.offered(place, offered.until())));
        }
    }

    @ApplicationModuleListener
    void on(WaitingEnded ended) {
        outbox.takeBack(key(MessageKind.PLACE_OFFERED, ended.entry()));
        var place = places.of(ended.kind(), ended.entry());
        switch (ended.why()) {
            case NO_ANSWER -> post(MessageKind.PLACE_LAPSED, ended.entry(), place, letters.lapsed(place));
            case NO_PLACE -> post(MessageKind.PLACE_MISSED, ended.entry(), place, letters.missed(place));
            case CALLED_OFF -> {
                switch (ended.kind()) {
                    case SLOT -> post(MessageKind.HOUR_CALLED_OFF, ended.entry(), place, letters.hourOff(place));
                    case EVENT ->
                        post(MessageKind.ANIMATION_CANCELLED, ended.entry(), place, letters.animationOff(place));
                }
            }
        }
    }

    /** What they wait for is at another hour or elsewhere: of several changes in a row the last one is told. */
    @ApplicationModuleListener
    void on(AnimationMoved moved) {
        for (var place : places.waitingFor(moved.animation(), moved.sequence())) {
            place.recipient()
                    .ifPresent(reader -> outbox.post(
                            MessageKind.ANIMATION_MOVED,
                            key(MessageKind.ANIMATION_MOVED, place.entry()) + " " + moved.sequence(),
                            reader,
                            About.NO_ORDER,
                            letters.moved(place, moved.from())));
        }
    }

    private void post(MessageKind kind, WaitingEntryId entry, AwaitedPlace place, Function<Words, Letter> letter) {
        place.recipient().ifPresent(reader -> outbox.post(kind, key(kind, entry), reader, About.NO_ORDER, letter));
    }

    private static String key(MessageKind kind, WaitingEntryId entry) {
        return kind + " " + entry;
    }
}
