package fr.conciergerie.insertion;

import static java.util.stream.Collectors.toMap;

import fr.conciergerie.shared.Cursor;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Slice;
import fr.conciergerie.shared.WorkTime;
import fr.conciergerie.web.CurrentActor;
import fr.conciergerie.web.audit.Audit;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** The front door to the working hours: entered, spread over the markets, validated, locked; corrected by adding only. */
@Service
public class Hours {

    private final HourRepository repository;
    private final PersonRepository people;
    private final ContractRepository contracts;
    private final Audit audit;
    private final TransactionOperations transactions;
    private final DayClock dayClock;
    private final Clock clock;

    Hours(
            HourRepository repository,
            PersonRepository people,
            ContractRepository contracts,
            Audit audit,
            TransactionOperations transactions,
            DayClock dayClock,
            Clock clock) {
        this.repository = repository;
        this.people = people;
        this.contracts = contracts;
        this.audit = audit;
        this.transactions = transactions;
        this.dayClock = dayClock;
        this.clock = clock;
    }

    /** All that hours were ever counted for, or may be; latest first. */
    @Transactional(readOnly = true)
    public List<Market> markets() {
        return repository.markets(null);
    }

    /** What may be chosen from in a month: the markets in force, and those that have hours in it. */
    @Transactional(readOnly = true)
    public List<Market> marketsIn(YearMonth month) {
        return repository.markets(month);
    }

    @Transactional
    public UUID enter(PersonId person, LocalDate day, Spread spread) {
        var row = people.get(person);
        if (day.isAfter(dayClock.today())) {
            throw new Refused("insertion.hours.not-yet");
        }
        fitsIntoADay(spread);
        withinItsMarkets(day, spread);
        if (repository.isTaken(row.pseudonym(), day)) {
            throw Refused.conflict("insertion.hours.day-taken");
        }
        var month = YearMonth.from(day);
        if (repository.isLocked(month)) {
            throw Refused.conflict("insertion.hours.month-locked");
        }
        return post(row.pseudonym(), day, month, spread, contractOn(person, day), null, null);
    }

    /**
     * Takes an entry back and, where there is one, puts another in its place. What was validated stays validated, for it is
     * the one who validates that corrects. A locked month stays as it is: both are booked in the current one. Taking back is
     * possible whatever has become of the market; what is put in its place keeps to the days that the market has now.
     */
    @Transactional
    public void correct(UUID entry, HourEntry.Reason reason, @Nullable Spread instead) {
        var posting = repository.get(entry);
        var it = posting.entry();
        if (it.isCounterEntry() || it.takenBack()) {
            throw Refused.conflict("insertion.hours.taken-back-already");
        }
        if (instead != null) {
            fitsIntoADay(instead);
            withinItsMarkets(it.day(), instead);
        }
        var month = repository.isLocked(it.bookedIn()) ? dayClock.thisMonth() : it.bookedIn();
        var counter = post(posting.pseudonym(), it.day(), month, it.spread().reversed(), it.contract(), entry, reason);
        if (it.validated()) {
            validate(List.of(counter));
        }
        if (instead != null) {
            var next = post(posting.pseudonym(), it.day(), month, instead, it.contract(), null, null);
            if (it.validated()) {
                validate(List.of(next));
            }
        }
        audit.note("insertion.hours-corrected", entry, Map.of("reason", reason.name()));
    }

    /** What became of a cell of the week that somebody typed into. */
    public enum Put {
        /** It is as it was typed already, or nobody touched it. */
        ALREADY,
        WRITTEN,
        /** What stood there was taken back, and counts otherwise in the month of its own. */
        CORRECTED,
        /** The same for a month that is locked: it counts in the current one. */
        CORRECTED_LATER
    }

    /**
     * One person's day as it is to stand: entered, corrected or taken back, whichever it takes. What was typed beside something
     * that somebody else has changed meanwhile is refused; whoever changed nothing there changes nothing.
     *
     * @param seen the entry that stood there when the page was made; null where none did
     * @param minutes none to take back what stands there
     * @param spread how a day that is new is spread; one that is corrected keeps its proportions
     */
    @Transactional
    public Put put(
            PersonId person,
            LocalDate day,
            @Nullable UUID seen,
            int minutes,
            IntFunction<Spread> spread,
            HourEntry.Reason reason) {
        var pseudonym = people.get(person).pseudonym();
        var standing = repository.standing(pseudonym, day).orElse(null);
        int stands = standing == null ? 0 : standing.minutes();
        if (minutes == stands) {
            return Put.ALREADY;
        }
        if (!Objects.equals(seen, standing == null ? null : standing.id())) {
            if (minutes == (seen == null ? 0 : repository.minutes(seen, pseudonym, day))) {
                return Put.ALREADY;
            }
            throw standing == null
                    ? Refused.conflict("insertion.hours.taken-back-meanwhile")
                    : Refused.conflict("insertion.hours.typed-meanwhile", WorkTime.words(stands));
        }
        if (standing == null) {
            enter(person, day, spread.apply(minutes));
            return Put.WRITTEN;
        }
        boolean later = repository.isLocked(standing.bookedIn());
        correct(standing.id(), reason, minutes == 0 ? null : standing.spread().scaledTo(minutes));
        return later ? Put.CORRECTED_LATER : Put.CORRECTED;
    }

