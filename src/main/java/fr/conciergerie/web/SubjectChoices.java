package fr.conciergerie.web;

import java.util.List;
import java.util.UUID;

/** Whom a role can stand for: the partners for {@link Role#PARTNER}, and so on. The module that owns them contributes it. */
public interface SubjectChoices {

    Role role();

    /** Those of the operator at work, by name. */
    List<Choice> choices();

    record Choice(UUID subject, String name) {}
}
