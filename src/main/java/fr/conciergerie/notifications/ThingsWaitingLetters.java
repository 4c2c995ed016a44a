package fr.conciergerie.notifications;

import fr.conciergerie.notifications.Letter.Action;
import fr.conciergerie.notifications.Letter.Block;
import fr.conciergerie.notifications.Letter.Code;
import fr.conciergerie.notifications.Letter.Fact;
import fr.conciergerie.notifications.Letter.Facts;
import fr.conciergerie.notifications.Letter.Paragraph;
import fr.conciergerie.web.PublicAddress;
import fr.conciergerie.web.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The letters of what waits: what, where, until when. A code of a compartment stands behind the sign-in. */
@Component
class ThingsWaitingLetters {

    private final OrderLetters orders;
    private final PublicAddress address;

    ThingsWaitingLetters(OrderLetters orders, PublicAddress address) {
        this.orders = orders;
        this.address = address;
    }

    /** @param lines of the order, of which somebody is reminded */
    Function<Words, Letter> waits(MemberOrder order, Set<UUID> lines, List<InLocker> lockers) {
        var inside = lockers.stream().filter(it -> lines.contains(it.line())).toList();
        boolean atTheDesk = lines.stream().anyMatch(it -> inside.stream().noneMatch(one -> it.equals(one.line())));
        return words -> {
            var blocks = new ArrayList<Block>();
            blocks.add(new Paragraph(words.say("notifications.waits.intro")));
            order.lines().stream()
                    .filter(it -> lines.contains(it.id()))
                    .forEach(it -> blocks.add(new Facts(OrderLetters.what(it, words))));
            inside.stream()
                    .collect(Collectors.toMap(InLocker::reservation, it -> it, (one, _) -> one, LinkedHashMap::new))
                    .values()
                    .forEach(it -> blocks.addAll(where(it, words)));
            if (atTheDesk) {
                blocks.add(OrderLetters.desk(order, words));
                blocks.add(orders.sessions(order, words));
                blocks.add(new Paragraph(words.say("notifications.ready.bring", order.number())));
                blocks.add(new Code(words.say("notifications.ready.code"), order.pickupCode()));
            }
            blocks.add(orders.see(order, words));
            return Letter.to(words, words.say("notifications.waits.subject", order.number()), blocks);
        };
    }

    Function<Words, Letter> ends(InLocker it) {
        return words -> {
            var blocks = new ArrayList<Block>();
            blocks.add(new Paragraph(words.say("notifications.ends.intro")));
            blocks.addAll(where(it, words));
            blocks.add(new Paragraph(words.say("notifications.locker.after")));
            return Letter.to(words, words.say("notifications.ends.subject", it.compartment()), blocks);
        };
    }

    private List<Block> where(InLocker it, Words words) {
        return List.of(
                new Facts(List.of(
                        new Fact(words.say("notifications.locker.where"), it.site() + ", " + it.bank()),
                        new Fact(words.say("notifications.locker.compartment"), it.compartment()),
                        new Fact(
                                words.say("notifications.locker.until"), words.momentWithYear(it.until(), it.zone())))),
                new Action(words.say("notifications.locker.see-code"), address.of("/lockers/" + it.reservation())));
    }
}
