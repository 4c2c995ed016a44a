package fr.conciergerie.animations;

import fr.conciergerie.organisations.Member;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** For whom somebody asks, and whether an animation is for them. */
@Component
class Audience {

    private final Organisations organisations;
    private final Clock clock;

    Audience(Organisations organisations, Clock clock) {
        this.organisations = organisations;
        this.clock = clock;
    }

    /**
     * A member asks for themselves; whoever serves them names somebody for whom it is.
     *
     * @param seen the animation as the reader sees it
     * @param member null for a member who speaks for themselves
     */
    Member whom(Actor actor, AnimationView seen, @Nullable MemberId member) {
        if (actor.is(Role.MEMBER)) {
            var self = new MemberId(actor.requireSubject());
            if (member != null && !member.equals(self)) {
                throw new NotFound("member " + member);
            }
            return organisations.member(self);
        }
        if (member == null) {
            throw new Refused("animations.member-is-missing");
        }
        if (!isFor(seen.details(), member)) {
            throw new NotFound("member " + member);
        }
        return organisations.member(member);
    }

    boolean isFor(AnimationDetails details, MemberId id) {
        var member = organisations.member(id);
        var today = clock.instant().atZone(details.times().zone()).toLocalDate();
        return details.onlyFor() != null
                ? details.onlyFor().equals(member.organisation())
                : details.isOnline()
                        || details.sites().stream().anyMatch(it -> organisations.mayUse(member.id(), it, today));
    }
}
