package fr.conciergerie.web.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes no form that another site sends, a neighbour under the same domain included. Browsers say where a form comes from,
 * and no page can make them say something else; a program that says nothing still needs the form's token.
 */
final class ForeignForms extends OncePerRequestFilter {

    private static final String HEADER = "Sec-Fetch-Site";

    /** Our own pages; or nobody's, such as a page that is loaded again. */
    private static final Set<String> OURS = Set.of("same-origin", "none");

    private static final Set<String> CHANGES_NOTHING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final Denials denials;

    ForeignForms(Denials denials) {
        this.denials = denials;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var from = request.getHeader(HEADER);
        if (from == null || CHANGES_NOTHING.contains(request.getMethod()) || OURS.contains(from)) {
            chain.doFilter(request, response);
        } else {
            denials.handle(request, response, new ForeignForm());
        }
    }
}
