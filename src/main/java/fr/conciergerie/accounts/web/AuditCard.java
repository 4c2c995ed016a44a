package fr.conciergerie.accounts.web;

import fr.conciergerie.accounts.AuditBook;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.RoomCard;
import fr.conciergerie.web.RoomCards;
import java.util.List;
import org.springframework.stereotype.Component;

/** The manager's way to the audit ledger, and how much was noted today. */
@Component
class AuditCard implements RoomCards {

    private static final int ORDER = 90;

    private final AuditBook book;
    private final DayClock dayClock;

    AuditCard(AuditBook book, DayClock dayClock) {
        this.book = book;
        this.dayClock = dayClock;
    }

    @Override
    public List<RoomCard> cardsFor(Actor actor) {
        if (!actor.is(Role.MANAGER)) {
            return List.of();
        }
        var midnight = dayClock.today().atStartOfDay(dayClock.zone()).toInstant();
        return List.of(new RoomCard(
                "accounts.audit.title",
                book.countSince(midnight),
                "accounts.audit.card-hint",
                "journal-text",
                "/operator/audit",
                false,
                ORDER));
    }
}
