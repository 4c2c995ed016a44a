package fr.conciergerie.partners.web;

import fr.conciergerie.partners.PartnerFilter;
import fr.conciergerie.partners.Partners;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.RoomCard;
import fr.conciergerie.web.RoomCards;
import fr.conciergerie.web.SubjectChoices;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the manager's home page says of partners, and whom a partner's account can stand for. */
@Component
class PartnersCard implements RoomCards, SubjectChoices {

    private final Partners partners;
    private final DayClock dayClock;

    PartnersCard(Partners partners, DayClock dayClock) {
        this.partners = partners;
        this.dayClock = dayClock;
    }

    @Override
    public List<RoomCard> cardsFor(Actor actor) {
        if (!actor.is(Role.MANAGER)) {
            return List.of();
        }
        var today = dayClock.today();
        int expiring = partners.essExpiringWithin(PartnerListPage.WARNING_DAYS);
        var card = expiring > 0
                ? new RoomCard(
                        "partners.card.expiring",
                        expiring,
                        "partners.card.expiring-hint",
                        "patch-exclamation",
                        "/operator/partners",
                        true,
                        40)
                : new RoomCard(
                        "partners.card.active",
                        partners.essShare(today).active(),
                        "partners.card.active-hint",
                        "people",
                        "/operator/partners",
                        false,
                        40);
        return List.of(card);
    }

    @Override
    public Role role() {
        return Role.PARTNER;
    }

    @Override
    public List<Choice> choices() {
        return partners.list(PartnerFilter.ACTIVE, null, 500).items().stream()
                .map(it -> new Choice(it.id().value(), it.name()))
                .toList();
    }
}
