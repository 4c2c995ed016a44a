package fr.conciergerie.web.access;

import fr.conciergerie.web.Actor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import java.util.UUID;
import org.springframework.modulith.NamedInterface;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** Who is signed in where. Sessions live in the database: any instance knows them, and can end them. */
@Component
@NamedInterface("access")
public class Sessions {

    private final SecurityContextRepository contexts;
    private final CsrfTokenRepository formTokens;
    private final FindByIndexNameSessionRepository<? extends Session> repository;

    Sessions(
            SecurityContextRepository contexts,
            CsrfTokenRepository formTokens,
            FindByIndexNameSessionRepository<? extends Session> repository) {
        this.contexts = contexts;
        this.formTokens = formTokens;
        this.repository = repository;
    }

    /** From now on this browser acts as the actor. The session gets a new name, so that none known before is worth anything. */
    public void start(Actor actor, HttpServletRequest request, HttpServletResponse response) {
        request.getSession();
        request.changeSessionId();
        formTokens.saveToken(null, request, response);
        var context = new SecurityContextImpl(ActorAuthentication.bySession(actor));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }

    public void end(HttpServletRequest request, HttpServletResponse response) {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        formTokens.saveToken(null, request, response);
        SecurityContextHolder.clearContext();
    }

    /** Signs the account out where it acts with one of these rights, which it has no more; in its other rooms it stays. */
    public void endActing(UUID account, Set<UUID> rights) {
        repository.findByPrincipalName(account.toString()).forEach((id, session) -> {
            if (session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY)
                            instanceof SecurityContext context
                    && context.getAuthentication() instanceof ActorAuthentication signedIn
                    && rights.contains(signedIn.actor().grant())) {
                repository.deleteById(id);
            }
        });
    }

    /** Signs the account out everywhere, at once: its password has changed. */
    public void endAll(UUID account) {
        repository.findByPrincipalName(account.toString()).keySet().forEach(repository::deleteById);
    }
}
