package fr.conciergerie.notifications;

import fr.conciergerie.notifications.Letter.Action;
import fr.conciergerie.notifications.Letter.Fact;
import fr.conciergerie.notifications.Letter.Facts;
import fr.conciergerie.notifications.Letter.Paragraph;
import fr.conciergerie.web.PublicAddress;
import fr.conciergerie.web.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** The letters about an hour. What it is for stands in none of them where it touches health. */
@Component
class AppointmentLetters {

    private final PublicAddress address;

    AppointmentLetters(PublicAddress address) {
        this.address = address;
    }

    Function<Words, Letter> moved(MemberOrder order, MemberOrder.Line line, Instant from, Instant to) {
        return words -> {
            var zone = order.site().zone();
            var facts = new ArrayList<>(OrderLetters.what(line, words));
            OrderLetters.people(order, line, words).ifPresent(facts::add);
            facts.add(new Fact(words.say("notifications.hour.before"), words.momentWithYear(from, zone)));
            facts.add(new Fact(words.say("notifications.hour.now"), words.momentWithYear(to, zone)));
            facts.add(new Fact(words.say("notifications.where"), order.site().name()));
            return Letter.to(
                    words,
                    words.say("notifications.appointment-moved.subject", words.momentWithYear(to, zone)),
                    List.of(
                            new Paragraph(words.say("notifications.appointment-moved.intro")),
                            new Facts(facts),
                            see(line, words)));
        };
    }

    /** The law has changed the clock: the hour that was promised holds. */
    Function<Words, Letter> clockChanged(MemberOrder order, MemberOrder.Line line, Instant at) {
        return words -> {
            var when = words.momentWithYear(at, order.site().zone());
            return Letter.to(
                    words,
                    words.say("notifications.clock-changed.subject", when),
                    List.of(
                            new Paragraph(words.say("notifications.clock-changed.intro")),
                            hour(order, line, when, words),
                            see(line, words)));
        };
    }

    /** One hour of several, for the calendar. */
    Function<Words, Letter> session(MemberOrder order, MemberOrder.Line line) {
        return words -> session(order, line, words, "notifications.session", List.of(see(line, words)));
    }

    /** The same once it is no longer to come. */
    Function<Words, Letter> sessionOver(MemberOrder order, MemberOrder.Line line) {
        return words -> session(order, line, words, "notifications.session-over", List.of());
    }

    private static Letter session(
            MemberOrder order, MemberOrder.Line line, Words words, String key, List<Letter.Block> rest) {
        var all = order.appointments();
        var at = words.momentWithYear(
                Objects.requireNonNull(line.appointmentAt()), order.site().zone());
        var blocks = new ArrayList<Letter.Block>();
        blocks.add(new Paragraph(words.say(key + ".intro", all.indexOf(line) + 1, all.size())));
        blocks.add(new Facts(List.of(
                new Fact(words.say("notifications.appointment"), at),
                new Fact(words.say("notifications.where"), order.site().name()))));
        blocks.addAll(rest);
        return Letter.to(words, words.say(key + ".subject", at), blocks);
    }

    /** The question whether it is to be cancelled: the answer of a calendar alone does nothing. */
    Function<Words, Letter> declined(MemberOrder order, MemberOrder.Line line, Instant at) {
        return words -> {
            var when = words.momentWithYear(at, order.site().zone());
            return Letter.to(
                    words,
                    words.say("notifications.appointment-declined.subject", when),
                    List.of(
                            new Paragraph(words.say("notifications.appointment-declined.intro")),
                            hour(order, line, when, words),
                            new Action(words.say("notifications.appointment-declined.change"), address(line)),
                            new Paragraph(words.say("notifications.appointment-declined.coming"))));
        };
    }

    Function<Words, Letter> near(MemberOrder order, MemberOrder.Line line, Instant at) {
        return words -> {
            var when = words.momentWithYear(at, order.site().zone());
            return Letter.to(
                    words,
                    words.say("notifications.appointment-near.subject", when),
                    List.of(
                            new Paragraph(words.say("notifications.appointment-near.intro")),
                            hour(order, line, when, words),
                            new Paragraph(words.say("notifications.appointment-near.cannot-come")),
                            see(line, words)));
        };
    }

    /** What it is, for how many, when and where. */
    private static Facts hour(MemberOrder order, MemberOrder.Line line, String when, Words words) {
        var facts = new ArrayList<>(OrderLetters.what(line, words));
        OrderLetters.people(order, line, words).ifPresent(facts::add);
        facts.add(new Fact(words.say("notifications.appointment"), when));
        facts.add(new Fact(words.say("notifications.where"), order.site().name()));
        return new Facts(facts);
    }

    private Action see(MemberOrder.Line line, Words words) {
        return new Action(words.say("notifications.see-appointment"), address(line));
    }

    private String address(MemberOrder.Line line) {
        return address.of("/appointments/lines/" + line.id());
    }
}
