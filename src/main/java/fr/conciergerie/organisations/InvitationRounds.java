package fr.conciergerie.organisations;

import static java.util.stream.Collectors.toSet;

import fr.conciergerie.accounts.Accounts;
import fr.conciergerie.accounts.Links;
import fr.conciergerie.accounts.PlaceStanding;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.MailWay;
import fr.conciergerie.web.audit.Audit;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Rounds of invitations: all people on the list of an organisation are invited at once, but for those who have come in already and
 * those whose last invitation still holds. Their number is said before and asked again; then they are written to in turn, and it can
 * be stopped at any moment.
 */
@Service
@Transactional
public class InvitationRounds {

    private final InvitationRoundRepository repository;
    private final Members members;
    private final Accounts accounts;
    private final ObjectProvider<MailWay> mail;
    private final Audit audit;
    private final DayClock dayClock;
    private final Clock clock;

    InvitationRounds(
            InvitationRoundRepository repository,
            Members members,
            Accounts accounts,
            ObjectProvider<MailWay> mail,
            Audit audit,
            DayClock dayClock,
            Clock clock) {
        this.repository = repository;
        this.members = members;
        this.accounts = accounts;
        this.mail = mail;
        this.audit = audit;
        this.dayClock = dayClock;
        this.clock = clock;
    }

    /**
     * Whom a round would write to today, and whom it would not.
     *
     * @param listed all who may use the service and are on the list
     * @param toInvite of them, who are written to
     * @param arrived who have come in already
     * @param lately whose last invitation still holds
     * @param withoutAddress to whom nobody can write
     */
    public record Foreseen(int listed, int toInvite, int arrived, int lately, int withoutAddress) {}

    /** What asking for a round comes to. */
    public sealed interface Answer {
        record Begun(InvitationRoundId round, int people) implements Answer {}

        /** There are more or fewer of them by now: it is asked again. */
        record AskAgain(Foreseen now) implements Answer {}
    }

    /** What became of one of them. */
    enum Outcome {
        INVITED,
        /** They came in, left the list or were invited by themselves meanwhile. */
        NOT_NEEDED,
        FAILED
    }

    /**
     * How far a round has got.
     *
     * @param endedAt null while it goes on
     * @param stopped whether somebody ended it before the last was written to
     */
    public record Standing(
            InvitationRoundId id,
            Instant begunAt,
            int people,
            int invited,
            int notNeeded,
            int failed,
            @Nullable Instant endedAt,
            boolean stopped) {

        public boolean goesOn() {
            return endedAt == null;
        }

        public int settled() {
            return invited + notNeeded + failed;
        }

        public int left() {
            return people - settled();
        }
    }

    /** One whose turn it is. */
    record Turn(InvitationRoundId round, MemberId member) {}

    @Transactional(readOnly = true)
    public Foreseen foresee(OrganisationId organisation) {
        return sorted(repository.listed(organisation, today())).foreseen();
    }

    /** The one that goes on, else the last that there was. */
    @Transactional(readOnly = true)
    public Optional<Standing> last(OrganisationId organisation) {
        return repository.last(organisation);
    }

    /**
     * Begins a round, if it is about as many as were shown. Where one goes on already there is nothing to begin.
     *
     * @param people how many were shown
     */
    public Answer begin(OrganisationId organisation, int people, UUID by) {
        repository.lock(organisation);
        var underWay = repository.last(organisation).filter(Standing::goesOn);
        if (underWay.isPresent()) {
            return new Answer.Begun(underWay.get().id(), underWay.get().people());
        }
        if (!hasWayOut()) {
            throw Refused.conflict("organisations.invitations.no-mail");
        }
        var sorted = sorted(repository.listed(organisation, today()));
        if (sorted.toInvite().size() != people) {
            return new Answer.AskAgain(sorted.foreseen());
        }
        if (people == 0) {
            throw Refused.conflict("organisations.invitations.nobody");
        }
        var id = new InvitationRoundId(Ids.next(clock.instant()));
        repository.insert(id, organisation, sorted.toInvite(), by, clock.instant());
        audit.note("organisations.invitations-begun", id, Map.of("people", people));
        return new Answer.Begun(id, people);
    }

    /** Nobody else is written to. Said once more, it changes nothing. */
    public void stop(OrganisationId organisation, InvitationRoundId id, UUID by) {
        if (repository.stop(id, organisation, by, clock.instant())) {
            audit.note("organisations.invitations-stopped", id, Map.of());
        } else if (!repository.exists(id, organisation)) {
            throw new NotFound("round of invitations " + id);
        }
    }

    /** Whether letters leave us: none is written that would wait until its link is worth nothing. */
    boolean hasWayOut() {
        return mail.getIfAvailable(() -> () -> true).isOpen();
    }

    @Transactional(readOnly = true)
    List<Turn> next(int most) {
        return repository.next(most);
    }

    /** Writes to one whose turn it is, if they still want it; nothing where no letter leaves or somebody else is just doing so. */
    void invite(Turn turn) {
        if (!hasWayOut() || !repository.take(turn)) {
            return;
        }
        var person = repository.listed(turn.member(), today());
        boolean wanted =
                person.isPresent() && !sorted(List.of(person.get())).toInvite().isEmpty();
        if (wanted) {
            members.invite(turn.member());
        }
        settle(turn, wanted ? Outcome.INVITED : Outcome.NOT_NEEDED);
    }

    /** They could not be written to, and those after them wait. */
    void giveUp(Turn turn) {
        if (repository.take(turn)) {
            settle(turn, Outcome.FAILED);
        }
    }

    private void settle(Turn turn, Outcome outcome) {
        repository.settle(turn, outcome, clock.instant());
        repository.endIfDone(turn.round(), clock.instant());
    }

    /** Who is on the list, by what a round would do. */
    private record Sorted(List<MemberId> toInvite, Foreseen foreseen) {}

    private Sorted sorted(List<Member> listed) {
        var places = accounts.places(listed.stream().map(it -> it.id().value()).collect(toSet()));
        var since = clock.instant().minus(Links.INVITATION_LASTS);
        var toInvite = new ArrayList<MemberId>();
        int arrived = 0;
        int lately = 0;
        int withoutAddress = 0;
        for (var member : listed) {
            var place = places.get(member.id().value());
            if (place != null && place.taken()) {
                arrived++;
            } else if (member.email() == null) {
                withoutAddress++;
            } else if (place != null && isAfter(place, since)) {
                lately++;
            } else {
                toInvite.add(member.id());
            }
        }
        return new Sorted(
                List.copyOf(toInvite), new Foreseen(listed.size(), toInvite.size(), arrived, lately, withoutAddress));
    }

    private static boolean isAfter(PlaceStanding place, Instant moment) {
        return place.offeredAt() != null && place.offeredAt().isAfter(moment);
    }

    private LocalDate today() {
        return dayClock.today();
    }
}
