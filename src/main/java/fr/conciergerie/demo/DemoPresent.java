package fr.conciergerie.demo;

import fr.conciergerie.calendar.Calendar;
import fr.conciergerie.custody.Arrival;
import fr.conciergerie.custody.Custody;
import fr.conciergerie.custody.PieceIn;
import fr.conciergerie.custody.Reserves;
import fr.conciergerie.opinions.Opinions;
import fr.conciergerie.opinions.Score;
import fr.conciergerie.orders.Channel;
import fr.conciergerie.orders.ClosedReason;
import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.OrderId;
import fr.conciergerie.orders.Orders;
import fr.conciergerie.orders.PlaceOrder;
import fr.conciergerie.orders.Reason;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.Money;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Dictionary;
import fr.conciergerie.web.Role;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The past weeks of the demonstration: orders in every state at every site, so that no screen is empty. */
@Component
class DemoPresent {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final int FIRST_HOUR = 9;
    private static final int LAST_HOUR = 18;

    private static final String COBBLER = "cordonnerie";

    private final Orders orders;
    private final Custody custody;
    private final Calendar calendar;
    private final Opinions opinions;
    private final Dictionary dictionary;
    private final Clock clock;

    DemoPresent(
            Orders orders, Custody custody, Calendar calendar, Opinions opinions, Dictionary dictionary, Clock clock) {
        this.orders = orders;
        this.custody = custody;
        this.calendar = calendar;
        this.opinions = opinions;
        this.dictionary = dictionary;
        this.clock = clock;
    }

    /** Who plays. The first member is the agent. */
    record Cast(Actor agent, Actor concierge, Actor partner, List<MemberId> members, List<SiteId> sites) {}

    /** How far an order has got. */
    private enum Reach {
        PLACED,
        DEPOSITED,
        SENT,
        PROPOSED,
        REFUSED,
        ACCEPTED,
        COMPLETED,
        READY,
        COLLECTED,
        GIVEN_BACK,
        UNTREATED,
        CANCELLED,
        WITHDRAWN
    }

    /** @param sessionsAgo at which of the past sessions it was ordered, 1 being the last one */
    private record Scene(String service, int quantity, Channel channel, int sessionsAgo, Reach reach) {}

    private static final List<Scene> AT_EACH_SITE = List.of(
            new Scene("cordonnerie-talons", 1, Channel.DESK, 10, Reach.COLLECTED),
            new Scene("pressing-chemise", 5, Channel.DESK, 9, Reach.COLLECTED),
            new Scene("panier-de-legumes", 1, Channel.PHONE, 9, Reach.COLLECTED),
            new Scene("osteopathie-seance", 1, Channel.EMAIL, 8, Reach.COLLECTED),
            new Scene("retouche-ourlet", 2, Channel.DESK, 8, Reach.COLLECTED),
            new Scene("revision-velo", 1, Channel.DESK, 7, Reach.COLLECTED),
            new Scene("cordonnerie-ressemelage", 1, Channel.DESK, 6, Reach.GIVEN_BACK),
            new Scene("pressing-costume", 1, Channel.LOCKER, 5, Reach.READY),
            new Scene("cordonnerie-patins", 1, Channel.DESK, 4, Reach.READY),
            new Scene("repassage-cinq-pieces", 1, Channel.DESK, 4, Reach.READY),
            new Scene("pain-bio", 2, Channel.PHONE, 3, Reach.READY),
            new Scene("photos-d-identite", 1, Channel.DESK, 3, Reach.COMPLETED),
            new Scene("cordonnerie-double-de-cle", 2, Channel.DESK, 3, Reach.COMPLETED),
            new Scene("blanchisserie-couette", 1, Channel.DESK, 5, Reach.ACCEPTED),
            new Scene("cordonnerie-talons", 1, Channel.DESK, 2, Reach.ACCEPTED),
            new Scene("controle-technique", 1, Channel.PHONE, 2, Reach.ACCEPTED),
            new Scene("cordonnerie-patins", 2, Channel.DESK, 1, Reach.SENT),
            new Scene("retouche-fermeture", 1, Channel.DESK, 2, Reach.SENT),
            new Scene("grand-panier-de-legumes", 1, Channel.EMAIL, 1, Reach.SENT),
            new Scene("cordonnerie-maroquinerie", 1, Channel.DESK, 2, Reach.PROPOSED),
            new Scene("garde-d-enfants", 1, Channel.PHONE, 2, Reach.PROPOSED),
            new Scene("pressing-manteau", 1, Channel.DESK, 2, Reach.REFUSED),
            new Scene("cordonnerie-ressemelage", 1, Channel.DESK, 1, Reach.DEPOSITED),
            new Scene("pressing-robe", 1, Channel.DESK, 1, Reach.DEPOSITED),
            new Scene("lavage-voiture", 1, Channel.PHONE, 1, Reach.PLACED),
            new Scene("cordonnerie-talons", 1, Channel.EMAIL, 1, Reach.PLACED),
            new Scene("plateau-de-fromages", 1, Channel.PHONE, 1, Reach.PLACED),
            new Scene("menage-a-domicile", 1, Channel.EMAIL, 1, Reach.PLACED),
            new Scene("cordonnerie-patins", 1, Channel.DESK, 3, Reach.UNTREATED),
            new Scene("sophrologie-seance", 1, Channel.PHONE, 3, Reach.CANCELLED),
            new Scene("crevaison-velo", 1, Channel.EMAIL, 2, Reach.WITHDRAWN));

