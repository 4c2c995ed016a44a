package fr.conciergerie.accounts.web;

import fr.conciergerie.web.Role;
import java.util.UUID;

/**
 * A room that one has a key to.
 *
 * @param subject for whom one acts there: the employer, the partner, the client; empty where one acts for oneself
 * @param operator the operator's name; empty for the administrator's room
 * @param current whether one is in it now
 */
public record RoomChoice(UUID grant, Role role, String subject, String operator, boolean current) {

    /** Where it is, as one says it. */
    public String where() {
        return subject.isEmpty() ? operator : operator.isEmpty() ? subject : subject + " · " + operator;
    }
}
