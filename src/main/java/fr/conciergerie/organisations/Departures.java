package fr.conciergerie.organisations;

import fr.conciergerie.organisations.DepartureRepository.Ended;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Departures: the right of those ends whom the list of their organisation does not name any more. A list may be short, so it is
 * asked once more before, by names and number, and undone in one go within a day.
 */
@Service
@Transactional
public class Departures {

    /** For so long it can be undone. */
    public static final Duration UNDONE_WITHIN = Duration.ofDays(1);

    private final DepartureRepository repository;
    private final MemberImportRepository imports;
    private final DayClock dayClock;
    private final Clock clock;

    Departures(DepartureRepository repository, MemberImportRepository imports, DayClock dayClock, Clock clock) {
        this.repository = repository;
        this.imports = imports;
        this.dayClock = dayClock;
        this.clock = clock;
    }

    /** Whether a file says who has left. */
    public enum From {
        OFFERED,
        /** Nothing is taken over yet. */
        NOT_CONFIRMED,
        PUT_ASIDE,
        /** Somebody may stand in a line that could not be read. */
        LINES_REFUSED,
        /** The corrected lines of a file are no whole list. */
        CORRECTION,
        /** A later list was taken over. */
        OUTDATED,
        /** What stood in it is not known any more. */
        FORGOTTEN
    }

    /** Whose right is to end. */
    public sealed interface Whom {
        /** All who are missing. */
        record Everybody() implements Whom {}

        record Chosen(Set<MemberId> members) implements Whom {

            public Chosen {
                members = Set.copyOf(members);
            }
        }
    }

    /** Somebody who is missing from a file. */
    public record Missing(MemberId member, String name, String email, int version) {}

    /**
     * Who is asked about.
     *
     * @param seal changes when anything about them does: who confirms has seen these people and no others
     */
    public record Asked(List<Missing> people, String seal) {}

    /** What a confirmation comes to. */
    public sealed interface Answer {
        record Done(DepartureId id, int people) implements Answer {}

        /** Somebody has changed them since they were shown: it is asked again. */
        record AskAgain(Asked now) implements Answer {}
    }

    /** Who would be meant. */
    @Transactional(readOnly = true)
    public Asked ask(MemberImportId file, Whom whom) {
        imports.requireExisting(file);
        requireOffered(file);
        return asked(repository.missing(file, today()), whom);
    }

    /** Ends their right from tomorrow on, if they still are those who were shown. */
    public Answer end(MemberImportId file, Whom whom, String seal, UUID by) {
        imports.requireExisting(file);
        imports.lockOrganisation(file);
        requireOffered(file);
        var asked = asked(repository.lockMissing(file, today()), whom);
        if (!asked.seal().equals(seal)) {
            return new Answer.AskAgain(asked);
        }
        if (asked.people().isEmpty()) {
            throw Refused.conflict("organisations.departures.nobody");
        }
        var id = new DepartureId(Ids.next(clock.instant()));
        repository.end(id, file, asked.people().stream().map(Missing::member).toList(), today(), by, clock.instant());
        return new Answer.Done(id, asked.people().size());
    }

    /**
     * What undoing came to.
     *
     * @param changedSince those who stay as they are, because something else was decided about them meanwhile
     */
    public record Undone(int restored, List<String> changedSince) {}

    /** Gives back their right as it was to exactly those whose right ended in one go. */
    public Undone undo(MemberImportId file, DepartureId id, UUID by) {
        imports.requireExisting(file);
        imports.lockOrganisation(file);
        var departure = repository.lock(id, file).orElseThrow(() -> new NotFound("departure " + id));
        if (departure.undone()) {
            throw Refused.conflict("organisations.departures.undone-already");
        }
        if (!canBeUndone(departure)) {
            throw Refused.conflict("organisations.departures.too-late");
        }
        int restored = repository.restore(id);
        repository.undone(id, restored, by, clock.instant());
        return new Undone(restored, repository.notRestored(id));
    }

    private boolean canBeUndone(Ended departure) {
        return clock.instant().isBefore(departure.at().plus(UNDONE_WITHIN));
    }

    private void requireOffered(MemberImportId file) {
        if (repository.from(file) != From.OFFERED) {
            throw Refused.conflict("organisations.departures.not-offered");
        }
    }

    private static Asked asked(List<Missing> missing, Whom whom) {
        var people = switch (whom) {
            case Whom.Everybody() -> missing;
            case Whom.Chosen(var members) ->
                missing.stream().filter(it -> members.contains(it.member())).toList();
        };
        return new Asked(people, seal(people));
    }

    private static String seal(List<Missing> people) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            people.forEach(
                    it -> digest.update((it.member() + " " + it.version() + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private LocalDate today() {
        return dayClock.today();
    }
}
