package fr.conciergerie.web.errors;

import fr.conciergerie.web.Dictionary;
import fr.conciergerie.web.RequestId;
import fr.conciergerie.web.Templates;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells people and programs what went wrong and what to do, once, for everybody. Only a fault of ours is logged; nothing of
 * how we are made is ever told.
 */
@ControllerAdvice
class Errors {

    private static final Logger LOG = LoggerFactory.getLogger(Errors.class);
    private static final int LONGEST_INSTANCE = 300;

    private final Dictionary dictionary;
    private final LocaleResolver language;
    private final Templates templates;
    private final JsonMapper json;
    private final DatabaseAway away;

    Errors(Dictionary dictionary, LocaleResolver language, Templates templates, JsonMapper json, DatabaseAway away) {
        this.dictionary = dictionary;
        this.language = language;
        this.templates = templates;
        this.json = json;
        this.away = away;
    }

    @ExceptionHandler(Exception.class)
    @Nullable
    ModelAndView show(Exception cause, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (cause instanceof AsyncRequestNotUsableException || response.isCommitted()) {
            LOG.debug("The reader left before the answer was complete", cause);
            return new ModelAndView();
        }
        answer(cause, request, response);
        return new ModelAndView();
    }

    private void answer(Throwable cause, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (DatabaseAway.isBehind(cause)) {
            // A page of ours needs the database itself.
            away.answer(request, response);
            return;
        }
        var readable = Unfinished.is(cause) ? Unfinished.withoutBody(request) : request;
        write(problem(cause, request), readable, response);
    }

    private static Problem problem(Throwable cause, HttpServletRequest request) {
        return Problems.of(cause).orElseGet(() -> {
            LOG.error("{} {} failed, request {}", request.getMethod(), sayable(request), RequestId.of(request), cause);
            return Problem.of(500);
        });
    }

    /** An address that is a secret stays one in the log too: the route that it took is enough. */
    private static String sayable(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String route
                        && route.contains("{token}")
                ? route
                : request.getRequestURI();
    }

    private void write(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.resetBuffer();
        response.setStatus(problem.status().value());
        response.setHeader(RequestId.HEADER, RequestId.of(request));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        problem.headers().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        var words = dictionary.words(language.resolveLocale(request));
        var path = path(request);
        if (path.startsWith(request.getContextPath() + "/api/")) {
            var body = json.writeValueAsBytes(problem.body(words, path, RequestId.of(request)));
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setHeader(HttpHeaders.CONTENT_LANGUAGE, words.locale().getLanguage());
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        } else {
            var model = Map.of(
                    "status", problem.status().value(), "title", problem.title(words), "detail", problem.detail(words));
            templates.write("web/error", model, request, response);
        }
    }

    private static String path(HttpServletRequest request) {
        var path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String original
                ? original
                : request.getRequestURI();
        return path.length() > LONGEST_INSTANCE ? path.substring(0, LONGEST_INSTANCE) : path;
    }

    /** What goes wrong outside of our controllers: in a filter, in the server, or by an address that nobody has. */
    @Controller
    static class Elsewhere implements ErrorController {

        private final Errors errors;

        Elsewhere(Errors errors) {
            this.errors = errors;
        }

        @RequestMapping("/error")
        void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
            var cause = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
            if (cause instanceof Throwable thrown) {
                errors.answer(root(thrown), request, response);
            } else {
                errors.write(problem(request), request, response);
            }
        }

        private static Problem problem(HttpServletRequest request) {
            return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
                    ? Problem.of(status)
                    : Problem.of(404);
        }

        /** What a filter threw, out of what the server wrapped it in. */
        private static Throwable root(Throwable thrown) {
            return thrown instanceof ServletException && thrown.getCause() != null ? thrown.getCause() : thrown;
        }
    }
}
