package fr.conciergerie.notifications;

import fr.conciergerie.calendar.Calendar;
import fr.conciergerie.calendar.SessionCancelled;
import fr.conciergerie.notifications.Letter.Action;
import fr.conciergerie.notifications.Letter.Block;
import fr.conciergerie.notifications.Letter.Code;
import fr.conciergerie.notifications.Letter.Fact;
import fr.conciergerie.notifications.Letter.Facts;
import fr.conciergerie.notifications.Letter.Items;
import fr.conciergerie.notifications.Letter.Paragraph;
import fr.conciergerie.notifications.MemberOrder.Line;
import fr.conciergerie.orders.DepositPostponed;
import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.LinePieces;
import fr.conciergerie.orders.LinePieces.Whereabouts;
import fr.conciergerie.orders.PromiseMoved;
import fr.conciergerie.orders.Reason;
import fr.conciergerie.organisations.Identities;
import fr.conciergerie.organisations.TermsOfSale;
import fr.conciergerie.shared.Money;
import fr.conciergerie.web.PublicAddress;
import fr.conciergerie.web.Words;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The letters to members. Nothing in a subject that a colleague passing by should not read. */
@Component
class OrderLetters {

    private static final int SESSIONS_TOLD = 3;

    private final Calendar calendar;
    private final PublicAddress address;
    private final TermsOfSale terms;
    private final Identities identities;
    private final Clock clock;

    OrderLetters(Calendar calendar, PublicAddress address, TermsOfSale terms, Identities identities, Clock clock) {
        this.calendar = calendar;
        this.identities = identities;
        this.terms = terms;
        this.address = address;
        this.clock = clock;
    }

    Function<Words, Letter> confirmed(MemberOrder order) {
        return words -> {
            var blocks = new ArrayList<Block>();
            blocks.add(new Paragraph(words.say(
                    "notifications.confirmed.intro",
                    order.number(),
                    order.site().name())));
            order.told().forEach(line -> blocks.add(ordered(order, line, words)));
            if (order.isForAGuest()) {
                blocks.add(new Paragraph(words.say("notifications.confirmed.guest")));
            }
            total(order)
                    .ifPresent(sum -> blocks.add(
                            new Facts(List.of(new Fact(words.say("notifications.total"), words.money(sum))))));
            if (order.lines().stream().anyMatch(Line::isToHandIn)) {
                blocks.add(new Paragraph(words.say("notifications.confirmed.hand-in", order.number())));
                blocks.add(desk(order, words));
                blocks.add(sessions(order, words));
            }
            blocks.add(see(order, words));
            blocks.addAll(right(order, words));
            blocks.add(new Paragraph(words.say("notifications.confirmed.terms", terms(order))));
            mediator(words).ifPresent(blocks::add);
            return Letter.to(words, words.say("notifications.confirmed.subject", order.number()), blocks);
        };
    }

    Function<Words, Letter> proposed(MemberOrder order, Line line) {
        return words -> {
            var facts = new ArrayList<>(what(line, words));
            var price = line.proposedPrice();
            if (price != null) {
                if (line.price() != null) {
                    facts.add(new Fact(words.say("notifications.price.agreed"), words.money(line.price())));
                }
                facts.add(new Fact(words.say("notifications.price.proposed"), words.money(price)));
            }
            var day = line.proposedFor();
            if (day != null) {
                if (line.promisedFor() != null) {
                    facts.add(
                            new Fact(words.say("notifications.day.promised"), words.dateWithYear(line.promisedFor())));
                }
                facts.add(new Fact(words.say("notifications.day.proposed"), words.dateWithYear(day)));
            }
            if (line.reason() != null && !line.health()) {
                facts.add(new Fact(
                        words.say("notifications.reason"), line.reason().plain(words)));
            }
            return Letter.to(
                    words,
                    words.say("notifications.proposed.subject", order.number()),
                    List.of(
                            new Paragraph(words.say("notifications.proposed.intro", order.number())),
                            new Facts(facts),
                            new Paragraph(words.say("notifications.proposed.decide")),
                            new Action(words.say("notifications.proposed.answer"), address.of(order.path()))));
        };
    }

    Function<Words, Letter> promiseMoved(MemberOrder order, Line line, PromiseMoved moved) {
        return words -> {
            var facts = new ArrayList<>(what(line, words));
            facts.add(new Fact(words.say("notifications.day.before"), words.dateWithYear(moved.from())));
            facts.add(new Fact(words.say("notifications.day.now"), words.dateWithYear(moved.to())));
            var why = moved.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
            return Letter.to(
                    words,
                    words.say("notifications.moved.subject", order.number(), words.dateWithYear(moved.to())),
                    List.of(
                            new Paragraph(words.say("notifications.moved.reason." + why)),
                            new Facts(facts),
                            new Paragraph(words.say("notifications.moved.nothing-to-do")),
                            see(order, words)));
        };
    }

