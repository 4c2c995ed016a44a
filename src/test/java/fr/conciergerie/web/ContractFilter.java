package fr.conciergerie.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingRequestWrapper;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Holds every call of the API that any test makes, and its answer, against {@link Contract}: what the description does not
 * allow is answered {@value #BREACH} in its place, which no test expects.
 */
@Component
@Profile("!bench")
@Order(Ordered.HIGHEST_PRECEDENCE)
public class ContractFilter extends OncePerRequestFilter {

    public static final int BREACH = 599;
    public static final String REASON = "Out-Of-Contract";

    private static final int MOST_KEPT = 1 << 20;

    private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();

    private final Contract contract = Contract.checkedIn();

    /** The calls that were answered in this process, with their status: {@code POST /api/v1/orders 201}. */
    public static Set<String> seen() {
        return Set.copyOf(SEEN);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !path(request).startsWith("/api/v1/") || path(request).startsWith("/api/v1/openapi.json");
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var asked = new ContentCachingRequestWrapper(request, MOST_KEPT);
        var answered = new Answer(response);
        chain.doFilter(asked, answered);
        if (answered.leftToTheServer || response.isCommitted()) {
            return;
        }
        var exchange = exchange(asked, answered);
        var breaches = contract.breaches(exchange);
        var call = contract.callOf(exchange.method(), exchange.path());
        if (call != null) {
            SEEN.add(call + " " + exchange.status());
        }
        if (breaches.isEmpty()) {
            answered.copyBodyToResponse();
        } else {
            var told = exchange.method() + " " + exchange.path() + " " + exchange.parameters() + " answered "
                    + exchange.status() + " out of contract: " + breaches + "\n" + exchange.sent() + "\n"
                    + exchange.body();
            response.resetBuffer();
            response.setStatus(BREACH);
            // Where there is no body, as after a HEAD.
            response.setHeader(REASON, breaches.toString());
            response.setContentType("text/plain;charset=UTF-8");
            response.getOutputStream().write(told.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static Contract.Exchange exchange(ContentCachingRequestWrapper asked, Answer answered) {
        var parameters = new LinkedHashMap<String, List<String>>();
        asked.getParameterMap().forEach((name, values) -> parameters.put(name, Arrays.asList(values)));
        return new Contract.Exchange(
                method(asked),
                path(asked),
                Map.copyOf(parameters),
                new String(asked.getContentAsByteArray(), StandardCharsets.UTF_8),
                answered.getStatus(),
                answered.getContentType(),
                Set.copyOf(answered.getHeaderNames()),
                new String(answered.getContentAsByteArray(), StandardCharsets.UTF_8));
    }

    private static String path(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String original
                ? original
                : request.getRequestURI();
    }

    private static String method(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_METHOD) instanceof String original
                ? original
                : request.getMethod();
    }

    /** Knows whether somebody left the words to the server's own way of telling errors, which comes here again. */
    private static final class Answer extends ContentCachingResponseWrapper {

        private boolean leftToTheServer;

        Answer(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void sendError(int status) throws IOException {
            leftToTheServer = true;
            super.sendError(status);
        }

        @Override
        public void sendError(int status, String message) throws IOException {
            leftToTheServer = true;
            super.sendError(status, message);
        }
    }
}
