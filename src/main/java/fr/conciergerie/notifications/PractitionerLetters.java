package fr.conciergerie.notifications;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import fr.conciergerie.bookings.BookingView;
import fr.conciergerie.bookings.ReceivingLink;
import fr.conciergerie.notifications.Letter.Action;
import fr.conciergerie.notifications.Letter.Block;
import fr.conciergerie.notifications.Letter.Fact;
import fr.conciergerie.notifications.Letter.Facts;
import fr.conciergerie.notifications.Letter.Paragraph;
import fr.conciergerie.web.PublicAddress;
import fr.conciergerie.web.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.stereotype.Component;

/** The letters to practitioners: hours and places. Who comes stands behind the link, what for nowhere. */
@Component
class PractitionerLetters {

    private final PublicAddress address;

    PractitionerLetters(PublicAddress address) {
        this.address = address;
    }

    Letter link(ReceivingLink link, Words words) {
        return Letter.to(
                words,
                words.say("notifications.receiving-link.subject"),
                List.of(
                        new Paragraph(words.say("notifications.receiving-link.intro")),
                        open(link, words),
                        validity(link, words)));
    }

    /** @param changed whether another letter about the same day went before */
    Letter day(LocalDate day, List<BookingView> coming, boolean changed, ReceivingLink link, Words words) {
        var blocks = new ArrayList<Block>();
        if (changed) {
            blocks.add(new Paragraph(words.say("notifications.practitioner-day.changed")));
        }
        if (coming.isEmpty()) {
            blocks.add(new Paragraph(words.say("notifications.practitioner-day.nobody")));
        } else {
            blocks.add(new Paragraph(words.say("notifications.practitioner-day.intro", coming.size())));
            blocks.add(new Facts(hours(coming, words)));
        }
        blocks.add(open(link, words));
        blocks.add(validity(link, words));
        return Letter.to(
                words,
                words.say(
                        changed
                                ? "notifications.practitioner-day.subject-changed"
                                : "notifications.practitioner-day.subject",
                        words.dateWithYear(day)),
                blocks);
    }

    private static List<Fact> hours(List<BookingView> coming, Words words) {
        record Hour(String time, String site) {}

        return coming.stream()
                .collect(groupingBy(
                        it -> new Hour(
                                words.say(
                                        "notifications.practitioner-day.hour",
                                        it.startsAt().atZone(it.zone()).toLocalTime(),
                                        it.endsAt().atZone(it.zone()).toLocalTime()),
                                it.siteName()),
                        LinkedHashMap::new,
                        counting()))
                .entrySet()
                .stream()
                .map(it -> new Fact(
                        it.getKey().time(),
                        words.say(
                                "notifications.practitioner-day.people",
                                it.getValue(),
                                words.french(it.getKey().site()))))
                .toList();
    }

    private Action open(ReceivingLink link, Words words) {
        return new Action(words.say("notifications.receiving-link.open"), address.of(link.path()));
    }

    private static Paragraph validity(ReceivingLink link, Words words) {
        var until = link.expiresAt().atZone(words.zone()).toLocalDate();
        return new Paragraph(words.say("notifications.receiving-link.until", words.dateWithYear(until)));
    }
}
