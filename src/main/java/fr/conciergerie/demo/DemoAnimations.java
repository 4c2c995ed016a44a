package fr.conciergerie.demo;

import fr.conciergerie.animations.AnimationDetails;
import fr.conciergerie.animations.AnimationId;
import fr.conciergerie.animations.AnimationKind;
import fr.conciergerie.animations.AnimationWaitingLists;
import fr.conciergerie.animations.Animations;
import fr.conciergerie.animations.Cost;
import fr.conciergerie.animations.CostBearer;
import fr.conciergerie.animations.Effort;
import fr.conciergerie.animations.Efforts;
import fr.conciergerie.animations.PasserBy;
import fr.conciergerie.animations.PassersBy;
import fr.conciergerie.animations.PictureWords;
import fr.conciergerie.animations.Pictures;
import fr.conciergerie.animations.ProposalRequest;
import fr.conciergerie.animations.Proposals;
import fr.conciergerie.animations.Reach;
import fr.conciergerie.animations.RegistrationTerms;
import fr.conciergerie.animations.Registrations;
import fr.conciergerie.animations.Repetition;
import fr.conciergerie.animations.Times;
import fr.conciergerie.bookings.Attendance;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.Money;
import fr.conciergerie.web.Actor;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A month of animations in the demonstration, around today: one that is full and waited for, three that took place, one that was
 * cancelled.
 */
@Component
class DemoAnimations {

    /** When all of them were announced. */
    private static final int DAYS_AGO = 25;

    private final Animations animations;
    private final Pictures pictures;
    private final Registrations registrations;
    private final PassersBy passersBy;
    private final AnimationWaitingLists waiting;
    private final Proposals proposals;
    private final Efforts efforts;
    private final DemoOpinions opinions;
    private final DayClock dayClock;
    private final Clock clock;

    DemoAnimations(
            Animations animations,
            Pictures pictures,
            Registrations registrations,
            PassersBy passersBy,
            AnimationWaitingLists waiting,
            Proposals proposals,
            Efforts efforts,
            DemoOpinions opinions,
            DayClock dayClock,
            Clock clock) {
        this.animations = animations;
        this.pictures = pictures;
        this.registrations = registrations;
        this.passersBy = passersBy;
        this.waiting = waiting;
        this.proposals = proposals;
        this.efforts = efforts;
        this.opinions = opinions;
        this.dayClock = dayClock;
        this.clock = clock;
    }

    /**
     * Who takes part.
     *
     * @param concierge who registers those who ask at the desk
     * @param agent the one whom everybody can be
     * @param members others, who come
     */
    record Cast(Actor coordinator, Actor concierge, MemberId agent, List<MemberId> members) {}

    /** What collects things: one that took place, one that goes on. */
    record Collecting(AnimationId clothes, AnimationId toys) {}

