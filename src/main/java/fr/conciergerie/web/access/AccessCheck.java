package fr.conciergerie.web.access;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Holds every request against {@link AccessTable}: what has no line is refused. */
final class AccessCheck implements AuthorizationManager<RequestAuthorizationContext> {

    private static final AuthorizationResult YES = new AuthorizationDecision(true);
    private static final AuthorizationResult NO = new AuthorizationDecision(false);

    private final AccessTable table;

    AccessCheck(AccessTable table) {
        this.table = table;
    }

    @Override
    public AuthorizationResult authorize(
            Supplier<? extends @Nullable Authentication> who, RequestAuthorizationContext context) {
        var request = context.getRequest();
        var line = table.rule(request.getMethod(), Paths.of(request));
        if (line == null) {
            return NO;
        }
        // An open door is not a reason to read the session.
        if (line.isOpen()) {
            return YES;
        }
        return who.get() instanceof ActorAuthentication signedIn
                        && line.admits(signedIn.actor())
                        && signedIn.holds(line.scope())
                ? YES
                : NO;
    }
}
