package fr.conciergerie.notifications;

import fr.conciergerie.animations.AnimationCancelled;
import fr.conciergerie.animations.AnimationMoved;
import fr.conciergerie.animations.MemberRegistered;
import fr.conciergerie.animations.MemberUnregistered;
import fr.conciergerie.animations.RegistrationId;
import fr.conciergerie.calendars.RegistrationDeclined;
import fr.conciergerie.web.Words;
import java.time.Instant;
import java.util.function.Function;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Tells members of their places in animations: that they have one, that it is elsewhere or at another time, that it is
 * off, that they have given it back, and whether their calendar was right that they do not come.
 */
@Component
class AnimationNews {

    private final RegisteredMemberRepository members;
    private final AnimationLetters letters;
    private final Invitations invitations;
    private final Outbox outbox;

    AnimationNews(
            RegisteredMemberRepository members, AnimationLetters letters, Invitations invitations, Outbox outbox) {
        this.members = members;
        this.letters = letters;
        this.invitations = invitations;
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
                        made.at(),
                        letters.registered(it),
                        invitations.toCome(made.registration())));
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
                        moved.at(),
                        letters.moved(it, moved.from()),
                        invitations.toCome(new RegistrationId(it.registration())));
            }
        }
    }

    @ApplicationModuleListener
    void on(AnimationCancelled cancelled) {
        for (var it : members.of(cancelled.animation())) {
            post(
                    it,
                    MessageKind.ANIMATION_CANCELLED,
                    it.registration().toString(),
                    cancelled.at(),
                    letters.cancelled(it),
                    invitations.over(new RegistrationId(it.registration())));
        }
    }

    /** Whoever has noted it in a calendar is asked to take it away. */
    @ApplicationModuleListener
    void on(MemberUnregistered left) {
        members.of(left.registration())
                .filter(RegisteredMember::isAnnounced)
                .ifPresent(it -> post(
                        it,
                        MessageKind.ANIMATION_GIVEN_BACK,
                        it.registration().toString(),
                        left.at(),
                        letters.givenBack(it),
                        invitations.over(left.registration())));
    }

    /** Asked once for each hour, however often a calendar says so. */
    @ApplicationModuleListener
    void on(RegistrationDeclined declined) {
        members.of(declined.registration())
                .filter(it ->
                        it.registered() && it.isAnnounced() && it.startsAt().equals(declined.startsAt()))
                .ifPresent(it -> it.recipient()
                        .ifPresent(reader -> outbox.postUntil(
                                declined.startsAt(),
                                MessageKind.ANIMATION_DECLINED,
                                MessageKind.ANIMATION_DECLINED + " " + it.registration() + " " + declined.startsAt(),
                                reader,
                                About.NO_ORDER,
                                letters.declined(it))));
    }

    private void post(
            RegisteredMember it,
            MessageKind kind,
            String key,
            Instant at,
            Function<Words, Letter> letter,
            Invitation.Writing invitation) {
        it.recipient()
                .ifPresent(
                        reader -> outbox.post(kind, kind + " " + key, reader, About.NO_ORDER, at, letter, invitation));
    }
}