    Function<Words, Letter> ready(MemberOrder order, Line line) {
        return words -> {
            var untreated = line.is("UNTREATED");
            var intro = untreated ? "notifications.ready.untreated" : "notifications.ready.intro";
            return Letter.to(
                    words,
                    words.say("notifications.ready.subject", order.number()),
                    List.of(
                            new Paragraph(words.say(intro)),
                            new Facts(what(line, words)),
                            desk(order, words),
                            sessions(order, words),
                            new Paragraph(words.say("notifications.ready.bring", order.number())),
                            new Code(words.say("notifications.ready.code"), order.pickupCode()),
                            see(order, words)));
        };
    }

    /** Plainly what is known and what happens next: nobody is to come for what is not there. */
    Function<Words, Letter> heldBack(MemberOrder order, Line line, List<LinePieces.Piece> pieces) {
        return words -> {
            boolean missing = pieces.stream().anyMatch(it -> it.where() == Whereabouts.LOOKED_FOR);
            boolean here = pieces.stream().anyMatch(it -> it.where() == Whereabouts.AT_THE_SITE);
            var keys = missing ? "notifications.held-back.missing." : "notifications.held-back.damaged.";
            var blocks = new ArrayList<Block>();
            blocks.add(new Paragraph(words.say(keys + "intro", order.number())));
            blocks.add(new Facts(what(line, words)));
            blocks.add(known(pieces, words));
            blocks.add(new Paragraph(words.say(keys + "next")));
            if (here) {
                blocks.add(new Paragraph(words.say(keys + "come")));
                blocks.add(desk(order, words));
                blocks.add(sessions(order, words));
            }
            blocks.add(see(order, words));
            return Letter.to(words, words.say(keys + "subject", order.number()), blocks);
        };
    }

    Function<Words, Letter> lost(MemberOrder order, Line line, List<LinePieces.Piece> pieces) {
        return words -> {
            var facts = new ArrayList<>(what(line, words));
            if (line.reason() != null) {
                facts.add(new Fact(
                        words.say("notifications.lost.agreed"), line.reason().plain(words)));
            }
            return Letter.to(
                    words,
                    words.say("notifications.lost.subject", order.number()),
                    List.of(
                            new Paragraph(words.say("notifications.lost.intro", order.number())),
                            new Facts(facts),
                            known(
                                    pieces.stream()
                                            .filter(it -> it.where() == Whereabouts.LOST)
                                            .toList(),
                                    words),
                            new Paragraph(words.say("notifications.lost.nothing-to-pay")),
                            see(order, words)));
        };
    }

    private static Items known(List<LinePieces.Piece> pieces, Words words) {
        return new Items(
                words.say("notifications.held-back.known"),
                pieces.stream().map(it -> piece(it, words)).toList());
    }

    private static String piece(LinePieces.Piece piece, Words words) {
        var state = switch (piece.where()) {
            case LOOKED_FOR -> words.say("notifications.piece.looked-for");
            case LOST -> words.say("notifications.piece.lost");
            case AT_THE_SITE -> words.say("notifications.piece.here");
            case HANDED_OVER -> words.say("notifications.piece.handed-over");
            case AT_THE_PARTNERS, ON_ITS_WAY -> words.say("notifications.piece.out");
        };
        var damage = Stream.concat(
                        piece.damage().kinds().stream().map(it -> words.say(it.key())),
                        Stream.ofNullable(piece.damage().words()))
                .collect(Collectors.joining(", "));
        return damage.isEmpty()
                ? words.say("notifications.piece", piece.description(), state)
                : words.say("notifications.piece.damaged", piece.description(), state, damage);
    }

    Function<Words, Letter> collected(MemberOrder order, Line line) {
        return words -> Letter.to(
                words,
                words.say("notifications.collected.subject", order.number()),
                List.of(
                        new Paragraph(words.say("notifications.collected.intro")),
                        new Facts(what(line, words)),
                        new Paragraph(words.say("notifications.collected.not-right")),
                        see(order, words),
                        new Paragraph(words.say("notifications.courtesy", address.of("/account/notifications")))));
    }

