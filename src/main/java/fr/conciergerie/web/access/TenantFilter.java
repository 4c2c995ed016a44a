package fr.conciergerie.web.access;

import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.CurrentActor;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/** Behind the door, work sees the data of the actor's operator: the rest of the request runs with it bound. */
final class TenantFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var actor = CurrentActor.get();
        if (actor == null || actor.operator() == null) {
            chain.doFilter(request, response);
            return;
        }
        var operator = actor.operatorId();
        try (var _ = MDC.putCloseable("operator", operator.toString())) {
            forTenant(operator, () -> chain.doFilter(request, response));
        }
    }

    private interface Work {
        void run() throws ServletException, IOException;
    }

    private static void forTenant(OperatorId operator, Work work) throws ServletException, IOException {
        try {
            Tenant.<Boolean, Exception>callChecked(operator, () -> {
                work.run();
                return true;
            });
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
