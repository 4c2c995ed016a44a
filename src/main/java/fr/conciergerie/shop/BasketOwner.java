package fr.conciergerie.shop;

import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.web.Actor;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose basket: the one that a member fills themselves, or the one in which a concierge gathers what the member asks for.
 * They never mix, so that nobody orders what somebody else has put in.
 *
 * @param concierge the account of whoever gathers it; null in the member's own
 */
public record BasketOwner(MemberId member, @Nullable UUID concierge) {

    /** The member's own. */
    public static BasketOwner of(Actor member) {
        return new BasketOwner(new MemberId(member.requireSubject()), null);
    }

    /** What this concierge gathers for a member. */
    public static BasketOwner atDesk(Actor concierge, MemberId member) {
        return new BasketOwner(member, concierge.account());
    }

    boolean isAtDesk() {
        return concierge != null;
    }
}