    private static final List<Scene> OF_THE_AGENT = List.of(
            new Scene("cordonnerie-ressemelage", 1, Channel.ONLINE, 9, Reach.COLLECTED),
            new Scene("panier-de-legumes", 1, Channel.ONLINE, 7, Reach.COLLECTED),
            new Scene("pressing-chemise", 3, Channel.ONLINE, 4, Reach.READY),
            new Scene("cordonnerie-maroquinerie", 1, Channel.ONLINE, 2, Reach.PROPOSED),
            new Scene("cordonnerie-talons", 1, Channel.ONLINE, 2, Reach.ACCEPTED),
            new Scene("pain-bio", 1, Channel.ONLINE, 1, Reach.PLACED),
            new Scene("cordonnerie-patins", 1, Channel.ONLINE, 1, Reach.PLACED));

    /** What somebody thinks of what they were given; the sentence may be empty. */
    private record Thought(int score, String sentence) {}

    /** Of those who were given something, in the order of the scenes; who comes after them has not answered. */
    private static final List<List<Thought>> AT_THE_SITES = List.of(
            List.of(
                    new Thought(10, "Mes chaussures étaient prêtes le jour dit, et la concierge les avait cirées."),
                    new Thought(9, ""),
                    new Thought(8, "Pratique à la pause de midi."),
                    new Thought(10, ""),
                    new Thought(4, "L’ourlet est à reprendre, il est plus court d’un côté.")),
            List.of(
                    new Thought(9, "Toujours le sourire."),
                    new Thought(7, "J’aimerais une permanence de plus, le vendredi."),
                    new Thought(10, ""),
                    new Thought(9, ""),
                    new Thought(6, "")),
            List.of(
                    new Thought(10, "Enfin un panier de légumes sans détour en voiture !"),
                    new Thought(8, ""),
                    new Thought(5, "Une semaine d’attente pour cinq chemises, c’est long."),
                    new Thought(9, "")),
            List.of(new Thought(10, ""), new Thought(9, "Je l’ai déjà conseillée à mon équipe."), new Thought(7, "")));

