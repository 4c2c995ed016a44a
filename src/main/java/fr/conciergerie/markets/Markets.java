package fr.conciergerie.markets;

import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.shared.Constraints;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Slice;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door of the module: markets with their periods and what they pay for each site. */
@Service
@Transactional
public class Markets {

    public static final int MOST_LISTED = 100;

    /** Days of a market lie between these two. */
    public static final LocalDate EARLIEST = MarketChecks.EARLIEST;

    public static final LocalDate LATEST = MarketChecks.LATEST;

    private final MarketRepository repository;
    private final Organisations organisations;
    private final DayClock dayClock;
    private final Clock clock;

    Markets(MarketRepository repository, Organisations organisations, DayClock dayClock, Clock clock) {
        this.repository = repository;
        this.organisations = organisations;
        this.dayClock = dayClock;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Market market(MarketId id) {
        return repository.get(id);
    }

    /**
     * Newest first.
     *
     * @param organisation only what it buys or shares; null for all
     */
    @Transactional(readOnly = true)
    public Slice<MarketSummary> list(@Nullable OrganisationId organisation, @Nullable String cursor, int limit) {
        if (limit < 1 || limit > MOST_LISTED) {
            throw new Refused("markets.limit-out-of-range", MOST_LISTED);
        }
        return repository.page(organisation, today(), cursor, limit);
    }

    /** How many are in force today. */
    @Transactional(readOnly = true)
    public int inForce() {
        return repository.inForce(today());
    }

    /** How many end within so many days and have not been renewed. */
    @Transactional(readOnly = true)
    public int endingWithin(int days) {
        return repository.endingBy(today(), today().plusDays(days));
    }

    /** A market that the organisation buys or shares; any other one does not exist for it. */
    @Transactional(readOnly = true)
    public Market marketOf(OrganisationId organisation, MarketId id) {
        if (!repository.concerns(id, organisation)) {
            throw new NotFound("market " + id + " for " + organisation);
        }
        return repository.get(id);
    }

    /** Whether the procedure suits the amount, by the thresholds of the day of notification. */
    @Transactional(readOnly = true)
    public ProcedureFit fit(MarketDetails details) {
        return repository
                .threshold(details.notifiedOn())
                .map(it -> it.fit(details.procedure(), details.estimated()))
                .orElse(ProcedureFit.NOT_BY_AMOUNT);
    }

    public MarketId add(MarketDetails details) {
        organisations.organisation(details.buyer());
        var id = new MarketId(Ids.next(clock.instant()));
        numberedOnce(details, () -> repository.insert(id, details));
        return id;
    }

    /** @param version the one that was read */
    public void change(MarketId id, int version, MarketDetails details) {
        organisations.organisation(details.buyer());
        var before = repository.get(id);
        before.mayBecome(details);
        numberedOnce(details, () -> repository.update(before, version, details));
    }

    /** The client goes on: a further period begins the day after the last one. */
    public RenewalId renew(MarketId id, int version, LocalDate until, LocalDate decidedOn) {
        var renewal = repository.get(id).renew(new RenewalId(Ids.next(clock.instant())), until, decidedOn);
        repository.touch(id, version);
        repository.insert(id, renewal);
        return renewal.id();
    }

    /** The last renewal was written down by mistake. */
    public void takeBack(MarketId id, int version, RenewalId renewal) {
        repository.get(id).mayTakeBack(renewal);
        repository.touch(id, version);
        repository.delete(renewal);
    }

    /** What is paid for the sites, by their names and in the order of time. */
    @Transactional(readOnly = true)
    public List<SiteLine> lines(MarketId id) {
        return repository.lines(id);
    }

    @Transactional(readOnly = true)
    public SiteLine line(MarketId id, LineId line) {
        return lines(id).stream()
                .filter(it -> it.id().equals(line))
                .findFirst()
                .orElseThrow(() -> new NotFound("line " + line));
    }

    public LineId addLine(MarketId id, LineDetails details) {
        within(repository.get(id), details);
        organisations.site(details.site());
        var line = new LineId(Ids.next(clock.instant()));
        paidOnce(() -> repository.insert(id, line, details));
        return line;
    }

    /** @param version the one that was read */
    public void changeLine(MarketId id, LineId line, int version, LineDetails details) {
        within(repository.get(id), details);
        organisations.site(details.site());
        paidOnce(() -> repository.update(id, line, version, details));
    }

    private static void within(Market market, LineDetails details) {
        if (details.from().isBefore(market.startsOn()) || details.from().isAfter(market.realEnd())) {
            throw new Refused("markets.line.outside-market", market.startsOn(), market.realEnd());
        }
    }

    private static void numberedOnce(MarketDetails details, Runnable change) {
        Constraints.refusing(
                change, "number_is_unique", () -> Refused.conflict("markets.number-taken", details.number()));
    }

    private static void paidOnce(Runnable change) {
        Constraints.refusing(change, "site_is_paid_once_a_day", () -> Refused.conflict("markets.line.overlaps"));
    }

    private LocalDate today() {
        return dayClock.today();
    }
}
