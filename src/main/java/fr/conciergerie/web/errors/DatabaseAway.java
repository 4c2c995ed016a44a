package fr.conciergerie.web.errors;

import fr.conciergerie.web.Dictionary;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * While the database is away, whoever asks is told so at once and when to come back, in words that need no database: outside of
 * everything else, for the session and the menu need one too. Nothing was written that was not acknowledged.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class DatabaseAway extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseAway.class);

    static final String RETRY_AFTER_SECONDS = "5";

    private static final Duration QUIET = Duration.ofSeconds(30);
    private static final int AWAY = 503;
    private static final int DEEP = 20;

    /** It shuts down, starts, lets nobody in, only reads, or cannot write what it was given. */
    private static final Set<String> STATES = Set.of("57P01", "57P02", "57P03", "57P05", "55000", "25006", "58030");

    /** No connection, and nothing left to work with: no room on the disk, no memory, no connection free. */
    private static final Set<String> CLASSES = Set.of("08", "53");

    private final AtomicLong logged = new AtomicLong();
    private final Dictionary dictionary;
    private final JsonMapper json;

    DatabaseAway(Dictionary dictionary, JsonMapper json) {
        this.dictionary = dictionary;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException e) {
            if (response.isCommitted() || !isBehind(e)) {
                throw e;
            }
            answer(request, response);
        }
    }

    /** For whoever meets it inside: what goes on outwards may be taken for a reader who has left, and be answered by nothing. */
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        log();
        write(request, response);
    }

    /** Once in a while: when a thousand people wait, one line says it. */
    private void log() {
        long now = System.nanoTime();
        long last = logged.get();
        if ((last == 0 || now - last > QUIET.toNanos()) && logged.compareAndSet(last, now)) {
            LOG.warn("the database is away: whoever asks is answered 503");
        }
    }

    /** Whether something failed because the database cannot be reached, however it was wrapped. */
    static boolean isBehind(Throwable thrown) {
        var cause = thrown;
        for (int depth = 0; cause != null && depth < DEEP; depth++, cause = cause.getCause()) {
            if (switch (cause) {
                case CannotGetJdbcConnectionException _,
                        CannotCreateTransactionException _,
                        SQLTransientConnectionException _ -> true;
                // What was thrown first hides behind a rollback that could not be, for there was nobody left to ask.
                case TransactionSystemException rollback ->
                    rollback.getOriginalException() != null && isBehind(rollback.getOriginalException());
                case SQLException sql -> isAway(sql.getSQLState());
                default -> false;
            }) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAway(@Nullable String state) {
        return state != null
                && (STATES.contains(state) || CLASSES.contains(state.substring(0, Math.min(2, state.length()))));
    }

    private void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var problem = Problem.of(AWAY);
        var words = dictionary.words(Locale.FRENCH);
        response.reset();
        response.setStatus(AWAY);
        response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        var path = request.getRequestURI();
        var api = path.startsWith(request.getContextPath() + "/api/");
        var body = api
                ? json.writeValueAsBytes(problem.body(words, path, "-"))
                : """
                  <!doctype html>
                  <html lang="fr"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                  <title>%1$s</title><h1>%1$s</h1><p>%2$s</p><p><a href="/">%3$s</a></p></html>
                  """.formatted(
                                HtmlUtils.htmlEscape(problem.title(words), "UTF-8"),
                                HtmlUtils.htmlEscape(problem.detail(words), "UTF-8"),
                                HtmlUtils.htmlEscape(words.say("web.error.home"), "UTF-8"))
                        .getBytes(StandardCharsets.UTF_8);
        response.setContentType(api ? MediaType.APPLICATION_PROBLEM_JSON_VALUE : "text/html;charset=UTF-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