    void load(Cast cast) {
        // Members who did not take part in 2015 come first, so that the demonstration's months do not repeat the same
        // names.
        int next = Year2015.USERS + 1;
        for (var site : cast.sites()) {
            var thoughts = thoughtsAt(cast.sites().indexOf(site)).iterator();
            for (var scene : AT_EACH_SITE) {
                var script = play(scene, cast, site, cast.members().get(next++));
                if (scene.reach() == Reach.COLLECTED && thoughts.hasNext()) {
                    script.giveOpinion(thoughts.next());
                }
            }
        }
        // The last service first, so that it is the one that the agent is asked about and still is for a while.
        var ofTheAgent = OF_THE_AGENT.stream()
                .map(it -> new Played(
                        it,
                        play(it, cast, cast.sites().getFirst(), cast.members().getFirst())))
                .toList();
        ofTheAgent.reversed().stream()
                .filter(it -> it.scene().reach() == Reach.COLLECTED)
                .forEach(it -> it.script().ask());
    }

    private static List<Thought> thoughtsAt(int site) {
        return site < AT_THE_SITES.size() ? AT_THE_SITES.get(site) : List.of();
    }

    private record Played(Scene scene, Script script) {}

    private Script play(Scene scene, Cast cast, SiteId site, MemberId member) {
        var sessions = pastSessions(site);
        var placed = sessions.get(sessions.size() - scene.sessionsAgo());
        var entrusted = isEntrusted(scene.service());
        var script = new Script(scene, cast, site, member, placed);
        script.place();
        if (entrusted && scene.reach() != Reach.PLACED && scene.reach() != Reach.WITHDRAWN) {
            script.deposit();
        }
        switch (scene.reach()) {
            case PLACED, DEPOSITED -> {}
            case SENT -> script.send();
            case PROPOSED -> script.send().propose();
            case REFUSED -> script.send().refuse();
            case ACCEPTED -> script.send().accept();
            case COMPLETED -> script.send().accept().complete();
            case READY -> script.send().accept().complete().comeBack();
            case COLLECTED -> {
                script.send().accept().complete();
                if (!isGivenThereAndThen(scene.service())) {
                    script.comeBack().collect();
                }
            }
            case UNTREATED -> script.send().propose().refuseProposal().comeBack();
            case GIVEN_BACK ->
                script.send().propose().refuseProposal().comeBack().collect();
            case CANCELLED -> script.cancel();
            case WITHDRAWN -> script.withdraw();
        }
        return script;
    }

    private List<Instant> pastSessions(SiteId site) {
        var now = clock.instant();
        return calendar.nextSessions(site, now.minus(Duration.ofDays(60)), 60).stream()
                .map(it -> it.startsAt().plus(Duration.ofMinutes(20)))
                .filter(it -> it.isBefore(now.minus(Duration.ofHours(2))))
                .toList();
    }

    private static Instant atWork(Instant then) {
        var there = then.atZone(PARIS);
        if (there.getHour() >= LAST_HOUR) {
            there = there.plusDays(1).withHour(FIRST_HOUR);
        } else if (there.getHour() < FIRST_HOUR) {
            there = there.withHour(FIRST_HOUR);
        }
        while (there.getDayOfWeek().getValue() > DayOfWeek.FRIDAY.getValue()) {
            there = there.plusDays(1);
        }
        return there.toInstant();
    }

    private static boolean isEntrusted(String service) {
        return List.of(
                        COBBLER,
                        "pressing",
                        "retouche",
                        "revision",
                        "repassage",
                        "blanchisserie",
                        "controle",
                        "lavage",
                        "crevaison")
                .stream()
                .anyMatch(service::startsWith);
    }

    private static boolean isGivenThereAndThen(String service) {
        return service.endsWith("-seance");
    }

    /** One order being acted out, an hour or a day at a time. */
    private final class Script {

        private final Scene scene;
        private final Cast cast;
        private final SiteId site;
        private final MemberId member;
        private Instant at;
        private OrderId order = new OrderId(new UUID(0, 0));
        private LineId line = new LineId(new UUID(0, 0));

