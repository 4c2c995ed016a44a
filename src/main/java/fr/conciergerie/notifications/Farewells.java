package fr.conciergerie.notifications;

import fr.conciergerie.notifications.Letter.Action;
import fr.conciergerie.notifications.Letter.Paragraph;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.web.PublicAddress;
import fr.conciergerie.web.privacy.FarewellDue;
import java.util.List;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells who has not come by for long that they will be forgotten, a month before. */
@Component
class Farewells {

    private final Organisations organisations;
    private final Outbox outbox;
    private final PublicAddress address;

    Farewells(Organisations organisations, Outbox outbox, PublicAddress address) {
        this.organisations = organisations;
        this.outbox = outbox;
        this.address = address;
    }

    @ApplicationModuleListener
    void on(FarewellDue farewell) {
        var member = organisations.member(new MemberId(farewell.member()));
        if (member.email() != null) {
            outbox.post(
                    MessageKind.FAREWELL,
                    MessageKind.FAREWELL + " " + farewell.member() + " " + farewell.erasesOn(),
                    new Recipient(Recipient.Kind.MEMBER, farewell.member(), member.email(), member.locale()),
                    About.NO_ORDER,
                    words -> Letter.to(
                            words,
                            words.say("notifications.farewell.subject"),
                            List.of(
                                    new Paragraph(words.say("notifications.farewell.intro", farewell.erasesOn())),
                                    new Action(words.say("notifications.farewell.stay"), address.of("/sign-in")),
                                    new Paragraph(words.say("notifications.farewell.leave")))));
        }
    }
}
