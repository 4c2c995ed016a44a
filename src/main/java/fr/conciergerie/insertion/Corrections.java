package fr.conciergerie.insertion;

import fr.conciergerie.insertion.Correction.Days;
import fr.conciergerie.insertion.PassIae.Prolongation;
import fr.conciergerie.insertion.PassIae.Suspension;
import fr.conciergerie.insertion.PassIae.SuspensionReason;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.vault.Vault;
import fr.conciergerie.web.CurrentActor;
import fr.conciergerie.web.audit.Audit;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Corrections of what stands in a file, and withdrawals: each leaves its trace in the file and in the ledger. The trace tells days,
 * never words, and of words that were taken out nothing but that they were.
 */
@Service
@Transactional
public class Corrections {

    private final PersonRepository personRepository;
    private final PassRepository passRepository;
    private final CorrectionRepository correctionRepository;
    private final PathRepository pathRepository;
    private final ContractRepository contractRepository;
    private final HourRepository hours;
    private final People people;
    private final Audit audit;
    private final DayClock dayClock;
    private final Clock clock;

    Corrections(
            PersonRepository personRepository,
            PassRepository passRepository,
            CorrectionRepository correctionRepository,
            PathRepository pathRepository,
            ContractRepository contractRepository,
            HourRepository hours,
            People people,
            Audit audit,
            DayClock dayClock,
            Clock clock) {
        this.personRepository = personRepository;
        this.passRepository = passRepository;
        this.correctionRepository = correctionRepository;
        this.pathRepository = pathRepository;
        this.contractRepository = contractRepository;
        this.hours = hours;
        this.people = people;
        this.audit = audit;
        this.dayClock = dayClock;
        this.clock = clock;
    }

    public void pass(PersonId person, UUID id, int version, String number, LocalDate startsOn) {
        var passes = Passes.of(person, personRepository, passRepository);
        var before = passes.get(id);
        passes.change(before, version, before.numbered(number, startsOn));
        corrected(person, FileSection.PASS, id, days(before), new Days(startsOn, null));
    }

    /** @param version of the PASS */
    public void suspension(
            PersonId person, UUID id, int version, LocalDate startsOn, LocalDate endsOn, SuspensionReason reason) {
        var passes = Passes.of(person, personRepository, passRepository);
        var pass = passes.ofSuspension(id);
        var before = suspension(pass, id);
        passes.change(pass, version, pass.with(new Suspension(id, startsOn, endsOn, reason)));
        corrected(person, FileSection.SUSPENSION, id, days(before), new Days(startsOn, endsOn));
    }

    /**
     * Other days than those that were written, fewer or more; those granted later follow them.
     *
     * @param version of the PASS
     */
    public Optional<ProlongationRule.Doubt> prolongation(
            PersonId person, UUID id, int version, LocalDate endsOn, ProlongationRule.Reason reason, String decidedBy) {
        var passes = Passes.of(person, personRepository, passRepository);
        var pass = passes.ofProlongation(id);
        var before = prolongation(pass, id);
        if (endsOn.isBefore(before.startsOn())) {
            throw new Refused("insertion.prolongation-before-its-start", before.startsOn());
        }
        var instead = new Prolongation(id, before.startsOn(), endsOn, People.words(decidedBy, People.LONGEST_DECIDER));
        var doubt = ProlongationRule.doubtAbout(
                people.prolongationRules(), reason, instead, pass.without(before), dayClock.today());
        passes.change(pass, version, pass.with(instead));
        corrected(person, FileSection.PROLONGATION, id, days(before), new Days(instead.startsOn(), endsOn));
        return doubt;
    }

    public void contract(
            PersonId person,
            UUID id,
            int version,
            Contract.Kind kind,
            LocalDate startsOn,
            @Nullable LocalDate endsOn,
            int weeklyMinutes,
            boolean renewal) {
        replace(person, id, version, _ -> new Contract(id, kind, startsOn, endsOn, weeklyMinutes, renewal, version));
    }

