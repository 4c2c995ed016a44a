package fr.conciergerie.notifications;

import fr.conciergerie.animations.AnimationCancelled;
import fr.conciergerie.animations.AnimationMoved;
import fr.conciergerie.animations.MemberRegistered;
import fr.conciergerie.web.Words;
import java.util.function.Function;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells members of their places in animations: that they have one, that it is elsewhere or at another time, that it is off. */
@Component
class AnimationNews {

    private final RegisteredMemberRepository members;
    private final AnimationLetters letters;
    private final Outbox outbox;

    AnimationNews(RegisteredMemberRepository members, AnimationLetters letters, Outbox outbox) {
        this.members = members;
        this.letters = letters;
        this.outbox = outbox;
    }

    /** Who has given the place back since, or has another number of guests, is not told of what was. */
    @ApplicationModuleListener
    void on(MemberRegistered made) {
        members.of(made.registration())
                .filter(it -> it.registered() && it.isAnnounced() && it.places() == made.places())
                .ifPresent(it -> post(
                        it,
                        MessageKind.ANIMATION_REGISTERED,
                        it.registration() + " " + made.at(),
                        letters.registered(it)));
    }

    /** Of several changes in a row the last one is told. */
    @ApplicationModuleListener
    void on(AnimationMoved moved) {
        for (var it : members.of(moved.animation())) {
            if (it.isAnnounced() && it.sequence() == moved.sequence()) {
                post(
                        it,
                        MessageKind.ANIMATION_MOVED,
                        it.registration() + " " + moved.sequence(),
                        letters.moved(it, moved.from()));
            }
        }
    }

    @ApplicationModuleListener
    void on(AnimationCancelled cancelled) {
        for (var it : members.of(cancelled.animation())) {
            post(it, MessageKind.ANIMATION_CANCELLED, it.registration().toString(), letters.cancelled(it));
        }
    }

    private void post(RegisteredMember it, MessageKind kind, String key, Function<Words, Letter> letter) {
        it.recipient().ifPresent(reader -> outbox.post(kind, kind + " " + key, reader, About.NO_ORDER, letter));
    }
}