    /** A week of the team with the names of those who worked: a reading of the list, written down first. */
    public HourWeek week(LocalDate day) {
        var monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        audit.note("insertion.list-read", null, Map.of("for", "hours", "week", monday.toString()));
        return Objects.requireNonNull(
                transactions.execute(_ -> new HourWeek(monday, repository.week(monday, dayClock.today()))));
    }

    /** @param until what the validating person had on their screen */
    @Transactional
    public int validate(YearMonth month, Instant until) {
        if (repository.isLocked(month)) {
            throw Refused.conflict("insertion.hours.month-locked");
        }
        var entries = repository.awaitingValidation(month, until);
        validate(entries);
        audit.note("insertion.hours-validated", month, Map.of("entries", entries.size()));
        return entries.size();
    }

    /** From here on nothing is added to the month: only when it is over, and everything in it is validated. */
    @Transactional
    public void lock(YearMonth month) {
        if (!month.isBefore(dayClock.thisMonth())) {
            throw new Refused("insertion.hours.month-not-over");
        }
        repository.lock(month, actor(), clock.instant());
        audit.note("insertion.month-locked", month, Map.of());
    }

    @Transactional(readOnly = true)
    public HourEntry entry(UUID entry) {
        return repository.get(entry).entry();
    }

    /** A month of the ledger with the names of those who worked: a reading of the list, written down first. */
    public Slice<HourEntry> month(YearMonth month, @Nullable String cursor, int limit) {
        var after = Cursor.read(cursor, 2);
        audit.note("insertion.list-read", null, Map.of("for", "hours", "month", month.toString()));
        return Objects.requireNonNull(transactions.execute(
                _ -> Slice.of(repository.booked(month, after, limit + 1), limit, it -> Cursor.of(it.day(), it.id()))));
    }

    /** One person's days, for their own file. */
    @Transactional(readOnly = true)
    public List<HourEntry> of(PersonId person) {
        return repository.of(person);
    }

    @Transactional(readOnly = true)
    public boolean isLocked(YearMonth month) {
        return repository.isLocked(month);
    }

    /** Past months that wait to be locked. */
    @Transactional(readOnly = true)
    public List<YearMonth> openMonths() {
        return repository.openMonths(dayClock.today().withDayOfMonth(1));
    }

    @Transactional(readOnly = true)
    public long awaitingValidation() {
        return repository.awaiting();
    }

    @Transactional(readOnly = true)
    public long awaitingValidation(YearMonth month) {
        return repository.awaitingValidation(month, clock.instant()).size();
    }

    /** Validated minutes of a month by market; empty for those of none. */
    @Transactional(readOnly = true)
    public Map<Optional<UUID>, Long> byMarket(YearMonth month) {
        return repository.byMarket(month);
    }

    /** The validated hours of a market in a month, under references: what the facilitator gets. */
    @Transactional(readOnly = true)
    public MarketHours of(UUID market, YearMonth month) {
        if (markets().stream().noneMatch(it -> it.id().equals(market)) && !repository.knows(market)) {
            throw new NotFound("market " + market);
        }
        return new MarketHours(market, month, repository.isLocked(month), repository.lines(market, month));
    }

    private UUID post(
            UUID pseudonym,
            LocalDate day,
            YearMonth month,
            Spread spread,
            Contract.Kind contract,
            @Nullable UUID corrects,
            HourEntry.@Nullable Reason reason) {
        var id = Ids.next(clock.instant());
        repository.insert(id, pseudonym, day, month, spread, contract, corrects, reason, actor(), clock.instant());
        return id;
    }

    private void validate(List<UUID> entries) {
        repository.validate(entries, actor(), clock.instant());
    }

    private Contract.Kind contractOn(PersonId person, LocalDate day) {
        return contracts.contracts(List.of(person)).getOrDefault(person.value(), List.of()).stream()
                .filter(it -> it.runsOn(day))
                .map(Contract::kind)
                .findFirst()
                .orElseThrow(() -> new Refused("insertion.hours.no-contract", day));
    }

    private static void fitsIntoADay(Spread spread) {
        if (spread.minutes() > 24 * 60) {
            throw new Refused("shared.not-hours");
        }
    }

    /** Nothing is worked for a market before it starts, nor once it is over, its renewals included. */
    private void withinItsMarkets(LocalDate day, Spread spread) {
        var known = markets().stream().collect(toMap(Market::id, it -> it));
        for (var part : spread.parts()) {
            if (part.market() != null) {
                var market = known.get(part.market());
                if (market == null) {
                    throw new NotFound("market " + part.market());
                }
                if (!market.runsOn(day)) {
                    throw new Refused(
                            "insertion.hours.outside-market", market.number(), market.startsOn(), market.endsOn());
                }
            }
        }
    }

    private static @Nullable UUID actor() {
        var actor = CurrentActor.get();
        return actor == null ? null : actor.account();
    }
}
