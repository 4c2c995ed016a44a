package fr.conciergerie.accounts.web;

import fr.conciergerie.web.HeldForm;
import fr.conciergerie.web.Templates;
import fr.conciergerie.web.access.SessionOver;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/**
 * Whoever sent a form after their session had ended is told that nothing of it was saved, and signs in there and then: the
 * page bears what they typed.
 */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class SessionOverController {

    private final Templates templates;
    private final DemoState demo;

    SessionOverController(Templates templates, DemoState demo) {
        this.templates = templates;
        this.demo = demo;
    }

    @ExceptionHandler(SessionOver.class)
    ModelAndView show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        templates.write(
                "accounts/sign-in",
                Map.of("form", SignInPage.over(HeldForm.of(request), demo.now())),
                request,
                response);
        return new ModelAndView();
    }
}
