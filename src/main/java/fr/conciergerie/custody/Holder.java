package fr.conciergerie.custody;

import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.partners.PartnerId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who has a piece in their hands or on their shelf. There is always exactly one. */
public sealed interface Holder {

    /** The member whose it is. */
    record Member(MemberId member) implements Holder {}

    /** Someone who collected in the member's place. */
    record Delegate(String name) implements Holder {}

    /** A concierge, on the way or at work with it. */
    record Concierge(UUID account) implements Holder {}

    /** On a shelf, a rail or in a drawer of the desk at a site. */
    record Storage(SiteId site, String place) implements Holder {}

    /**
     * In a compartment of a locker at a site.
     *
     * @param compartment as it is written on its door
     * @param key of the compartment; null in entries of before compartments had one
     */
    record Locker(SiteId site, String compartment, @Nullable UUID key) implements Holder {}

    /**
     * On a round, known by its courier or van.
     *
     * @param round as people say it
     * @param key of the round; null in entries of before rounds had one
     */
    record Courier(String round, @Nullable UUID key) implements Holder {}

    record Partner(PartnerId partner) implements Holder {}

    /** Given away or destroyed, as the law allows once it has been authorised. */
    record Disposed(String authorisation) implements Holder {}

    /** The name of a kind of holder, as stored, sent over the API and shown. */
    @Schema(name = "HolderKind")
    enum Kind {
        MEMBER,
        DELEGATE,
        CONCIERGE,
        STORAGE,
        LOCKER,
        COURIER,
        PARTNER,
        DISPOSED
    }

    default Kind kind() {
        return switch (this) {
            case Member _ -> Kind.MEMBER;
            case Delegate _ -> Kind.DELEGATE;
            case Concierge _ -> Kind.CONCIERGE;
            case Storage _ -> Kind.STORAGE;
            case Locker _ -> Kind.LOCKER;
            case Courier _ -> Kind.COURIER;
            case Partner _ -> Kind.PARTNER;
            case Disposed _ -> Kind.DISPOSED;
        };
    }

    /** Whether a concierge of that site can put a hand on it without leaving. */
    default boolean isAt(SiteId site) {
        return switch (this) {
            case Storage(var where, var _) -> where.equals(site);
            case Locker(var where, var _, var _) -> where.equals(site);
            case Member _, Delegate _, Concierge _, Courier _, Partner _, Disposed _ -> false;
        };
    }
}
