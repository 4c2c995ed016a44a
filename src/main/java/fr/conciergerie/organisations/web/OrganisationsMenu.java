package fr.conciergerie.organisations.web;

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
    private final MemberPages members;

    OrganisationsMenu(Organisations organisations, MemberPages members) {
        this.organisations = organisations;
        this.members = members;
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
        long guests = members.guests();
        var eligible = new RoomCard(
                "organisations.card.members",
                members.eligible(),
                "organisations.card.members-hint",
                "person-vcard",
                "/operator/members",
                false,
                20);
        return guests == 0
                ? List.of(eligible)
                : List.of(
                        eligible,
                        new RoomCard(
                                "organisations.card.guests",
                                guests,
                                "organisations.card.guests-hint",
                                "person-exclamation",
                                "/operator/members?state=GUEST",
                                true,
                                10));
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