    Collecting load(Map<String, PartnerId> partners, List<SiteId> sites, Cast cast) {
        var hall = List.of(sites.getFirst());
        var both = sites.subList(0, 2);
        var members = cast.members().iterator();
        var clothes = announce(plan(
                AnimationKind.COLLECTION,
                "Collecte de vêtements chauds",
                "Apportez des manteaux et des pulls propres.",
                hall,
                noon(-6),
                RegistrationTerms.OPEN,
                null,
                null));
        come(cast.concierge(), clothes, members, 9, 0);
        held(cast.concierge(), clothes, noon(-6), 23);
        opinions.load(cast.concierge(), clothes, noon(-6));
        var cheese = announce(plan(
                AnimationKind.LOCAL_PRODUCER,
                "Le stand du fromager",
                "Des fromages de brebis faits à trente kilomètres d’ici.",
                hall,
                noon(-3),
                null,
                partners.get("fromagerie-des-pres-hauts"),
                null));
        held(cast.concierge(), cheese, noon(-3), 41);
        mobility(cast, hall);
        var bicycles = announce(plan(
                AnimationKind.WORKSHOP,
                "Atelier : réparer son vélo",
                "Venez avec votre vélo : vous repartez avec des freins qui freinent.",
                hall,
                noon(4),
                RegistrationTerms.upTo(8, 1),
                partners.get("velo-recycle"),
                new Cost(Money.euros(120, 0), CostBearer.OPERATOR)));
        pictures.show(
                cast.concierge(),
                Map.of(bicycles, 1),
                DemoPictures.bicycle(),
                new PictureWords("Dessin d’un vélo vert et orange", "Conciergerie de démonstration"));
        come(cast.concierge(), bicycles, members, 4, 1);
        waitFor(cast.concierge(), bicycles, List.of(members.next(), cast.agent()));
        announce(plan(
                AnimationKind.ORGANIC,
                "Goûter les paniers bio",
                "Le jardin d’insertion fait goûter ses légumes.",
                both,
                noon(9),
                null,
                partners.get("paniers-de-l-estuaire"),
                null));
        var toys = announce(plan(
                AnimationKind.COLLECTION,
                "Collecte de jouets",
                "Des jouets complets et propres, pour les enfants du quartier.",
                both,
                Times.at(day(-2), LocalTime.of(9, 0), day(12), LocalTime.of(18, 0), dayClock.zone()),
                null,
                null,
                null));
        var mending = announce(plan(
                AnimationKind.WORKSHOP,
                "Atelier couture : recoudre un bouton",
                "Apportez un vêtement auquel il manque un bouton.",
                hall,
                noon(15),
                RegistrationTerms.upTo(12, 2),
                partners.get("fil-a-fil"),
                null));
        come(cast.concierge(), mending, List.of(cast.agent()).iterator(), 1, 0);
        comeWithoutAccount(cast.concierge(), mending, "Visiteuse", "visiteuse@demo.example", 1);
        comeWithoutAccount(cast.concierge(), mending, "Visiteur", "05 56 00 00 01", 0);
        announce(new AnimationDetails(
                AnimationKind.WORKSHOP,
                "Trier ses papiers, en ligne",
                "Une heure pour savoir quoi garder.",
                List.of(),
                "https://visio.example/papiers",
                noon(18),
                RegistrationTerms.upTo(50, 0),
                new OrganisationId(cast.coordinator().requireSubject()),
                null,
                null));
        var market = announce(plan(
                AnimationKind.LOCAL_PRODUCER,
                "Marché de producteurs",
                "Trois producteurs dans la cour.",
                hall,
                noon(6),
                RegistrationTerms.OPEN,
                null,
                null));
        come(cast.concierge(), market, members, 2, 0);
        animations.cancel(market, 1, "La cour est en travaux ce jour-là.");
        weekly(plan(
                AnimationKind.WORKSHOP,
                "Pause étirements",
                "S’étirer au milieu de la journée, sans changer de tenue.",
                hall,
                noon(8),
                RegistrationTerms.upTo(10, 0),
                null,
                null));
        ask(cast.coordinator(), sites.getFirst());
        return new Collecting(clothes, toys);
    }

    /** An event of the client's own that is over, with what it cost. */
    private void mobility(Cast cast, List<SiteId> hall) {
        var morning = Times.at(day(-9), LocalTime.of(9, 30), day(-9), LocalTime.of(12, 0), dayClock.zone());
        var mobility = announce(new AnimationDetails(
                AnimationKind.CLIENT,
                "Matinée vélo et covoiturage",
                "Essayez un vélo à assistance électrique.",
                hall,
                "Hall",
                morning,
                null,
                new OrganisationId(cast.coordinator().requireSubject()),
                null,
                new Cost(Money.euros(180, 0), CostBearer.CLIENT)));
        held(cast.concierge(), mobility, morning, 34);
        efforts.change(
                cast.concierge(),
                mobility,
                animations.animation(cast.concierge(), mobility).version(),
                new Effort(6 * 60, 7 * 60 + 30, "Trois vélos à assistance électrique, une banderole"));
    }

