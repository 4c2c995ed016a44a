package fr.conciergerie.notifications;

import fr.conciergerie.animations.AnimationCancelled;
import fr.conciergerie.animations.AnimationMoved;
import fr.conciergerie.animations.AttendanceNoted;
import fr.conciergerie.animations.PasserByForgotten;
import fr.conciergerie.animations.PasserByRegistered;
import fr.conciergerie.animations.PassersBy;
import fr.conciergerie.animations.RegistrationId;
import fr.conciergerie.notifications.Letter.Action;
import fr.conciergerie.web.Words;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Tells those without an account who gave an address of their places in events, each time with a way to give the place back. What they
 * typed is not repeated to them: whoever types somebody else's address must not have us write words of theirs there.
 */
@Component
class PasserByNews {

    private final RegisteredMemberRepository places;
    private final PassersBy passersBy;
    private final AnimationLetters letters;
    private final MessageRepository messages;
    private final Outbox outbox;

    PasserByNews(
            RegisteredMemberRepository places,
            PassersBy passersBy,
            AnimationLetters letters,
            MessageRepository messages,
            Outbox outbox) {
        this.places = places;
        this.passersBy = passersBy;
        this.letters = letters;
        this.messages = messages;
        this.outbox = outbox;
    }

    /** Who is asked for again and again is written to once an hour. */
    @ApplicationModuleListener
    void on(PasserByRegistered made) {
        places.passerBy(made.registration())
                .filter(it ->
                        it.registered() && it.isAnnounced() && it.recipient().isPresent())
                .ifPresent(it -> {
                    if (made.before()) {
                        var hour = made.at().truncatedTo(ChronoUnit.HOURS);
                        post(
                                it,
                                MessageKind.PASSER_BY_KNOWN,
                                it.registration() + " " + hour,
                                letters.known(it, way(it)));
                    } else {
                        post(
                                it,
                                MessageKind.PASSER_BY_REGISTERED,
                                it.registration().toString(),
                                letters.registered(it, way(it)));
                    }
                });
    }

    /** Of several changes in a row the last one is told. */
    @ApplicationModuleListener
    void on(AnimationMoved moved) {
        for (var it : places.passersBy(moved.animation())) {
            if (it.isAnnounced() && it.sequence() == moved.sequence()) {
                post(
                        it,
                        MessageKind.PASSER_BY_MOVED,
                        it.registration() + " " + moved.sequence(),
                        letters.moved(it, moved.from(), way(it)));
            }
        }
    }

    @ApplicationModuleListener
    void on(AnimationCancelled cancelled) {
        for (var it : places.passersBy(cancelled.animation())) {
            post(it, MessageKind.ANIMATION_CANCELLED, it.registration().toString(), letters.cancelled(it));
        }
    }

    /** Once it is over; not where it turns out before that they did not come. What is so now counts, whichever word of it comes last. */
    @ApplicationModuleListener
    void on(AttendanceNoted noted) {
        var key = MessageKind.PASSER_BY_ASKED + " " + noted.registration();
        var place = places.passerBy(noted.registration()).filter(RegisteredMember::came);
        if (place.isEmpty()) {
            outbox.takeBack(key);
            return;
        }
        place.get()
                .recipient()
                .ifPresent(reader -> outbox.post(
                        MessageKind.PASSER_BY_ASKED,
                        key,
                        reader,
                        About.NO_ORDER,
                        noted.endsAt(),
                        letters.asked(place.get(), () -> passersBy.link(noted.registration()) + "/opinion")));
    }

    /** Their address goes with them. */
    @ApplicationModuleListener
    void on(PasserByForgotten forgotten) {
        messages.deletePasserBy(forgotten.registration().value());
    }

    private Function<Words, Action> way(RegisteredMember it) {
        return words -> letters.place(passersBy.link(new RegistrationId(it.registration())), words);
    }

    private void post(RegisteredMember it, MessageKind kind, String key, Function<Words, Letter> letter) {
        it.recipient().ifPresent(reader -> outbox.post(kind, kind + " " + key, reader, About.NO_ORDER, letter));
    }
}
