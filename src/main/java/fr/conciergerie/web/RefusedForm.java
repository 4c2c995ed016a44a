package fr.conciergerie.web;

import fr.conciergerie.shared.Refused;

/** Several fields are off at once. */
public final class RefusedForm extends Refused {

    private final transient FormErrors errors;

    RefusedForm(FormErrors errors) {
        super("web.error.fields", errors.byField().size());
        this.errors = errors;
    }

    public FormErrors errors() {
        return errors;
    }
}