    /** A contract that ended before its time. */
    public void endContract(PersonId person, UUID id, int version, LocalDate lastDay) {
        replace(
                person,
                id,
                version,
                it -> new Contract(id, it.kind(), it.startsOn(), lastDay, it.weeklyMinutes(), it.renewal(), version));
    }

    private void replace(PersonId person, UUID id, int version, Function<Contract, Contract> change) {
        held(person);
        var all = contracts(person);
        var before = found(all, it -> it.id().equals(id));
        var after = change.apply(before);
        after.requireApartFrom(all);
        contractRepository.updateContract(person, after, version);
        hoursStayUnderContract(person, before);
        corrected(person, FileSection.CONTRACT, id, days(before), days(after));
    }

    public void absence(
            PersonId person, UUID id, int version, Absence.Kind kind, LocalDate startsOn, LocalDate endsOn) {
        held(person);
        People.inOrder(startsOn, endsOn);
        var before = found(contractRepository.absences(person), it -> it.id().equals(id));
        contractRepository.updateAbsence(person, new Absence(id, kind, startsOn, endsOn, version), version);
        corrected(person, FileSection.ABSENCE, id, days(before), new Days(startsOn, endsOn));
    }

    public void learning(
            PersonId person,
            UUID id,
            int version,
            Learning.Kind kind,
            String title,
            LocalDate startsOn,
            LocalDate endsOn,
            int minutes) {
        held(person);
        People.inOrder(startsOn, endsOn);
        var before = found(pathRepository.learnings(person), it -> it.id().equals(id));
        requireReadable(before.title());
        var words = People.words(title, People.LONGEST_WORD);
        pathRepository.updateLearning(
                person, new Learning(id, kind, words, startsOn, endsOn, minutes, version), version);
        corrected(person, FileSection.LEARNING, id, days(before), new Days(startsOn, endsOn));
    }

    public void interview(
            PersonId person, UUID id, int version, LocalDate heldOn, String note, @Nullable LocalDate nextOn) {
        held(person);
        People.nextLater(heldOn, nextOn);
        var before = found(pathRepository.interviews(person), it -> it.id().equals(id));
        requireReadable(before.note());
        pathRepository.updateInterview(
                person, new Interview(id, heldOn, People.words(note, People.LONGEST_NOTE), nextOn, version), version);
        corrected(person, FileSection.INTERVIEW, id, days(before), new Days(heldOn, null));
    }

    public void goal(PersonId person, UUID id, int version, String text, LocalDate setOn, @Nullable LocalDate dueOn) {
        held(person);
        if (dueOn != null) {
            People.inOrder(setOn, dueOn);
        }
        var before = found(pathRepository.goals(person), it -> it.id().equals(id));
        requireReadable(before.text());
        var words = People.words(text, People.LONGEST_WORD);
        pathRepository.updateGoal(
                person, new Goal(id, words, setOn, dueOn, before.state(), before.closedOn(), version), version);
        corrected(person, FileSection.GOAL, id, days(before), new Days(setOn, dueOn));
    }

    /** What was written into the wrong file, or never was so. The figures follow what is left. */
    public void withdraw(PersonId person, FileSection section, UUID id, int version) {
        switch (section) {
            case SUSPENSION -> {
                var passes = Passes.of(person, personRepository, passRepository);
                var pass = passes.ofSuspension(id);
                var it = suspension(pass, id);
                passes.change(pass, version, pass.without(it));
                withdrawn(person, section, id, days(it));
            }
            case PROLONGATION -> {
                var passes = Passes.of(person, personRepository, passRepository);
                var pass = passes.ofProlongation(id);
                var it = prolongation(pass, id);
                passes.change(pass, version, pass.without(it));
                withdrawn(person, section, id, days(it));
            }
            case PASS -> {
                var it = Passes.of(person, personRepository, passRepository).get(id);
                withdraw(person, section, id, version, days(it));
            }
            case CONTRACT -> {
                held(person);
                var it = found(contracts(person), one -> one.id().equals(id));
                withdraw(person, section, id, version, days(it));
                hoursStayUnderContract(person, it);
            }
            case ABSENCE -> {
                held(person);
                var it = found(
                        contractRepository.absences(person), one -> one.id().equals(id));
                withdraw(person, section, id, version, days(it));
            }
            case LEARNING -> {
                held(person);
                var it = found(pathRepository.learnings(person), one -> one.id().equals(id));
                withdraw(person, section, id, version, days(it));
            }
            case INTERVIEW -> {
                held(person);
                found(pathRepository.interviews(person), one -> one.id().equals(id));
                withdraw(person, section, id, version, null);
            }
            case GOAL -> {
                held(person);
                found(pathRepository.goals(person), one -> one.id().equals(id));
                withdraw(person, section, id, version, null);
            }
        }
    }

