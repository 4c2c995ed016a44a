package fr.conciergerie.animations;

import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The front door to what is given for an association: taken in at the desk, sealed in lots, handed over, received. What was taken in is
 * what the lots hold, and what these hold is what came, or the difference is there to be read.
 */
@Service
@Transactional
public class Collections {

    /** So many pieces, or grams, at once; more was mistyped. */
    public static final int MOST_AT_ONCE = 1_000_000;

    public static final int LONGEST_FUNCTION = 80;
    public static final int LONGEST_NUMBER = 60;
    public static final int LONGEST_NOTE = 300;

    private static final int LATEST = 20;

    private final CollectionRepository collections;
    private final DepositRepository deposits;
    private final LotRepository lots;
    private final AnimationRepository animations;
    private final Organisations organisations;
    private final DayClock dayClock;
    private final Clock clock;

    Collections(
            CollectionRepository collections,
            DepositRepository deposits,
            LotRepository lots,
            AnimationRepository animations,
            Organisations organisations,
            DayClock dayClock,
            Clock clock) {
        this.collections = collections;
        this.deposits = deposits;
        this.lots = lots;
        this.animations = animations;
        this.organisations = organisations;
        this.dayClock = dayClock;
        this.clock = clock;
    }

    /** Those at the sites of the reader, the last to end first. */
    @Transactional(readOnly = true)
    public List<CollectionView> all(Actor actor) {
        return collections.at(
                organisations.sitesVisibleTo(actor).stream().map(Site::id).toList());
    }

    /** What a coordinator reads of the collections for their people that have ended since a day, or have not ended. */
    @Transactional(readOnly = true)
    public List<CollectionOutcome> outcomes(Actor coordinator, LocalDate since) {
        var some = collections.forPeopleOf(new OrganisationId(coordinator.requireSubject()), since);
        var receipts =
                collections.receipts(some.stream().map(CollectionView::id).toList());
        return some.stream()
                .map(it -> new CollectionOutcome(it, receipts.getOrDefault(it.id(), List.of())))
                .toList();
    }

    /** To whoever does not serve its site it does not exist. */
    @Transactional(readOnly = true)
    public CollectionView collection(Actor actor, CollectionId id) {
        var it = collections.get(id);
        if (!actor.is(Role.MANAGER) && !actor.is(Role.CONCIERGE)
                || organisations.sitesVisibleTo(actor).stream()
                        .noneMatch(site -> site.id().equals(it.site()))) {
            throw new NotFound("collection " + id);
        }
        return it;
    }

    /** Whether something can be brought today, by the clock of the site. */
    @Transactional(readOnly = true)
    public boolean takesToday(CollectionView collection) {
        return collection.takesOn(today(collection));
    }

    /** What was brought last. */
    @Transactional(readOnly = true)
    public List<DepositView> deposits(Actor actor, CollectionId id) {
        collection(actor, id);
        return deposits.latest(id, LATEST);
    }

    /** The first first. */
    @Transactional(readOnly = true)
    public List<LotView> lots(Actor actor, CollectionId id) {
        collection(actor, id);
        return lots.of(id);
    }

    @Transactional(readOnly = true)
    public LotView lot(Actor actor, CollectionId id, LotId lot) {
        collection(actor, id);
        var it = lots.get(lot);
        if (!it.collection().equals(id)) {
            throw new NotFound("lot " + lot);
        }
        return it;
    }

    /** For the paper on which the association signs; there is none of a lot into which things still go. */
    @Transactional(readOnly = true)
    public LotPaper manifest(Actor actor, CollectionId id, LotId lot) {
        var it = lot(actor, id, lot);
        if (it.status() == LotStatus.OPEN) {
            throw Refused.conflict("animations.collection.not-sealed-yet");
        }
        return paper(it);
    }

    /** For the paper that says what the association received; there is none before its receipt is noted. */
    @Transactional(readOnly = true)
    public LotPaper attestation(Actor actor, CollectionId id, LotId lot) {
        var it = lot(actor, id, lot);
        if (it.status() != LotStatus.RECEIVED) {
            throw Refused.conflict("animations.collection.not-received-yet");
        }
        return paper(it);
    }

    /** What became of each good. */
    @Transactional(readOnly = true)
    public List<Balance> balance(Actor actor, CollectionId id) {
        collection(actor, id);
        return collections.balance(id);
    }

    public CollectionId open(CollectionDetails details) {
        organisations.site(details.site());
        var animation = details.animation();
        if (animation != null && animations.get(animation).details().kind() != AnimationKind.COLLECTION) {
            throw new Refused("animations.collection.not-a-collection");
        }
        var now = clock.instant();
        var id = new CollectionId(Ids.next(now));
        collections.insert(id, details, now);
        return id;
    }

    /** Once everything that was taken in has its receipt. */
    public void close(Actor actor, CollectionId id, int version) {
        var it = collection(actor, id);
        if (it.closed()) {
            throw Refused.conflict("animations.collection.is-closed");
        }
        if (lots.of(id).stream()
                .anyMatch(lot ->
                        lot.status() != LotStatus.RECEIVED && !lot.contents().isEmpty())) {
            throw Refused.conflict("animations.collection.not-all-received");
        }
        collections.close(id, version, clock.instant());
    }

