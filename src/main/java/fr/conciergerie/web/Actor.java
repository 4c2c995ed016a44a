package fr.conciergerie.web;

import fr.conciergerie.shared.OperatorId;
import java.io.Serializable;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The person (or the token) behind a request: an account acting in one role for one operator.
 *
 * @param account the key of the account that signed in
 * @param grant the key of the right under which it acts: account × operator × role × subject
 * @param name how to greet them
 * @param operator whose data they work with; null only for {@link Role#ADMIN}
 * @param subject whom the role stands for: the member's, partner's or client organisation's key; null for other roles
 */
public record Actor(
        UUID account,
        UUID grant,
        String name,
        Role role,
        @Nullable UUID operator,
        @Nullable UUID subject,
        Locale locale)
        implements Serializable {

    public boolean is(Role one) {
        return role == one;
    }

    public OperatorId operatorId() {
        if (operator == null) {
            throw new IllegalStateException(role + " works for no operator");
        }
        return new OperatorId(operator);
    }

    /** The member, partner or organisation this role stands for; a programming error where the role has none. */
    public UUID requireSubject() {
        if (subject == null) {
            throw new IllegalStateException(role + " stands for no one");
        }
        return subject;
    }
}
