package fr.conciergerie.web;

import java.util.Optional;
import java.util.UUID;

/** For whom a role acts, as one says it: an agent's employer, a partner, a client. The module that owns them contributes it. */
public interface SubjectNames {

    Role role();

    /** At the operator at work; empty where there is nobody any more. */
    Optional<String> nameOf(UUID subject);
}
