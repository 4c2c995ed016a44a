package fr.conciergerie.organisations;

import fr.conciergerie.shared.Refused;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the manager does with the people of a client organisation: corrects, confirms, invites, lets go. */
@Service
@Transactional
public class Members {

    private final MemberRepository members;
    private final Clock clock;

    Members(MemberRepository members, Clock clock) {
        this.members = members;
        this.clock = clock;
    }

    /** @param version the one that was read */
    public void changeMember(MemberId id, OrganisationId organisation, MemberDetails details, int version) {
        try {
            members.update(id, organisation, details, version);
        } catch (DuplicateKeyException _) {
            throw taken(details);
        }
    }

    /** The organisation knows them after all. */
    public void confirmGuest(MemberId id, int version) {
        members.setListed(id, clock.instant(), version);
    }

    /** They may use the service up to this day; what they have ordered is still theirs. */
    public void endEligibility(MemberId id, LocalDate lastDay, int version) {
        members.setEligibleUntil(id, lastDay, version);
    }

    public void prolongEligibility(MemberId id, int version) {
        members.setEligibleUntil(id, null, version);
    }

    /** They sign in with this account from now on. */
    public void linkAccount(MemberId id, UUID account) {
        members.setAccount(id, account);
    }

    static Refused taken(MemberDetails details) {
        return new Refused("organisations.email-taken", String.valueOf(details.email()));
    }
}