    Function<Words, Letter> dropped(MemberOrder order, Line line, boolean byMember) {
        return words -> {
            var blocks = new ArrayList<Block>();
            blocks.add(new Paragraph(words.say(
                    byMember ? "notifications.dropped.by-you" : "notifications.dropped.by-us", order.number())));
            var facts = new ArrayList<>(what(line, words));
            people(order, line, words).ifPresent(facts::add);
            if (line.appointmentAt() != null) {
                facts.add(new Fact(
                        words.say("notifications.appointment"),
                        words.momentWithYear(line.appointmentAt(), order.site().zone())));
            }
            blocks.add(new Facts(facts));
            if (line.is("UNTREATED")) {
                blocks.add(new Paragraph(words.say("notifications.dropped.given-back")));
            }
            blocks.add(new Paragraph(words.say("notifications.dropped.free")));
            if (line.guest()) {
                blocks.add(new Paragraph(words.say("notifications.dropped.guest")));
            }
            if (line.appointmentAt() != null && !line.guest() && !byMember) {
                blocks.add(new Action(words.say("notifications.dropped.other-hour"), address.of("/appointments")));
            }
            blocks.add(see(order, words));
            return Letter.to(words, words.say("notifications.dropped.subject", order.number()), blocks);
        };
    }

    /** The right to withdraw, and what was asked for in spite of it: the law wants both on something durable. */
    private List<Block> right(MemberOrder order, Words words) {
        var until = order.withdrawalUntil();
        if (until == null) {
            return List.of();
        }
        var blocks = new ArrayList<Block>();
        blocks.add(new Paragraph(words.say(
                "notifications.confirmed.withdrawal",
                words.dateWithYear(until.atZone(order.site().zone()).toLocalDate()))));
        if (order.lines().stream().anyMatch(Line::goods)) {
            blocks.add(new Paragraph(words.say("notifications.confirmed.withdrawal.goods")));
        }
        if (order.wish() != null && !order.wish().isEmpty()) {
            blocks.add(new Paragraph(words.say("notifications.confirmed.begin-at-once", order.wish())));
        }
        blocks.add(new Action(words.say("notifications.withdraw"), address.of(order.path() + "/withdrawal")));
        blocks.add(new Paragraph(words.say(
                "notifications.confirmed.withdrawal.written",
                order.number(),
                words.dateWithYear(order.placedAt().atZone(order.site().zone()).toLocalDate()))));
        return blocks;
    }

    /** Whom a consumer may turn to in the end; nobody as long as the operator has named nobody. */
    private Optional<Block> mediator(Words words) {
        return Optional.ofNullable(identities.identity().mediator())
                .map(it -> new Paragraph(
                        words.say("notifications.confirmed.mediator", it.name(), it.address(), it.site())));
    }

    private String terms(MemberOrder order) {
        var own = order.terms();
        return address.of(own == null ? "/standard-terms" : terms.version(own).path());
    }

    /**
     * The acknowledgement that the law wants on something durable: what, when to the minute, what stays due.
     *
     * @param lines what was withdrawn from this time; null where it was not noted yet
     */
    Function<Words, Letter> withdrawn(MemberOrder order, @Nullable List<LineId> lines, Instant at) {
        return words -> {
            var zone = order.site().zone();
            var blocks = new ArrayList<Block>();
            blocks.add(new Paragraph(words.say("notifications.withdrawn.intro")));
            blocks.add(new Facts(List.of(
                    new Fact(words.say("notifications.withdrawn.at"), words.momentWithYear(at, zone)),
                    new Fact(words.say("notifications.order"), order.number()),
                    new Fact(words.say("notifications.ordered-on"), words.momentWithYear(order.placedAt(), zone)))));
            blocks.add(new Paragraph(words.say("notifications.withdrawn.covers")));
            var covered = order.lines().stream()
                    .filter(it -> it.is("WITHDRAWN")
                            || Reason.caused(Reason.Cause.WITHDRAWAL).equals(it.reason()))
                    .filter(it -> lines == null || lines.contains(new LineId(it.id())))
                    .toList();
            covered.stream().filter(order.told()::contains).forEach(line -> blocks.add(ordered(order, line, words)));
            var due = covered.stream()
                    .map(Line::stillDue)
                    .filter(Objects::nonNull)
                    .reduce(Money.ZERO, Money::plus);
            blocks.add(
                    due.equals(Money.ZERO)
                            ? new Paragraph(words.say("notifications.withdrawn.nothing-due"))
                            : new Facts(List.of(new Fact(words.say("notifications.withdrawn.due"), words.money(due)))));
            if (covered.stream().anyMatch(it -> it.is("UNTREATED"))) {
                blocks.add(new Paragraph(words.say("notifications.withdrawn.given-back")));
            }
            if (covered.stream().anyMatch(Line::goods)) {
                blocks.add(new Paragraph(words.say("notifications.withdrawn.bring-back")));
            }
            blocks.add(new Paragraph(words.say("notifications.withdrawn.keep")));
            blocks.add(see(order, words));
            return Letter.to(words, words.say("notifications.withdrawn.subject", order.number()), blocks);
        };
    }

