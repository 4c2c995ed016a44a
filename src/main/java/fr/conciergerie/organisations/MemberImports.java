package fr.conciergerie.organisations;

import fr.conciergerie.shared.Constraints;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.Refused;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A client's list of eligible agents, from its file to its members: read, shown, and only then taken over. Taking the same
 * file twice changes nothing, and nobody is let go for not being in it: that is asked apart, of {@link Departures}.
 */
@Service
@Transactional
public class MemberImports {

    /** Between the cells of a rejected line, as they are kept: a sign that no spreadsheet writes. */
    public static final String BETWEEN_CELLS = "\u001f";

    private static final int LONGEST_FILE_NAME = 200;

    private final MemberImportRepository repository;
    private final OrganisationRepository organisations;
    private final DayClock dayClock;
    private final Clock clock;

    MemberImports(
            MemberImportRepository repository, OrganisationRepository organisations, DayClock dayClock, Clock clock) {
        this.repository = repository;
        this.organisations = organisations;
        this.dayClock = dayClock;
        this.clock = clock;
    }

    /** Reads the file and puts it aside; no member is touched. */
    public MemberImportId stage(OrganisationId organisation, String fileName, byte[] bytes, UUID by) {
        organisations.get(organisation);
        var file = MemberFile.read(bytes, repository.knownAddresses(organisation));
        var id = new MemberImportId(Ids.next(clock.instant()));
        var name = fileName.replaceAll("\\p{Cntrl}", "");
        repository.insert(
                id,
                organisation,
                name.substring(0, Math.min(name.length(), LONGEST_FILE_NAME)),
                file,
                by,
                clock.instant());
        return id;
    }

    /**
     * What confirming a file would do, or has done.
     *
     * @param ending how many may use the service now and could not after today, by the last day that the file gives them
     * @param seal changes when anything about those does; empty where there is nobody
     */
    public record Effect(int added, int changed, int unchanged, int ending, String seal) {

        public boolean changesNothing() {
            return added == 0 && changed == 0;
        }
    }

    @Transactional(readOnly = true)
    public Effect effect(MemberImportId id) {
        return repository.effect(id).orElseGet(() -> repository.foresee(id, today()));
    }

    /** Somebody who is not known yet. */
    public record Added(String name, String email) {}

    /**
     * Somebody who is known, before and after.
     *
     * @param returns they had left, and come back
     * @param wasGuest they were noted at the desk, and are on the list now
     * @param isAnother no word of the name is the same: perhaps the address was given to somebody else
     */
    public record Change(
            MemberId member,
            String name,
            String newName,
            @Nullable String phone,
            @Nullable String newPhone,
            @Nullable LocalDate lastDay,
            @Nullable LocalDate newLastDay,
            boolean ends,
            boolean returns,
            boolean wasGuest,
            boolean isAnother) {

        public boolean isRenamed() {
            return !name.equals(newName);
        }

        public boolean hasNewPhone() {
            return !Objects.equals(phone, newPhone);
        }

        public boolean hasNewLastDay() {
            return !Objects.equals(lastDay, newLastDay);
        }
    }

    /** The first of those whom confirming a file would add or change, those whose right ends before the others. */
    public record Preview(List<Added> added, List<Change> changed) {}

    @Transactional(readOnly = true)
    public Preview preview(MemberImportId id, int most) {
        return new Preview(repository.added(id, today(), most), repository.changes(id, today(), most));
    }

    /** Everybody whose right would end by the last day that the file gives them. */
    @Transactional(readOnly = true)
    public List<Change> ending(MemberImportId id) {
        return repository.changes(id, today(), Integer.MAX_VALUE).stream()
                .filter(Change::ends)
                .toList();
    }

    /**
     * Takes over the lines that can be taken. Whose right ends by it can be undone in one go, as a departure.
     *
     * @param seal of those whose right ends, as they were shown
     */
    public void confirm(MemberImportId id, String seal, UUID by) {
        var organisation = staged(id);
        repository.lockOrganisation(id);
        var effect = repository.foresee(id, today());
        if (!effect.seal().equals(seal)) {
            throw Refused.conflict("organisations.import.changed-meanwhile");
        }
        if (effect.ending() > 0) {
            repository.noteEnding(
                    id, new DepartureId(Ids.next(clock.instant())), effect.ending(), today(), by, clock.instant());
        }
        Constraints.refusing(
                () -> repository.take(id, organisation, today(), clock.instant()),
                MemberRepository.OWN_EMAIL,
                () -> Refused.conflict("organisations.import.changed-meanwhile"));
        repository.confirmed(id, effect, clock.instant());
    }

    /** The file was not the right one: it is forgotten. */
    public void abandon(MemberImportId id) {
        staged(id);
        repository.abandoned(id, clock.instant());
    }

    private OrganisationId staged(MemberImportId id) {
        repository.requireExisting(id);
        return repository.lockStaged(id).orElseThrow(() -> Refused.conflict("organisations.import.settled"));
    }

    private LocalDate today() {
        return dayClock.today();
    }
}
