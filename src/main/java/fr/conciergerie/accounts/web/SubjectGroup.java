package fr.conciergerie.accounts.web;

import fr.conciergerie.web.Role;
import fr.conciergerie.web.SubjectChoices;
import java.util.List;

/** Whom a role can stand for, as a list to choose from. */
public record SubjectGroup(Role role, List<SubjectChoices.Choice> choices) {

    static SubjectGroup of(SubjectChoices source) {
        return new SubjectGroup(source.role(), source.choices());
    }
}