        Script(Scene scene, Cast cast, SiteId site, MemberId member, Instant at) {
            this.scene = scene;
            this.cast = cast;
            this.site = site;
            this.member = member;
            this.at = at;
        }

        void place() {
            var buyer = scene.channel() == Channel.ONLINE ? cast.agent() : cast.concierge();
            var wanted = new PlaceOrder(
                    site.toString(),
                    buyer.is(Role.MEMBER) ? null : member,
                    scene.channel(),
                    List.of(new PlaceOrder.Line(scene.service(), scene.quantity(), null, List.of(), null)),
                    null,
                    scene.channel().isDistance()
                            ? dictionary.words(Locale.FRENCH).say("orders.begin-at-once")
                            : null);
            after(Duration.ZERO, () -> {
                var placed = orders.place(buyer, wanted);
                order = placed.id();
                line = placed.lines().getFirst().id();
            });
        }

        void deposit() {
            var piece = new PieceIn(description(), Reserves.NONE);
            after(
                    Duration.ofMinutes(5),
                    () -> custody.deposit(cast.concierge(), order, line, List.of(piece), "Étagère A"));
        }

        Script send() {
            return after(Duration.ofHours(2), () -> custody.dispatch(cast.concierge(), order, line, null));
        }

        Script accept() {
            return after(Duration.ofHours(4), () -> orders.accept(worker(), order, line));
        }

        Script refuse() {
            return after(
                    Duration.ofHours(4), () -> orders.refuse(worker(), order, line, Reason.said("Machine en panne")));
        }

        Script propose() {
            return after(
                    Duration.ofHours(3),
                    () -> orders.propose(
                            worker(), order, line, Money.euros(46, 0), null, Reason.chosen(ClosedReason.MORE_WORK)));
        }

        Script refuseProposal() {
            return after(Duration.ofHours(6), () -> orders.refuseProposal(buyerOrConcierge(), order, line));
        }

        Script complete() {
            return after(Duration.ofHours(20), () -> orders.complete(worker(), order, line));
        }

        Script comeBack() {
            return after(
                    Duration.ofHours(20),
                    () -> custody.comeBack(cast.concierge(), order, line, Arrival.complete("Étagère B")));
        }

        void collect() {
            after(Duration.ofHours(26), () -> custody.collect(cast.concierge(), order, line, null, null));
        }

        Script ask() {
            return after(Duration.ZERO, () -> opinions.invite(line, at));
        }

        void giveOpinion(Thought thought) {
            ask().after(
                            Duration.ofDays(1),
                            () -> opinions.open(member)
                                    .ifPresent(it -> opinions.answer(
                                            member, it.id(), new Score(thought.score()), thought.sentence())));
        }

        void cancel() {
            after(
                    Duration.ofHours(3),
                    () -> orders.cancel(
                            buyerOrConcierge(), order, line, Reason.chosen(ClosedReason.CHANGED_THEIR_MIND)));
        }

        void withdraw() {
            after(Duration.ofHours(20), () -> orders.withdraw(buyerOrConcierge(), order));
        }

        /** The cobbler answers himself; the others tell the concierge by phone. */
        private Actor worker() {
            return scene.service().startsWith(COBBLER) ? cast.partner() : cast.concierge();
        }

        private Actor buyerOrConcierge() {
            return scene.channel() == Channel.ONLINE ? cast.agent() : cast.concierge();
        }

        private String description() {
            return scene.service().startsWith(COBBLER) ? "Chaussures ou cuir" : "Pièce remise au bureau";
        }

        /** Some time later, when people are at work, though never later than now. */
        private Script after(Duration time, Runnable act) {
            var later = time.isZero() ? at : atWork(at.plus(time));
            var now = clock.instant();
            at = later.isAfter(now) ? now : later;
            TravellingClock.at(at, act);
            return this;
        }
    }
}