    private void withdraw(PersonId person, FileSection section, UUID id, int version, @Nullable Days before) {
        correctionRepository.withdraw(person, section, id, version);
        withdrawn(person, section, id, before);
    }

    /** Hours are proved by a contract: those that are counted keep theirs until they are corrected. */
    private void hoursStayUnderContract(PersonId person, Contract before) {
        hours.firstDayWithoutContract(person, before.startsOn(), before.endsOn())
                .ifPresent(it -> {
                    throw Refused.conflict("insertion.contract-has-hours", it);
                });
    }

    private List<Contract> contracts(PersonId person) {
        return contractRepository.contracts(List.of(person)).getOrDefault(person.value(), List.of());
    }

    private static Suspension suspension(PassIae pass, UUID id) {
        return found(pass.suspensions(), it -> it.id().equals(id));
    }

    private static Prolongation prolongation(PassIae pass, UUID id) {
        return found(pass.prolongations(), it -> it.id().equals(id));
    }

    private static <T> T found(List<T> all, Predicate<T> right) {
        return all.stream().filter(right).findFirst().orElseThrow(Passes::gone);
    }

    /** What stands in the place of a closed value is never sealed over it. */
    private static void requireReadable(String words) {
        if (words.equals(Vault.CLOSED)) {
            throw Refused.conflict("insertion.words-closed");
        }
    }

    private void held(PersonId person) {
        if (!personRepository.hold(person)) {
            throw new NotFound("person " + person);
        }
    }

    private void corrected(PersonId person, FileSection section, UUID id, Days before, Days after) {
        audit.note(
                "insertion.entry-corrected",
                person,
                written(person, new Correction(section, id, before, after, clock.instant())));
    }

    private void withdrawn(PersonId person, FileSection section, UUID id, @Nullable Days before) {
        audit.note(
                "insertion.entry-withdrawn",
                person,
                written(person, new Correction(section, id, before, null, clock.instant())));
    }

    /** In the file; what the ledger tells of it. */
    private Map<String, Object> written(PersonId person, Correction it) {
        var actor = CurrentActor.get();
        correctionRepository.insertCorrection(
                Ids.next(clock.instant()), person, it, actor == null ? null : actor.account());
        var detail = new HashMap<String, Object>();
        detail.put("section", it.section().name());
        detail.put("entry", it.entry().toString());
        put(detail, "before", it.before());
        put(detail, "after", it.after());
        return detail;
    }

    private static void put(Map<String, Object> detail, String when, @Nullable Days days) {
        if (days != null) {
            detail.put(when + "From", days.from().toString());
            if (days.until() != null) {
                detail.put(when + "Until", days.until().toString());
            }
        }
    }

    private static Days days(PassIae it) {
        return new Days(it.startsOn(), null);
    }

    private static Days days(Suspension it) {
        return new Days(it.startsOn(), it.endsOn());
    }

    private static Days days(Prolongation it) {
        return new Days(it.startsOn(), it.endsOn());
    }

    private static Days days(Contract it) {
        return new Days(it.startsOn(), it.endsOn());
    }

    private static Days days(Absence it) {
        return new Days(it.startsOn(), it.endsOn());
    }

    private static Days days(Learning it) {
        return new Days(it.startsOn(), it.endsOn());
    }

    private static Days days(Interview it) {
        return new Days(it.heldOn(), null);
    }

    private static Days days(Goal it) {
        return new Days(it.setOn(), it.dueOn());
    }
}
