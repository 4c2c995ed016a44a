package fr.conciergerie.animations;

import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.Actor;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The client's door to the module: an event of their own is asked for, and answered with a plan and a price, or with a no. */
@Service
@Transactional
public class Proposals {

    public static final int LONGEST_ANSWER = 1_000;

    private final ProposalRepository proposals;
    private final Animations animations;
    private final EffortRepository efforts;
    private final Organisations organisations;
    private final Clock clock;

    Proposals(
            ProposalRepository proposals,
            Animations animations,
            EffortRepository efforts,
            Organisations organisations,
            Clock clock) {
        this.proposals = proposals;
        this.animations = animations;
        this.efforts = efforts;
        this.organisations = organisations;
        this.clock = clock;
    }

    /** For the organisation that the coordinator stands for, at one of its sites. */
    public ProposalId ask(Actor coordinator, ProposalRequest request) {
        if (organisations.sitesVisibleTo(coordinator).stream()
                .noneMatch(it -> it.id().equals(request.site()))) {
            throw new NotFound("site " + request.site());
        }
        var now = clock.instant();
        var id = new ProposalId(Ids.next(now));
        proposals.insert(id, new OrganisationId(coordinator.requireSubject()), request, now);
        return id;
    }

    /** Those of the organisation that the coordinator stands for, the latest day first. */
    @Transactional(readOnly = true)
    public List<ProposalView> ofOrganisation(Actor coordinator) {
        return proposals.of(new OrganisationId(coordinator.requireSubject()));
    }

    /** Those that nobody has answered, the soonest day first. */
    @Transactional(readOnly = true)
    public List<ProposalView> open() {
        return proposals.open();
    }

    @Transactional(readOnly = true)
    public ProposalView proposal(ProposalId id) {
        return proposals.get(id);
    }

    /**
     * The operator does it: a draft of the animation is there to be completed.
     *
     * @param plan how, as the client reads it
     * @param price excluding VAT; null where it is within the subscription
     * @param effort what the concierge has to do for it
     */
    public AnimationId takeUp(ProposalId id, int version, String plan, @Nullable Money price, Effort effort) {
        var proposal = asked(id);
        var wanted = proposal.request();
        var sites = List.of(wanted.site());
        var animation = animations.draft(new AnimationDetails(
                AnimationKind.CLIENT,
                wanted.title(),
                "",
                sites,
                wanted.place(),
                Times.at(wanted.day(), wanted.from(), wanted.day(), wanted.until(), animations.zoneOf(sites)),
                RegistrationTerms.upTo(wanted.people(), 0),
                proposal.organisation(),
                null,
                price == null ? null : new Cost(price, CostBearer.CLIENT)));
        efforts.save(animation, 0, effort);
        proposals.answer(id, version, ProposalStatus.TAKEN_UP, said(plan), price, animation, clock.instant());
        return animation;
    }

    /** @param why as the client reads it */
    public void decline(ProposalId id, int version, String why) {
        asked(id);
        proposals.answer(id, version, ProposalStatus.DECLINED, said(why), null, null, clock.instant());
    }

    private ProposalView asked(ProposalId id) {
        var proposal = proposals.get(id);
        if (proposal.status() != ProposalStatus.ASKED) {
            throw Refused.conflict("animations.proposal.answered");
        }
        return proposal;
    }

    private static String said(String words) {
        var plain = words.strip();
        if (plain.isEmpty() || plain.length() > LONGEST_ANSWER) {
            throw new Refused("animations.proposal.needs-an-answer", LONGEST_ANSWER);
        }
        return plain;
    }
}
