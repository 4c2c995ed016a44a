package fr.conciergerie.web.access;

import org.springframework.security.access.AccessDeniedException;

/** Another site sent the form: the browser itself says so. */
public final class ForeignForm extends AccessDeniedException {

    ForeignForm() {
        super("sent from another site");
    }
}
