package fr.conciergerie.insertion;

import fr.conciergerie.insertion.PassIae.Prolongation;
import fr.conciergerie.insertion.PassIae.Suspension;
import fr.conciergerie.insertion.PassIae.SuspensionReason;
import fr.conciergerie.shared.Cursor;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.ShortCode;
import fr.conciergerie.shared.Slice;
import fr.conciergerie.vault.Vault;
import fr.conciergerie.web.CurrentActor;
import fr.conciergerie.web.audit.Audit;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The front door to the files. Whoever opens one is written down first, in a transaction of its own: what happens to the page
 * afterwards changes nothing about that.
 */
@Service
public class People {

    /** What this house is, for the State's rules. */
    private static final String SIAE = "EI";

    /** More people than any house accompanies at once. */
    private static final int EVERYBODY = 1_000;

    static final int LONGEST_WORD = 200;
    static final int LONGEST_NOTE = 2_000;
    static final int LONGEST_DECIDER = 120;

    private final PersonRepository personRepository;
    private final CorrectionRepository correctionRepository;
    private final PathRepository pathRepository;
    private final ContractRepository contractRepository;
    private final PassRepository passRepository;
    private final HourRepository hours;
    private final Vault vault;
    private final Audit audit;
    private final TransactionOperations transactions;
    private final DayClock dayClock;
    private final Clock clock;

    People(
            PersonRepository personRepository,
            CorrectionRepository correctionRepository,
            PathRepository pathRepository,
            ContractRepository contractRepository,
            PassRepository passRepository,
            HourRepository hours,
            Vault vault,
            Audit audit,
            TransactionOperations transactions,
            DayClock dayClock,
            Clock clock) {
        this.personRepository = personRepository;
        this.correctionRepository = correctionRepository;
        this.pathRepository = pathRepository;
        this.contractRepository = contractRepository;
        this.passRepository = passRepository;
        this.hours = hours;
        this.vault = vault;
        this.audit = audit;
        this.transactions = transactions;
        this.dayClock = dayClock;
        this.clock = clock;
    }

    /** How much of a file somebody may see. */
    public enum Part {
        /** All of it: the follow-up officer. */
        WHOLE,
        /** Name, contracts, absences, what was learnt: the supervisor. */
        WORK
    }

    /** What of a file was changed, as the ledger tells it: never what it says. */
    private enum Section {
        IDENTITY,
        PASS,
        CONTRACT,
        ABSENCE,
        LEARNING,
        INTERVIEW,
        GOAL
    }

    /** Whether this installation has a key to seal files with. */
    public boolean isOpen() {
        return vault.isOpen();
    }

    public PersonFile file(PersonId id, Part part) {
        known(id, () -> audit.note("insertion.file-read", id, Map.of("part", part.name())));
        return inTransaction(() -> read(id, part == Part.WHOLE));
    }

    /** Everything that is kept about somebody, for themselves. */
    public PersonFile export(PersonId id) {
        known(id, () -> audit.note("insertion.file-exported", id, Map.of()));
        return inTransaction(() -> read(id, true));
    }

    /** What does not exist is not read. */
    private void known(PersonId id, Runnable writtenDown) {
        if (!inTransaction(() -> personRepository.exists(id))) {
            throw new NotFound("person " + id);
        }
        writtenDown.run();
    }

    /** What stands above a form: no name is opened for it. */
    @Transactional(readOnly = true)
    public String reference(PersonId id) {
        return personRepository.reference(id);
    }

    /** Names and where paths stand; opening it is one reading, whoever is on it. */
    public Slice<PersonLine> list(Part part, boolean former, @Nullable String cursor, int limit) {
        var after = Cursor.read(cursor, 2);
        audit.note("insertion.list-read", null, Map.of("part", part.name(), "former", former));
        return inTransaction(() -> {
            var rows = Slice.of(
                    personRepository.list(former, after, limit + 1),
                    limit,
                    it -> Cursor.of(it.details().enteredOn(), it.id()));
            return new Slice<>(lines(rows.items(), part), rows.next());
        });
    }

    /** Everybody who is in a path today, for what is to be done; opening it is one reading. */
    public List<PersonLine> inPath(Part part, String purpose) {
        audit.note("insertion.list-read", null, Map.of("part", part.name(), "for", purpose));
        return inTransaction(() -> lines(personRepository.list(false, null, EVERYBODY), part));
    }

    public Optional<PersonId> byReference(String typed) {
        return ShortCode.find(typed, code -> inTransaction(() -> personRepository.byReference(code.value())))
                .map(PersonRepository.Row::id);
    }

    @Transactional
    public PersonId enter(PersonDetails details) {
        details.requireReadable();
        var now = clock.instant();
        var id = Ids.next(now);
        personRepository.insert(id, UUID.randomUUID(), ShortCode.next(), details, now);
        audit.note("insertion.person-entered", id, Map.of());
        return new PersonId(id);
    }

