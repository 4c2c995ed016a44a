package fr.conciergerie.web.ical;

import fr.conciergerie.web.ical.CalendarFile.Feed;
import fr.conciergerie.web.ical.CalendarFile.Invitation;
import fr.conciergerie.web.ical.CalendarFile.Mailbox;
import fr.conciergerie.web.ical.CalendarFile.Single;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.parameter.CuType;
import net.fortuna.ical4j.model.parameter.PartStat;
import net.fortuna.ical4j.model.parameter.Role;
import net.fortuna.ical4j.model.parameter.Rsvp;
import net.fortuna.ical4j.model.parameter.Value;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.Clazz;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Method;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.RefreshInterval;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Transp;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/** Writes calendar files. The same file is written the same way each time. */
public final class CalendarWriter {

    /** How often a calendar is asked to read a feed again; some do so once or twice a day whatever they are asked. */
    private static final Duration REFRESHED = Duration.ofHours(1);

    private CalendarWriter() {}

    public static String write(CalendarFile file) {
        var calendar = new Calendar();
        calendar.add(new ProdId("-//Conciergerie//Conciergerie//FR"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        switch (file) {
            case Single _ -> {}
            case Feed feed -> {
                calendar.add(new XProperty("X-WR-CALNAME", feed.name()));
                calendar.add(new RefreshInterval(new ParameterList().add(Value.DURATION), REFRESHED));
                calendar.add(new XProperty("X-PUBLISHED-TTL", REFRESHED.toString()));
            }
            case Invitation invitation ->
                calendar.add(new Method(invitation.method().name()));
        }
        file.zones().forEach(it -> calendar.add(ClockRules.of(it)));
        for (var entry : file.entries()) {
            var event = event(entry);
            if (file instanceof Invitation invitation) {
                event.add(new Organizer(
                        new ParameterList().add(new Cn(invitation.organizer().name())), uri(invitation.organizer())));
                event.add(attendee(invitation.attendee(), invitation.toAnswer()));
            }
            calendar.add(event);
        }
        var faults = calendar.validate();
        if (faults.hasErrors()) {
            throw new IllegalStateException(faults.toString());
        }
        return FoldedLines.fold(calendar.toString());
    }

    private static VEvent event(CalendarEntry entry) {
        var event = new VEvent(false);
        event.add(new Uid(entry.uid()));
        event.add(new DtStamp(entry.changedAt()));
        event.add(new LastModified(entry.changedAt()));
        event.add(new Sequence(entry.sequence()));
        event.add(new DtStart<>(entry.startsAt().atZone(entry.zone())));
        event.add(new DtEnd<>(entry.endsAt().atZone(entry.zone())));
        event.add(new Summary(entry.title()));
        if (entry.place() != null) {
            event.add(new Location(entry.place()));
        }
        if (entry.words() != null) {
            event.add(new Description(entry.words()));
        }
        if (entry.link() != null) {
            event.add(new Url(entry.link()));
        }
        event.add(new Clazz(entry.forAll() ? Clazz.VALUE_PUBLIC : Clazz.VALUE_PRIVATE));
        event.add(new Status(entry.isCancelled() ? Status.VALUE_CANCELLED : Status.VALUE_CONFIRMED));
        event.add(new Transp(
                entry.standing() == CalendarEntry.Standing.BUSY ? Transp.VALUE_OPAQUE : Transp.VALUE_TRANSPARENT));
        return event;
    }

    /** Nobody reads what a calendar answers by itself, so it is not asked to. */
    private static Attendee attendee(Mailbox somebody, boolean toAnswer) {
        var how = new ParameterList()
                .add(new Cn(somebody.name()))
                .add(CuType.INDIVIDUAL)
                .add(Role.REQ_PARTICIPANT)
                .add(PartStat.NEEDS_ACTION)
                .add(toAnswer ? Rsvp.TRUE : Rsvp.FALSE);
        return new Attendee(how, uri(somebody));
    }

    private static URI uri(Mailbox somebody) {
        try {
            return new URI("mailto", somebody.address(), null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
