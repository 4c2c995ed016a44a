package fr.conciergerie.accounts.web;

import fr.conciergerie.accounts.Holder;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.SubjectChoices.Choice;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Who works here, and the form to invite one more. */
public record PeoplePage(List<Row> rows, List<SubjectGroup> subjects) {

    /**
     * One right of one person.
     *
     * @param subject the name of the partner or organisation they speak for; empty for the other roles
     */
    public record Row(Holder holder, String subject) {}

    static PeoplePage of(List<Holder> holders, List<SubjectGroup> subjects) {
        var names = subjects.stream()
                .flatMap(group -> group.choices().stream())
                .collect(Collectors.<Choice, UUID, String>toMap(Choice::subject, Choice::name, (one, _) -> one));
        return new PeoplePage(
                holders.stream()
                        .map(it -> new Row(it, it.subject() == null ? "" : names.getOrDefault(it.subject(), "")))
                        .toList(),
                subjects);
    }

    public List<Role> roles() {
        return PeopleController.WORKING_HERE;
    }
}
