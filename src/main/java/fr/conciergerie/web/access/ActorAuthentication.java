package fr.conciergerie.web.access;

import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Scope;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** An {@link Actor} as Spring Security carries it: by a session, or by a token with its scopes. */
public final class ActorAuthentication extends AbstractAuthenticationToken {

    private final Actor actor;
    private final Set<Scope> scopes;

    private ActorAuthentication(Actor actor, Set<Scope> scopes) {
        super(List.of());
        this.actor = actor;
        this.scopes = Set.copyOf(scopes);
        setAuthenticated(true);
    }

    /** Someone who signed in; pages ask for no scope. */
    public static ActorAuthentication bySession(Actor actor) {
        return new ActorAuthentication(actor, Set.of());
    }

    static ActorAuthentication byToken(Actor actor, Set<Scope> scopes) {
        return new ActorAuthentication(actor, scopes);
    }

    public Actor actor() {
        return actor;
    }

    boolean holds(@Nullable Scope scope) {
        return scope == null || scopes.contains(scope);
    }

    /** Sessions are found by the account when it changes its password or loses a right. */
    @Override
    public String getName() {
        return actor.account().toString();
    }

    @Override
    public Actor getPrincipal() {
        return actor;
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ActorAuthentication that && actor.equals(that.actor) && scopes.equals(that.scopes);
    }

    @Override
    public int hashCode() {
        return actor.hashCode();
    }
}
