package fr.conciergerie.notifications;

import fr.conciergerie.animations.RegistrationId;
import fr.conciergerie.calendars.Entries;
import fr.conciergerie.orders.LineId;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.CalendarAnswers;
import fr.conciergerie.web.Words;
import fr.conciergerie.web.ical.CalendarEntry;
import fr.conciergerie.web.ical.CalendarFile;
import fr.conciergerie.web.ical.CalendarFile.Mailbox;
import fr.conciergerie.web.ical.CalendarFile.Method;
import fr.conciergerie.web.ical.CalendarWriter;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * What letters about an appointment or a place in an event bring along for the calendar of whoever reads them. One letter brings one entry, and says what is
 * so when it is written: an hour that is over with meanwhile is not noted first.
 *
 * <p>Whoever registers without an account is sent none: anybody can type anybody’s address, and an invitation stands in a calendar
 * before it is read.
 */
@Component
class Invitations {

    private final Entries entries;
    private final SenderNames senders;
    private final Transport transport;
    private final CalendarAnswers answers;

    Invitations(Entries entries, SenderNames senders, Transport transport, CalendarAnswers answers) {
        this.entries = entries;
        this.senders = senders;
        this.transport = transport;
        this.answers = answers;
    }

    /** Asks to note the hour. */
    Invitation.Writing toCome(LineId line) {
        return writing(words -> entries.ofMember(line, words), Method.REQUEST);
    }

    /** Asks to take it away. */
    Invitation.Writing over(LineId line) {
        return writing(words -> entries.ofMember(line, words), Method.CANCEL);
    }

    /** Asks a member to note the event. */
    Invitation.Writing toCome(RegistrationId place) {
        return writing(words -> entries.ofMember(place, words), Method.REQUEST);
    }

    /** Asks them to take it away. */
    Invitation.Writing over(RegistrationId place) {
        return writing(words -> entries.ofMember(place, words), Method.CANCEL);
    }

    private Invitation.Writing writing(Function<Words, Optional<CalendarEntry>> entry, Method method) {
        return (reader, words) -> transport
                .from()
                .flatMap(from -> entry.apply(words).map(it -> write(it, from, reader)))
                .filter(it -> it.method() == method);
    }

    private Invitation write(CalendarEntry entry, String from, Recipient reader) {
        var file = CalendarFile.Invitation.of(
                entry,
                new Mailbox(senders.of(Tenant.require()), from),
                new Mailbox(reader.address(), reader.address()),
                answers.areRead());
        return new Invitation(file.method(), entry.uid(), CalendarWriter.write(file));
    }
}
