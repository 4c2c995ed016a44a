package fr.conciergerie.web.access;

import fr.conciergerie.web.TokenDirectory;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/** Recognises a caller of the API by its {@code Authorization: Bearer} token; nothing is kept between calls. */
final class BearerFilter extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";

    private final TokenDirectory tokens;
    private final Denials denials;

    BearerFilter(TokenDirectory tokens, Denials denials) {
        this.tokens = tokens;
        this.denials = denials;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            chain.doFilter(request, response);
            return;
        }
        var bearer = header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? tokens.bearer(header.substring(SCHEME.length()).strip())
                : Optional.<TokenDirectory.Bearer>empty();
        if (bearer.isEmpty()) {
            denials.commence(request, response, new BadCredentialsException("invalid_token"));
            return;
        }
        SecurityContextHolder.setContext(new SecurityContextImpl(
                ActorAuthentication.byToken(bearer.get().actor(), bearer.get().scopes())));
        chain.doFilter(request, response);
    }
}
