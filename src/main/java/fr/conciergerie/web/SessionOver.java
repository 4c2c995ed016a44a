package fr.conciergerie.web;

import org.springframework.security.core.AuthenticationException;

/** A form was sent by somebody whose session is over: nothing of it was done. */
public final class SessionOver extends AuthenticationException {

    public SessionOver() {
        super("the session of a form is over");
    }
}
