package fr.conciergerie.organisations;

import fr.conciergerie.accounts.Invitations;
import fr.conciergerie.shared.Constraints;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.privacy.Somebody;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the manager does with the people of a client organisation: corrects, confirms, invites, lets go. */
@Service
@Transactional
public class Members {

    private final MemberRepository members;
    private final Invitations invitations;
    private final DayClock dayClock;
    private final Clock clock;

    Members(MemberRepository members, Invitations invitations, DayClock dayClock, Clock clock) {
        this.members = members;
        this.invitations = invitations;
        this.dayClock = dayClock;
        this.clock = clock;
    }

    /**
     * Who is of another organisation now is so from today on: what they did before stays with the one they were of.
     *
     * @param version the one that was read
     */
    public void changeMember(MemberId id, OrganisationId organisation, MemberDetails details, int version) {
        var stay = members.stay(id);
        boolean moves = !organisation.equals(stay.organisation());
        if (moves && stay.isOverOn(today())) {
            throw Refused.conflict("organisations.member.moves-once-prolonged");
        }
        withOwnEmail(details, () -> {
            members.update(id, details, version);
            if (moves) {
                members.beginStay(id, organisation, today(), stay.lastDay());
            }
        });
    }

    /** The organisation knows them after all. */
    public void confirmGuest(MemberId id, int version) {
        members.setListed(id, clock.instant(), version);
    }

    /** They may use the service up to this day; what they have ordered is still theirs. */
    public void endEligibility(MemberId id, LocalDate lastDay, int version) {
        if (!lastDay.isBefore(today())) {
            beginAnewIfAway(id);
        }
        members.setEligibleUntil(id, lastDay, version);
    }

    public void prolongEligibility(MemberId id, int version) {
        beginAnewIfAway(id);
        members.setEligibleUntil(id, null, version);
    }

    /** Who comes back after a while was not there meanwhile. */
    private void beginAnewIfAway(MemberId id) {
        var stay = members.stay(id);
        if (stay.isOverOn(today().minusDays(1))) {
            members.beginStay(id, stay.organisation(), today(), null);
        }
    }

    /** They sign in with this account from now on. */
    public void linkAccount(MemberId id, UUID account) {
        members.setAccount(id, account);
    }

    /**
     * They get an account to sign in with, and a mail that lets them choose a password.
     *
     * @return the link to hand over where no mail leaves; null where one does
     */
    public @Nullable String invite(MemberId id) {
        var member = members.get(id);
        if (member.email() == null) {
            throw Refused.conflict("organisations.member.no-email");
        }
        var invited = invitations.invite(member.email(), member.name(), member.locale(), Role.MEMBER, id.value());
        if (member.account() == null) {
            members.setAccount(id, invited.account().value());
        }
        return invited.link();
    }

    /** Who it is, for those who hold something about them; nobody who is erased. */
    @Transactional(readOnly = true)
    public Somebody somebody(MemberId id) {
        return members.somebody(id);
    }

    /** Those who were entered before then, by key, from where the last piece ended. Whether they came by since, others know. */
    @Transactional(readOnly = true)
    public List<Somebody> enteredBefore(Instant moment, @Nullable UUID after, int most) {
        return members.enteredBefore(moment, after, most);
    }

    /** Nobody any more: the row stays, so that what was counted stays counted, and names nobody. */
    public void erase(MemberId id) {
        members.erase(id, clock.instant());
    }

    /** A row of the member's organisation that names nobody and may never order; the member themselves where they are erased. */
    public MemberId nameless(MemberId like) {
        return members.nameless(like, new MemberId(Ids.next(clock.instant())), clock.instant());
    }

    private LocalDate today() {
        return dayClock.today();
    }

    /** Refuses an address that somebody else of the organisation has. */
    static void withOwnEmail(MemberDetails details, Runnable change) {
        Constraints.refusing(
                change,
                MemberRepository.OWN_EMAIL,
                () -> new Refused("organisations.email-taken", String.valueOf(details.email())));
    }
}