    /** The client has asked for two events of its own: one is being prepared, the other waits for an answer. */
    private void ask(Actor coordinator, SiteId site) {
        var week = proposals.ask(
                coordinator,
                new ProposalRequest(
                        "Semaine du développement durable",
                        site,
                        day(24),
                        LocalTime.of(10, 0),
                        LocalTime.of(16, 0),
                        80,
                        "Hall",
                        "Une table, des gobelets lavables"));
        proposals.takeUp(
                week,
                0,
                "Un stand et deux ateliers avec nos partenaires.",
                Money.euros(250, 0),
                new Effort(9 * 60, null, "Une table, des gobelets lavables, l’affiche des partenaires"));
        proposals.ask(
                coordinator,
                new ProposalRequest(
                        "Faire connaître les tiers-lieux",
                        site,
                        day(38),
                        LocalTime.NOON,
                        LocalTime.of(14, 0),
                        30,
                        null,
                        null));
    }

    private AnimationDetails plan(
            AnimationKind kind,
            String title,
            String description,
            List<SiteId> sites,
            Times times,
            @Nullable RegistrationTerms terms,
            @Nullable PartnerId partner,
            @Nullable Cost cost) {
        return new AnimationDetails(kind, title, description, sites, "Hall", times, terms, null, partner, cost);
    }

    private AnimationId announce(AnimationDetails details) {
        var announced = new AtomicReference<AnimationId>();
        TravellingClock.at(clock.instant().minus(Duration.ofDays(DAYS_AGO)), () -> {
            var id = animations.draft(details);
            animations.publish(id, 0);
            announced.set(id);
        });
        return Objects.requireNonNull(announced.get());
    }

    private void come(Actor concierge, AnimationId animation, Iterator<MemberId> members, int people, int guests) {
        TravellingClock.at(clock.instant().minus(Duration.ofDays(DAYS_AGO - 1L)), () -> {
            for (int i = 0; i < people && members.hasNext(); i++) {
                registrations.register(concierge, animation, members.next(), guests);
            }
        });
    }

    /** Three times, a week apart. */
    private void weekly(AnimationDetails first) {
        TravellingClock.at(
                clock.instant().minus(Duration.ofDays(DAYS_AGO)),
                () -> animations
                        .draft(new Repetition(1, 3, List.of()).of(first))
                        .forEach(it -> animations.publish(it, 0)));
    }

    private void comeWithoutAccount(Actor concierge, AnimationId animation, String name, String contact, int guests) {
        TravellingClock.at(
                clock.instant().minus(Duration.ofDays(2)),
                () -> passersBy.register(
                        concierge, animation, new PasserBy(name, Reach.read(contact), Locale.FRENCH), guests));
    }

    private void waitFor(Actor concierge, AnimationId animation, List<MemberId> members) {
        TravellingClock.at(
                clock.instant().minus(Duration.ofDays(DAYS_AGO - 2L)),
                () -> members.forEach(it -> waiting.join(concierge, animation, it, 0)));
    }

    /** All came but one who had said so, and others who had not registered. */
    private void held(Actor concierge, AnimationId animation, Times times, int walkIns) {
        TravellingClock.at(times.endsAt(), () -> {
            var registered = registrations.of(concierge, animation);
            for (int i = 0; i < registered.size(); i++) {
                registrations.attendance(
                        concierge,
                        registered.get(i).id(),
                        i == 0 ? Attendance.EXCUSED : Attendance.ATTENDED,
                        registered.get(i).version());
            }
            animations.countWalkIns(
                    concierge,
                    animation,
                    animations.animation(concierge, animation).version(),
                    walkIns);
        });
    }

    private Times noon(int days) {
        return Times.at(day(days), LocalTime.of(12, 30), day(days), LocalTime.of(14, 0), dayClock.zone());
    }

    /** Offices are empty at the weekend: what would fall on one takes place on the Monday after, or the Friday before today. */
    private LocalDate day(int days) {
        var day = dayClock.today().plusDays(days);
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> day.plusDays(days < 0 ? -1 : 2);
            case SUNDAY -> day.plusDays(days < 0 ? -2 : 1);
            default -> day;
        };
    }
}
