package fr.conciergerie.web.access;

import fr.conciergerie.shared.NotFound;
import fr.conciergerie.web.BrowserMark;
import fr.conciergerie.web.CurrentActor;
import fr.conciergerie.web.HeldForm;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.util.UriUtils;

/**
 * What the door answers to whom it does not let in: people are shown the way to sign in, programs get a problem. A path
 * that does not exist is not found, whoever asks.
 */
final class Denials implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final AccessTable table;
    private final HandlerExceptionResolver errors;
    private final ObjectProvider<BrowserMark> marks;

    Denials(AccessTable table, HandlerExceptionResolver errors, ObjectProvider<BrowserMark> marks) {
        this.table = table;
        this.marks = marks;
        this.errors = errors;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException {
        if (nothingThere(request, response)) {
            return;
        }
        if (Paths.isApi(request)) {
            response.setHeader(
                    HttpHeaders.WWW_AUTHENTICATE,
                    cause instanceof BadCredentialsException ? "Bearer error=\"invalid_token\"" : "Bearer");
            show(request, response, cause);
        } else {
            toSignIn(request, response);
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause)
            throws IOException {
        if (nothingThere(request, response)) {
            return;
        }
        var actor = CurrentActor.get();
        if (actor != null && request.getMethod().equals("GET") && isHome(request)) {
            response.sendRedirect(request.getContextPath() + actor.role().home());
            return;
        }
        var line = table.rule(request.getMethod(), Paths.of(request));
        if (actor == null && cause instanceof CsrfException && line != null && !line.isOpen()) {
            // The session is over, and the form's token with it: whoever comes back signs in first.
            toSignIn(request, response);
            return;
        }
        if (actor != null
                && cause instanceof CsrfException
                && line != null
                && line.admits(actor)
                && comesBackFilledIn(request, response)) {
            return;
        }
        if (actor != null && line != null && line.scope() != null && line.admits(actor)) {
            response.setHeader(
                    HttpHeaders.WWW_AUTHENTICATE,
                    "Bearer error=\"insufficient_scope\", scope=\"" + line.scope() + "\"");
            show(request, response, new ScopeMissing(line.scope()));
            return;
        }
        show(request, response, cause);
    }

    /**
     * A form of a session before this one, as where somebody signed in again in another tab: nothing of it is done, and it is
     * on its page again, filled in. Other sites cannot fill one in so: their requests bear no session.
     */
    private boolean comesBackFilledIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var secret = marks.stream().flatMap(it -> it.of(request).stream()).findFirst();
        var form = HeldForm.of(request);
        if (secret.isEmpty() || form.isEmpty()) {
            return false;
        }
        form.get().await(request, secret.get());
        goTo(form.get().page(), request, response);
        return true;
    }

    /**
     * The page on which a form stands that is sent to an address: whoever changes the language of one that came back, or opens
     * its address once more, is not told that there is nothing.
     */
    private String pageAbove(String path) {
        for (var above = path; above.lastIndexOf('/') > 0; ) {
            above = above.substring(0, above.lastIndexOf('/'));
            if (table.rule("GET", PathContainer.parsePath(above)) != null) {
                return above;
            }
        }
        return "/";
    }

    private static String language(HttpServletRequest request) {
        var language = request.getParameter("lang");
        return language == null ? "" : "?lang=" + UriUtils.encode(language, StandardCharsets.UTF_8);
    }

    /** Says 404 or 405 where the table has no line, and to OPTIONS what there is: "sign in first" would promise something behind the door. */
    private boolean nothingThere(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var path = Paths.of(request);
        if (table.rule(request.getMethod(), path) != null) {
            return false;
        }
        var methods = table.methodsAt(path);
        if (request.getMethod().equals("OPTIONS") && !methods.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            response.setHeader(HttpHeaders.ALLOW, String.join(", ", methods));
            return true;
        }
        if (request.getMethod().equals("GET") && methods.contains("POST") && !Paths.isApi(request)) {
            response.sendRedirect(request.getContextPath() + pageAbove(path.value()) + language(request));
            return true;
        }
        show(
                request,
                response,
                methods.isEmpty()
                        ? new NotFound(path.value())
                        : new HttpRequestMethodNotSupportedException(request.getMethod(), methods));
        return true;
    }

    /** After signing in, one lands where one wanted to go, if that was a page to look at. */
    private void toSignIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (HttpMethod.POST.matches(request.getMethod())
                && marks.stream().anyMatch(it -> it.of(request).isPresent())
                && errors.resolveException(request, response, null, new SessionOver()) != null) {
            return;
        }
        var target = request.getContextPath() + "/sign-in";
        if (request.getMethod().equals("GET") && !isHome(request)) {
            var query = request.getQueryString();
            var next = request.getRequestURI() + (query == null ? "" : "?" + query);
            target += "?next=" + UriUtils.encode(next, StandardCharsets.UTF_8);
        }
        goTo(target, request, response);
    }

    private static void goTo(String target, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (request.getHeader("HX-Request") == null) {
            response.sendRedirect(target);
        } else {
            // A piece of a page would be swapped for another page: the whole page goes there instead.
            response.setHeader("HX-Redirect", target);
        }
    }

    private static boolean isHome(HttpServletRequest request) {
        return Paths.of(request).value().equals("/");
    }

    private void show(HttpServletRequest request, HttpServletResponse response, Exception cause) throws IOException {
        if (errors.resolveException(request, response, null, cause) == null) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }
}