    /**
     * Takes something in, or notes that it was not taken.
     *
     * @param amount pieces or grams
     * @param refusal null where it is taken
     */
    public DepositId deposit(Actor actor, CollectionId id, GoodId good, int amount, @Nullable GoodRefusal refusal) {
        var collection = collection(actor, id);
        var what = collection.goods().stream()
                .filter(it -> it.id().equals(good))
                .findFirst()
                .orElseThrow(() -> new Refused("animations.no-such-thing", good.toString()));
        if (collection.closed()) {
            throw Refused.conflict("animations.collection.is-closed");
        }
        if (!takesToday(collection)) {
            throw Refused.conflict("animations.collection.not-today", collection.firstDay(), collection.lastDay());
        }
        if (amount < 1 || amount > MOST_AT_ONCE) {
            throw new Refused("animations.collection.amount-out-of-bounds");
        }
        if (!what.taken() && refusal == null) {
            throw Refused.conflict("animations.collection.not-taken");
        }
        var now = clock.instant();
        var key = new DepositId(Ids.next(now));
        var lot = refusal == null ? lots.open(id).orElseGet(() -> lots.openNext(id, now)) : null;
        deposits.insert(key, id, what, amount, lot, refusal, now);
        return key;
    }

    /** It was noted by mistake: it counts no more. */
    public void withdraw(Actor actor, CollectionId id, DepositId deposit) {
        collection(actor, id);
        deposits.withdraw(id, deposit, clock.instant());
    }

    /**
     * Closes the open lot: nothing goes in or out any more.
     *
     * @param counted what was counted or weighed; of goods that are left out it is what was taken in
     */
    public LotView seal(Actor actor, CollectionId id, @Nullable Integer version, List<Counted> counted) {
        collection(actor, id);
        var lot = lots.of(id).stream()
                .filter(it -> it.status() == LotStatus.OPEN && !it.contents().isEmpty())
                .findFirst()
                .orElseThrow(() -> Refused.conflict("animations.collection.nothing-to-seal"));
        lots.seal(
                lot,
                version == null ? lot.version() : version,
                whole(lot, counted, LotView.Content::deposited),
                clock.instant());
        return lots.get(lot.id());
    }

    /** @param function what the person is for the association who signs for it */
    public LotView handOver(Actor actor, CollectionId id, LotId lot, int version, String function) {
        var it = lot(actor, id, lot);
        if (it.status() != LotStatus.SEALED) {
            throw Refused.conflict("animations.collection.not-sealed");
        }
        lots.handOver(
                it,
                version,
                said(function, LONGEST_FUNCTION, "animations.collection.needs-a-function"),
                clock.instant());
        return lots.get(lot);
    }

    /**
     * What the association says that it got.
     *
     * @param number of its receipt
     * @param counted of goods that are left out it is what was handed over
     */
    public LotView receive(
            Actor actor, CollectionId id, LotId lot, int version, String number, LocalDate day, List<Counted> counted) {
        var it = lot(actor, id, lot);
        if (it.status() != LotStatus.HANDED_OVER) {
            throw Refused.conflict("animations.collection.not-handed-over");
        }
        if (day.isAfter(today(collections.get(id)))) {
            throw new Refused("animations.collection.day-to-come");
        }
        lots.receive(
                it,
                version,
                said(number, LONGEST_NUMBER, "animations.collection.needs-a-number"),
                day,
                whole(it, counted, LotView.Content::sealed));
        return lots.get(lot);
    }

    /** One for each good of the lot; one that is not in it is refused. */
    private static List<Counted> whole(
            LotView lot, List<Counted> counted, Function<LotView.Content, Integer> otherwise) {
        Map<GoodId, Counted> said = counted.stream()
                .collect(Collectors.toMap(Counted::good, Function.identity(), (one, _) -> one, HashMap::new));
        var whole = lot.contents().stream()
                .map(it -> {
                    var one = said.remove(it.good().id());
                    return one == null ? new Counted(it.good().id(), otherwise.apply(it), null) : one;
                })
                .toList();
        if (!said.isEmpty()) {
            throw new Refused("animations.collection.not-in-the-lot");
        }
        for (var one : whole) {
            if (one.amount() < 0 || one.amount() > MOST_AT_ONCE * 100L) {
                throw new Refused("animations.collection.amount-out-of-bounds");
            }
            if (one.note() != null && one.note().length() > LONGEST_NOTE) {
                throw new Refused("animations.collection.note-too-long", LONGEST_NOTE);
            }
        }
        return whole.stream()
                .map(it -> new Counted(
                        it.good(),
                        it.amount(),
                        it.note() == null || it.note().isBlank()
                                ? null
                                : it.note().strip()))
                .toList();
    }

    private static String said(String words, int longest, String missing) {
        var plain = words.strip();
        if (plain.isEmpty() || plain.length() > longest) {
            throw new Refused(missing, longest);
        }
        return plain;
    }

    private LotPaper paper(LotView lot) {
        var collection = collections.get(lot.collection());
        return new LotPaper(
                collection,
                lot,
                lots.deposits(lot.id()),
                lots.refused(lot),
                organisations.site(collection.site()).zone());
    }

    private LocalDate today(CollectionView collection) {
        return dayClock.todayAt(organisations.site(collection.site()).zone());
    }
}