    @Transactional
    public void change(PersonId id, int version, PersonDetails details) {
        personRepository.get(id).details().requireReadable();
        details.requireReadable();
        personRepository.update(id, version, details);
        changed(id, Section.IDENTITY);
    }

    @Transactional
    public void addPass(PersonId person, String number, LocalDate startsOn) {
        var passes = Passes.of(person, personRepository, passRepository);
        var pass = new PassIae(next(), PassIae.normalised(number), startsOn, List.of(), List.of(), 0);
        passes.requireRoomFor(pass);
        passRepository.insertPass(person, pass);
        changed(person, Section.PASS);
    }

    /** The PASS that runs on the first day of it. */
    @Transactional
    public void suspend(PersonId person, LocalDate startsOn, LocalDate endsOn, SuspensionReason reason) {
        var passes = Passes.of(person, personRepository, passRepository);
        var pass = passes.on(startsOn);
        passes.change(pass, pass.version(), pass.with(new Suspension(next(), startsOn, endsOn, reason)));
        changed(person, Section.PASS);
    }

    /**
     * The days that were granted, from the day after the end as it stands. They are kept whatever the rules say: the platform
     * decides, and this only says what is out of the ordinary.
     *
     * @param reason looked at and not kept
     */
    @Transactional
    public Optional<ProlongationRule.Doubt> prolong(
            PersonId person, LocalDate endsOn, ProlongationRule.Reason reason, String decidedBy) {
        var passes = Passes.of(person, personRepository, passRepository);
        var pass = passes.latest();
        if (!endsOn.isAfter(pass.endsOn())) {
            throw new Refused("insertion.prolongation-shorter", pass.endsOn());
        }
        var asked = new Prolongation(next(), pass.endsOn().plusDays(1), endsOn, words(decidedBy, LONGEST_DECIDER));
        var doubt = ProlongationRule.doubtAbout(prolongationRules(), reason, asked, pass, today());
        passes.change(pass, pass.version(), pass.with(asked));
        changed(person, Section.PASS);
        return doubt;
    }

    @Transactional(readOnly = true)
    public List<ProlongationRule> prolongationRules() {
        return passRepository.prolongationRules(SIAE, today());
    }

    @Transactional
    public void addContract(
            PersonId person,
            Contract.Kind kind,
            LocalDate startsOn,
            @Nullable LocalDate endsOn,
            int weeklyMinutes,
            boolean renewal) {
        held(person);
        var contract = new Contract(next(), kind, startsOn, endsOn, weeklyMinutes, renewal, 0);
        contract.requireApartFrom(contracts(person));
        contractRepository.insertContract(person, contract);
        changed(person, Section.CONTRACT);
    }

    @Transactional
    public void addAbsence(PersonId person, Absence.Kind kind, LocalDate startsOn, LocalDate endsOn) {
        known(person);
        inOrder(startsOn, endsOn);
        contractRepository.insertAbsence(person, new Absence(next(), kind, startsOn, endsOn, 0));
        changed(person, Section.ABSENCE);
    }

    @Transactional
    public void addLearning(
            PersonId person, Learning.Kind kind, String title, LocalDate startsOn, LocalDate endsOn, int minutes) {
        known(person);
        inOrder(startsOn, endsOn);
        pathRepository.insertLearning(
                person, new Learning(next(), kind, words(title, LONGEST_WORD), startsOn, endsOn, minutes, 0));
        changed(person, Section.LEARNING);
    }

    @Transactional
    public void addInterview(PersonId person, LocalDate heldOn, String note, @Nullable LocalDate nextOn) {
        known(person);
        nextLater(heldOn, nextOn);
        var actor = CurrentActor.get();
        pathRepository.insertInterview(
                person,
                new Interview(next(), heldOn, words(note, LONGEST_NOTE), nextOn, 0),
                actor == null ? null : actor.account());
        changed(person, Section.INTERVIEW);
    }

    @Transactional
    public void addGoal(PersonId person, String text, LocalDate setOn, @Nullable LocalDate dueOn) {
        known(person);
        if (dueOn != null) {
            inOrder(setOn, dueOn);
        }
        pathRepository.insertGoal(
                person, new Goal(next(), words(text, LONGEST_WORD), setOn, dueOn, Goal.State.OPEN, null, 0));
        changed(person, Section.GOAL);
    }

    @Transactional
    public void moveGoal(PersonId person, UUID goal, int version, Goal.State state) {
        known(person);
        pathRepository.closeGoal(person, goal, version, state, state == Goal.State.OPEN ? null : today());
        changed(person, Section.GOAL);
    }

    @Transactional
    public void exit(PersonId person, int version, Exit exit) {
        var row = personRepository.get(person);
        if (exit.on().isBefore(row.details().enteredOn())) {
            throw new Refused("insertion.exit-before-entry");
        }
        personRepository.exit(person, version, new Exit(exit.on(), exit.family(), words(exit.proof(), LONGEST_WORD)));
        audit.note(
                "insertion.exit-recorded",
                person,
                Map.of("family", exit.family().name()));
    }

