package fr.conciergerie.desk.web;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** There is no desk at which somebody works today. Wherever they came from, {@code /desk} tells them what is missing. */
class NoDesk extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoDesk() {
        super("no desk", null, false, false);
    }

    /** Before an error is made of it. */
    @ControllerAdvice
    @Order(Ordered.HIGHEST_PRECEDENCE)
    static class Way {

        @ExceptionHandler(NoDesk.class)
        String toTheDesk() {
            return "redirect:/desk";
        }
    }
}
