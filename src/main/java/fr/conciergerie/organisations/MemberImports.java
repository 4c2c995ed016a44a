package fr.conciergerie.organisations;

import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.Refused;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
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
    private final Clock clock;

    MemberImports(MemberImportRepository repository, OrganisationRepository organisations, Clock clock) {
        this.repository = repository;
        this.organisations = organisations;
        this.clock = clock;
    }

    /** Reads the file and puts it aside; no member is touched. */
    public MemberImportId stage(OrganisationId organisation, String fileName, byte[] bytes, UUID by) {
        organisations.get(organisation);
        var file = MemberFile.read(bytes);
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

    /** What confirming a file would do, or has done. */
    public record Effect(int added, int changed, int unchanged) {}

    @Transactional(readOnly = true)
    public Effect effect(MemberImportId id) {
        return repository.effect(id).orElseGet(() -> repository.foresee(id, today()));
    }

    /** Takes over the lines that can be taken. */
    public void confirm(MemberImportId id) {
        var organisation = staged(id);
        repository.lockOrganisation(id);
        var effect = repository.foresee(id, today());
        repository.take(id, organisation, today(), clock.instant());
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
        return LocalDate.ofInstant(clock.instant(), Territory.FRANCE.zone());
    }
}
