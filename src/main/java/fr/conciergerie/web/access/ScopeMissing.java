package fr.conciergerie.web.access;

import fr.conciergerie.web.Scope;
import org.springframework.security.access.AccessDeniedException;

/** The role would be right, but the token was not issued for this. */
public final class ScopeMissing extends AccessDeniedException {

    private final Scope scope;

    ScopeMissing(Scope scope) {
        super("the token lacks " + scope);
        this.scope = scope;
    }

    public Scope scope() {
        return scope;
    }
}
