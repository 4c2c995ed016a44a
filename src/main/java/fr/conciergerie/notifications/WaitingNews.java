package fr.conciergerie.notifications;

import fr.conciergerie.bookings.PlaceOffered;
import fr.conciergerie.bookings.WaitingEnded;
import fr.conciergerie.notifications.Letter.Action;
import fr.conciergerie.notifications.Letter.Fact;
import fr.conciergerie.notifications.Letter.Facts;
import fr.conciergerie.notifications.Letter.Paragraph;
import fr.conciergerie.waiting.WaitingEntryId;
import fr.conciergerie.web.PublicAddress;
import fr.conciergerie.web.Words;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells members who wait for an hour that a place in it is theirs, or that they wait no more. */
@Component
class WaitingNews {

    private final AwaitedHourRepository hours;
    private final Outbox outbox;
    private final PublicAddress address;

    WaitingNews(AwaitedHourRepository hours, Outbox outbox, PublicAddress address) {
        this.hours = hours;
        this.outbox = outbox;
        this.address = address;
    }

    @ApplicationModuleListener
    void on(PlaceOffered offered) {
        var hour = hours.of(offered.entry());
        if (hour.offered() && offered.until().equals(hour.offeredUntil())) {
            post(MessageKind.PLACE_OFFERED, offered.entry(), hour, offered(hour, offered.until()));
        }
    }

    @ApplicationModuleListener
    void on(WaitingEnded ended) {
        outbox.takeBack(key(MessageKind.PLACE_OFFERED, ended.entry()));
        var hour = hours.of(ended.entry());
        switch (ended.why()) {
            case NO_ANSWER ->
                post(
                        MessageKind.PLACE_LAPSED,
                        ended.entry(),
                        hour,
                        words -> Letter.to(
                                words,
                                words.say("notifications.place-lapsed.subject"),
                                List.of(
                                        new Paragraph(words.say("notifications.place-lapsed.intro")),
                                        about(hour, words),
                                        new Paragraph(words.say("notifications.place-lapsed.again")),
                                        see(hour, words))));
            case NO_PLACE ->
                post(
                        MessageKind.PLACE_MISSED,
                        ended.entry(),
                        hour,
                        words -> Letter.to(
                                words,
                                words.say("notifications.place-missed.subject"),
                                List.of(
                                        new Paragraph(words.say("notifications.place-missed.intro")),
                                        about(hour, words),
                                        see(hour, words))));
        }
    }

    private Function<Words, Letter> offered(AwaitedHour hour, Instant until) {
        return words -> Letter.to(
                words,
                words.say("notifications.place-offered.subject", words.momentWithYear(until, hour.zone())),
                List.of(
                        new Paragraph(words.say("notifications.place-offered.intro")),
                        about(hour, words),
                        new Paragraph(words.say(
                                "notifications.place-offered.until", words.momentWithYear(until, hour.zone()))),
                        new Action(
                                words.say("notifications.place-offered.see"),
                                address.of("/appointments/slots/" + hour.slot()))));
    }

    private static Facts about(AwaitedHour hour, Words words) {
        return new Facts(List.of(
                new Fact(
                        words.say("notifications.service"),
                        hour.service() == null ? words.say("notifications.well-being") : hour.service()),
                new Fact(words.say("notifications.appointment"), words.momentWithYear(hour.startsAt(), hour.zone())),
                new Fact(words.say("notifications.where"), hour.site())));
    }

    private Action see(AwaitedHour hour, Words words) {
        return new Action(words.say("notifications.see-hours"), address.of("/appointments/slots/" + hour.slot()));
    }

    private void post(MessageKind kind, WaitingEntryId entry, AwaitedHour hour, Function<Words, Letter> letter) {
        hour.recipient().ifPresent(reader -> outbox.post(kind, key(kind, entry), reader, About.NO_ORDER, letter));
    }

    private static String key(MessageKind kind, WaitingEntryId entry) {
        return kind + " " + entry;
    }
}
