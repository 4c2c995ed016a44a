package fr.conciergerie.animations;

import fr.conciergerie.organisations.Site;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.ShortCode;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.LinkToken;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The door for those who register without an account. They take places from the same heap as members do, and wait for none. Whoever
 * asks a second time is told the same as the first time: nobody learns here that somebody else has registered.
 */
@Service
@Transactional
public class PassersBy {

    /** Whoever presses twice is written to once. */
    private static final Duration AT_ONCE = Duration.ofMinutes(10);

    private final PasserByRepository passersBy;
    private final RegistrationRepository registrations;
    private final Registrations places;
    private final AnimationRepository repository;
    private final Animations animations;
    private final AnimationQueue queue;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PassersBy(
            PasserByRepository passersBy,
            RegistrationRepository registrations,
            Registrations places,
            AnimationRepository repository,
            Animations animations,
            AnimationQueue queue,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.passersBy = passersBy;
        this.registrations = registrations;
        this.places = places;
        this.repository = repository;
        this.animations = animations;
        this.queue = queue;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * Takes a place in something that everybody may read of, and as many for guests. Whether there is room is asked before who it is:
     * else a stranger could tell from the answer who has a place already. Theirs stays as it is.
     *
     * @return what they say when they call: the same however often they ask
     */
    public ShortCode register(Announced seen, PasserBy who, int guests) {
        return passersBy.code(take(seen.animation(), who, guests).value());
    }

    /** The same, for somebody who stands at the desk or telephones: whoever serves the animation may know who has a place. */
    public RegistrationView register(Actor actor, AnimationId id, PasserBy who, int guests) {
        animations.requireServed(actor, id);
        var known = passersBy.known(id, who.reach()).map(PasserByRepository.Known::registration);
        return registrations.get(known.orElseGet(() -> take(animations.animation(actor, id), who, guests)));
    }

    private RegistrationId take(AnimationView seen, PasserBy who, int guests) {
        var id = seen.id();
        int wanted = 1 + guests;
        requireRoom(seen.details().registration(), id, seen.taken(), wanted);
        var now = clock.instant();
        var animation = repository.lock(id);
        var terms = animation.requireOpen(now);
        if (!terms.withoutAccount()) {
            throw Refused.conflict("animations.passer-by.account-only");
        }
        Registrations.requireGuests(terms, guests);
        requireRoom(terms, id, animation.taken(), wanted);
        var known = passersBy.known(id, who.reach());
        var key = known.map(PasserByRepository.Known::registration).orElseGet(() -> new RegistrationId(Ids.next(now)));
        if (known.isEmpty()) {
            passersBy.insert(key, id, who, wanted, now);
            queue.placesChanged(id);
        }
        if (known.isEmpty() || known.get().registeredAt().plus(AT_ONCE).isBefore(now)) {
            events.publishEvent(new PasserByRegistered(Tenant.require(), key, known.isPresent(), now));
        }
        return key;
    }

    /** How many places there are is told to nobody who walks by. */
    private void requireRoom(@Nullable RegistrationTerms terms, AnimationId id, int taken, int wanted) {
        if (terms != null && queue.room(terms, id, taken, null) < wanted) {
            throw Refused.conflict("animations.passer-by.full");
        }
    }

    /** A new way to their place; there may be several. Whoever holds it may give the place back, so it is kept nowhere. */
    public String link(RegistrationId id) {
        var token = LinkToken.next(Tenant.require());
        passersBy.insert(token, id, clock.instant());
        return "/place/" + token.text();
    }

    /** What a link leads to; empty once nobody knows any more whose it was. The operator is in it, and nowhere else. */
    @Transactional(propagation = Propagation.NEVER)
    public Optional<HeldPlace> open(String link) {
        return read(link, it -> passersBy.find(it).map(id -> held(it, id)));
    }

    /**
     * By their link: they give the place back where there is one left to give, and nobody knows them any more. Twice does no harm.
     */
    @Transactional(propagation = Propagation.NEVER)
    public void leave(String link) {
        read(
                link,
                it -> passersBy.find(it).map(id -> {
                    leave(registrations.get(id), null);
                    return id;
                }));
    }

    /** The same, by whoever serves the animation. */
    public void leave(Actor actor, RegistrationId id, int version) {
        leave(served(actor, id), version);
    }

    private void leave(RegistrationView known, @Nullable Integer version) {
        var now = clock.instant();
        var animation = repository.lock(known.animation());
        var place = registrations.get(known.id());
        if (place.status() == RegistrationStatus.REGISTERED && animation.isToCome(now)) {
            places.free(place, version == null ? place.version() : version, now);
        }
        places.forget(place);
    }

    /** Somebody has called them. Twice does no harm. */
    public void called(Actor actor, RegistrationId id) {
        passersBy.called(served(actor, id).id());
    }

    /** The animations of a site about which somebody must call people, soonest first. */
    @Transactional(readOnly = true)
    public List<AnimationView> toCall(Site site) {
        return repository.views(passersBy.animationsToCall()).stream()
                .filter(it -> it.takesPlaceAt(site.id()))
                .toList();
    }

    /** Somebody without an account, for whoever serves the animation; once nobody knows them any more they do not exist. */
    @Transactional(readOnly = true)
    public RegistrationView served(Actor actor, RegistrationId id) {
        var it = registrations.get(id);
        animations.requireServed(actor, it.animation());
        if (it.passerBy() == null) {
            throw new NotFound("passer-by " + id);
        }
        return it;
    }

    private HeldPlace held(LinkToken token, RegistrationId id) {
        var registration = registrations.get(id);
        return new HeldPlace(
                token.operator(),
                repository.views(List.of(registration.animation())).getFirst(),
                passersBy.code(registration.animation().value()),
                registration,
                Objects.requireNonNull(registration.passerBy()));
    }

    private <T> Optional<T> read(String link, Function<LinkToken, Optional<T>> work) {
        return LinkToken.read(link)
                .flatMap(token -> Tenant.call(
                        token.operator(), () -> Objects.requireNonNull(transaction.execute(_ -> work.apply(token)))));
    }
}
