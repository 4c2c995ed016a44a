package fr.conciergerie.notifications;

import fr.conciergerie.notifications.Letter.Paragraph;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.web.privacy.Erasure;
import fr.conciergerie.web.privacy.Somebody;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The last letter to somebody: that they are erased. Written before their address goes, to a key that leads to nobody; where
 * no mail leaves the house it would only keep the address, so it is not written.
 */
@Component
class ErasureLetter implements Erasure {

    private final Organisations organisations;
    private final Outbox outbox;
    private final Transport transport;

    ErasureLetter(Organisations organisations, Outbox outbox, Transport transport) {
        this.organisations = organisations;
        this.outbox = outbox;
        this.transport = transport;
    }

    @Override
    public List<Finding> findings(Somebody person) {
        return List.of();
    }

    @Override
    public void erase(Somebody person, Instant now) {
        var member = organisations.member(new MemberId(person.member()));
        if (member.email() == null || !transport.isOpen()) {
            return;
        }
        var nobody = Ids.next(now);
        outbox.post(
                MessageKind.ERASED,
                MessageKind.ERASED + " " + nobody,
                new Recipient(Recipient.Kind.MEMBER, nobody, member.email(), member.locale()),
                About.NO_ORDER,
                words -> Letter.to(
                        words,
                        words.say("notifications.erased.subject"),
                        List.of(
                                new Paragraph(words.say("notifications.erased.gone")),
                                new Paragraph(words.say("notifications.erased.stays")),
                                new Paragraph(words.say("notifications.erased.last")))));
    }

    /** Before anybody else: afterwards nobody knows where to write to. */
    @Override
    public int order() {
        return 0;
    }
}
