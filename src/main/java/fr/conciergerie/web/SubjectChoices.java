package fr.conciergerie.web;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Whom a role can stand for: the partners for {@link Role#PARTNER}, and so on. The module that owns them contributes it. */
public interface SubjectChoices extends SubjectNames {

    /** Those of the operator at work, by name. */
    List<Choice> choices();

    @Override
    default Optional<String> nameOf(UUID subject) {
        return choices().stream()
                .filter(it -> it.subject().equals(subject))
                .map(Choice::name)
                .findFirst();
    }

    record Choice(UUID subject, String name) {}
}
