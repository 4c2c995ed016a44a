package fr.conciergerie.web.access;

import org.springframework.modulith.NamedInterface;
import org.springframework.security.core.AuthenticationException;

/** A form was sent by somebody whose session is over: nothing of it was done. */
@NamedInterface("access")
public final class SessionOver extends AuthenticationException {

    public SessionOver() {
        super("the session of a form is over");
    }
}
