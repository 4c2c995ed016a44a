package fr.conciergerie.accounts.web;

import fr.conciergerie.accounts.AccountId;
import fr.conciergerie.accounts.Accounts;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.OperatorDirectory;
import fr.conciergerie.web.SubjectNames;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The rooms that a person has a key to. */
@Component
class RoomList {

    private final Accounts accounts;
    private final ObjectProvider<OperatorDirectory> operators;
    private final ObjectProvider<SubjectNames> subjects;

    RoomList(Accounts accounts, ObjectProvider<OperatorDirectory> operators, ObjectProvider<SubjectNames> subjects) {
        this.accounts = accounts;
        this.operators = operators;
        this.subjects = subjects;
    }

    /** Those that they have taken. */
    List<RoomChoice> of(Actor actor) {
        return choices(accounts.actors(new AccountId(actor.account())), actor.grant());
    }

    /** Those that are offered to them. */
    List<RoomChoice> offeredTo(AccountId account) {
        return choices(accounts.offers(account), null);
    }

    private List<RoomChoice> choices(List<Actor> actors, @Nullable UUID current) {
        var names = operators.stream()
                .flatMap(it -> it.all().stream())
                .collect(Collectors.<OperatorDirectory.Entry, UUID, String>toMap(
                        it -> it.id().value(), OperatorDirectory.Entry::name));
        return actors.stream()
                .map(it -> new RoomChoice(
                        it.grant(),
                        it.role(),
                        subject(it),
                        it.operator() == null ? "" : names.getOrDefault(it.operator(), ""),
                        it.grant().equals(current)))
                .toList();
    }

    private String subject(Actor actor) {
        if (actor.subject() == null || actor.operator() == null) {
            return "";
        }
        return subjects.stream()
                .filter(it -> it.role() == actor.role())
                .map(it -> Tenant.call(actor.operatorId(), () -> it.nameOf(actor.requireSubject())))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse("");
    }
}
