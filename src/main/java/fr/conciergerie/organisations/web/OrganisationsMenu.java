package fr.conciergerie.organisations.web;

import fr.conciergerie.organisations.Identities;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Menu;
import fr.conciergerie.web.MenuEntry;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.RoomCard;
import fr.conciergerie.web.RoomCards;
import fr.conciergerie.web.SubjectChoices;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the frame shows of the organisations: the way in, the figures of the day, and whom a coordinator stands for. */
@Component
class OrganisationsMenu implements Menu, RoomCards, SubjectChoices {

    private final Organisations organisations;
    private final MemberQuery members;
    private final Identities identities;

    OrganisationsMenu(Organisations organisations, MemberQuery members, Identities identities) {
        this.organisations = organisations;
        this.members = members;
        this.identities = identities;
    }

    @Override
    public List<MenuEntry> menuFor(Actor actor) {
        return switch (actor.role()) {
            case MANAGER ->
                List.of(
                        new MenuEntry("/operator", "organisations.menu.room", "house", 10),
                        new MenuEntry("/operator/organisations", "organisations.menu.clients", "building", 20));
            case COORDINATOR, FOLLOW_UP, SUPERVISOR ->
                List.of(new MenuEntry(actor.role().home(), "organisations.menu.room", "house", 10));
            case MEMBER, CONCIERGE, PARTNER, ADMIN -> List.of();
        };
    }

    @Override
    public List<RoomCard> cardsFor(Actor actor) {
        if (!actor.is(Role.MANAGER)) {
            return List.of();
        }
        var count = members.count();
        long guests = count.guests();
        var eligible = new RoomCard(
                "organisations.card.members",
                count.eligible(),
                "organisations.card.members-hint",
                "person-vcard",
                "/operator/members",
                false,
                20);
        return guests == 0
                ? List.of(eligible, identity())
                : List.of(
                        eligible,
                        identity(),
                        new RoomCard(
                                "organisations.card.guests",
                                guests,
                                "organisations.card.guests-hint",
                                "person-exclamation",
                                "/operator/members?state=GUEST",
                                true,
                                10));
    }

    /** What the law wants told and nobody said yet waits here; afterwards it is only the way in. */
    private RoomCard identity() {
        var missing = identities.identity().missing();
        return missing.isEmpty()
                ? new RoomCard(
                        "organisations.card.identity",
                        RoomCard.NOT_COUNTED,
                        "organisations.card.identity-hint",
                        "patch-check",
                        "/operator/identity",
                        false,
                        90)
                : new RoomCard(
                        "organisations.card.missing",
                        missing.size(),
                        "organisations.card.missing-hint",
                        "patch-exclamation",
                        missing.size() == 1 ? missing.getFirst().path() : "/operator/identity",
                        true,
                        15);
    }

    @Override
    public Role role() {
        return Role.COORDINATOR;
    }

    @Override
    public List<Choice> choices() {
        return organisations.organisations().stream()
                .map(it -> new Choice(it.id().value(), it.name()))
                .toList();
    }
}