    @Transactional
    public void takeBackExit(PersonId person, int version) {
        known(person);
        personRepository.exit(person, version, null);
        audit.note("insertion.exit-taken-back", person, Map.of());
    }

    private void changed(PersonId person, Section section) {
        audit.note("insertion.file-changed", person, Map.of("section", section.name()));
    }

    /** How many, never who: for the employer. */
    @Transactional(readOnly = true)
    public Counts counts() {
        var today = today();
        var people = personRepository.inPath();
        var running = contractRepository.contracts(people).values().stream()
                .flatMap(List::stream)
                .filter(it -> it.runsOn(today))
                .toList();
        var exits = personRepository.exits();
        var thisYear = new EnumMap<ExitFamily, Long>(ExitFamily.class);
        exits.stream()
                .filter(it -> it.year() == today.getYear())
                .forEach(it -> thisYear.merge(it.family(), it.people(), Long::sum));
        return new Counts(
                people.size(),
                running.size(),
                running.stream().mapToLong(Contract::weeklyMinutes).sum(),
                running.stream()
                        .map(Contract::endsOn)
                        .filter(it -> it != null && Deadline.of(it, today).isSoon())
                        .count(),
                hours.validatedMinutes(today.withDayOfYear(1), today),
                thisYear,
                ExitRate.of(exits, today.getYear()));
    }

    private PersonFile read(PersonId id, boolean whole) {
        var row = personRepository.get(id);
        var only = List.of(id);
        var details = whole
                ? row.details()
                : new PersonDetails(
                        row.details().name(), null, null, row.details().enteredOn(), null, null);
        return new PersonFile(
                id,
                row.reference(),
                details,
                row.version(),
                whole ? row.exit() : null,
                whole ? passRepository.passes(only).getOrDefault(id.value(), List.of()) : List.of(),
                contractRepository.contracts(only).getOrDefault(id.value(), List.of()),
                contractRepository.absences(id),
                pathRepository.learnings(id),
                whole ? pathRepository.interviews(id) : List.of(),
                whole ? pathRepository.goals(id) : List.of(),
                correctionRepository.corrections(id).stream()
                        .filter(it -> whole || it.section().isWork())
                        .toList());
    }

    private List<Contract> contracts(PersonId person) {
        return contractRepository.contracts(List.of(person)).getOrDefault(person.value(), List.of());
    }

    private List<PersonLine> lines(List<PersonRepository.Row> rows, Part part) {
        var ids = rows.stream().map(PersonRepository.Row::id).toList();
        var today = today();
        boolean whole = part == Part.WHOLE;
        Map<UUID, List<PassIae>> passes = whole ? passRepository.passes(ids) : Map.of();
        var contracts = contractRepository.contracts(ids);
        Map<UUID, LocalDate> interviews = whole ? pathRepository.nextInterviews(ids) : Map.of();
        return rows.stream()
                .map(row -> {
                    var key = row.id().value();
                    var pass = passes.getOrDefault(key, List.of());
                    var running = contracts.getOrDefault(key, List.of()).stream()
                            .filter(it -> it.runsOn(today))
                            .findFirst();
                    var exit = row.exit();
                    return new PersonLine(
                            row.id(),
                            row.reference(),
                            row.details().name(),
                            row.details().enteredOn(),
                            exit == null ? null : exit.on(),
                            pass.isEmpty() ? null : pass.getLast().endsOn(),
                            running.map(Contract::endsOn).orElse(null),
                            running.map(Contract::weeklyMinutes).orElse(0),
                            interviews.get(key));
                })
                .toList();
    }

    private void known(PersonId person) {
        if (!personRepository.exists(person)) {
            throw new NotFound("person " + person);
        }
    }

    private void held(PersonId person) {
        if (!personRepository.hold(person)) {
            throw new NotFound("person " + person);
        }
    }

    static String words(String typed, int longest) {
        var text = typed.strip();
        if (text.isEmpty()) {
            throw new Refused("insertion.needs-words");
        }
        if (text.length() > longest) {
            throw new Refused("insertion.too-long", longest);
        }
        return text;
    }

    static void nextLater(LocalDate heldOn, @Nullable LocalDate nextOn) {
        if (nextOn != null && !nextOn.isAfter(heldOn)) {
            throw new Refused("insertion.next-interview-later");
        }
    }

    static void inOrder(LocalDate startsOn, LocalDate endsOn) {
        if (endsOn.isBefore(startsOn)) {
            throw new Refused("insertion.ends-before-it-starts");
        }
    }

    private <T> T inTransaction(java.util.function.Supplier<T> work) {
        return java.util.Objects.requireNonNull(transactions.execute(_ -> work.get()));
    }

    private UUID next() {
        return Ids.next(clock.instant());
    }

    private LocalDate today() {
        return dayClock.today();
    }
}