    Function<Words, Letter> sessionCancelled(MemberOrder order, SessionCancelled cancelled) {
        return words -> Letter.to(
                words,
                words.say("notifications.no-session.subject", order.number()),
                List.of(
                        new Paragraph(words.say(
                                "notifications.no-session.intro",
                                words.momentWithYear(
                                        cancelled.startsAt(), order.site().zone()))),
                        new Paragraph(words.say("notifications.no-session.kept", order.number())),
                        desk(order, words),
                        sessions(order, words),
                        see(order, words)));
    }

    Function<Words, Letter> depositPostponed(MemberOrder order, DepositPostponed postponed) {
        return words -> {
            var blocks = new ArrayList<Block>();
            blocks.add(new Paragraph(words.say(
                    "notifications.no-session.intro",
                    words.momentWithYear(postponed.startsAt(), order.site().zone()))));
            blocks.add(new Paragraph(words.say("notifications.no-session.hand-in", order.number())));
            order.lines().stream().filter(Line::isToHandIn).forEach(line -> {
                var facts = new ArrayList<>(what(line, words));
                if (line.promisedFor() != null) {
                    facts.add(new Fact(words.say("notifications.promised"), words.dateWithYear(line.promisedFor())));
                }
                blocks.add(new Facts(facts));
            });
            blocks.add(desk(order, words));
            blocks.add(sessions(order, words));
            blocks.add(see(order, words));
            return Letter.to(words, words.say("notifications.no-session.hand-in.subject", order.number()), blocks);
        };
    }

    private static Facts ordered(MemberOrder order, Line line, Words words) {
        var facts = new ArrayList<>(what(line, words));
        int places = order.places(line);
        people(places, words).ifPresent(facts::add);
        var price = line.price();
        facts.add(new Fact(
                words.say("notifications.price"),
                price == null
                        ? words.say("notifications.on-quote")
                        : words.money(price.times(line.quantity() * places))));
        if (line.promisedFor() != null && !line.is("WITHDRAWN", "UNTREATED", "CANCELLED")) {
            facts.add(
                    line.appointmentAt() == null
                            ? new Fact(words.say("notifications.promised"), words.dateWithYear(line.promisedFor()))
                            : new Fact(
                                    words.say("notifications.appointment"),
                                    words.momentWithYear(
                                            line.appointmentAt(), order.site().zone())));
        }
        return new Facts(facts);
    }

    /** What a line is about; of something that touches health, nothing but that it is an appointment. */
    static List<Fact> what(Line line, Words words) {
        var label = words.say("notifications.service");
        if (line.health()) {
            return List.of(new Fact(label, words.say("notifications.well-being")));
        }
        var name = words.say("notifications.service-times", line.service(), line.quantity());
        return line.options().isEmpty()
                ? List.of(new Fact(label, name))
                : List.of(
                        new Fact(label, name),
                        new Fact(words.say("notifications.options"), String.join(", ", line.options())));
    }

    /** For how many people it is, where somebody comes along. */
    static Optional<Fact> people(MemberOrder order, Line line, Words words) {
        return people(order.people(line), words);
    }

    private static Optional<Fact> people(int people, Words words) {
        return people < 2
                ? Optional.empty()
                : Optional.of(new Fact(words.say("notifications.people"), String.valueOf(people)));
    }

    private static Optional<Money> total(MemberOrder order) {
        return order.lines().size() < 2 || order.lines().stream().anyMatch(it -> it.price() == null)
                ? Optional.empty()
                : order.lines().stream()
                        .flatMap(
                                it -> Optional.ofNullable(it.price()).map(price -> price.times(it.quantity())).stream())
                        .reduce(Money::plus);
    }

    static Facts desk(MemberOrder order, Words words) {
        return new Facts(List.of(new Fact(
                words.say("notifications.where"),
                order.site().name() + ", " + order.site().deskPlace())));
    }

    Block sessions(MemberOrder order, Words words) {
        var coming = calendar.nextSessions(order.site().id(), clock.instant(), SESSIONS_TOLD).stream()
                .map(it -> {
                    var from = it.startsAt().atZone(order.site().zone());
                    var until = it.endsAt().atZone(order.site().zone());
                    return words.say(
                            "notifications.session",
                            words.dateWithYear(from.toLocalDate()),
                            from.toLocalTime(),
                            until.toLocalTime());
                })
                .toList();
        return coming.isEmpty()
                ? new Paragraph(words.say("notifications.no-sessions"))
                : new Items(words.say("notifications.sessions"), coming);
    }

    Action see(MemberOrder order, Words words) {
        return new Action(words.say("notifications.see-order"), address.of(order.path()));
    }
}
