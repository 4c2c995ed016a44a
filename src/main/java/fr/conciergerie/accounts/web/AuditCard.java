package fr.conciergerie.accounts.web;

import fr.conciergerie.accounts.AuditBook;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Dictionary;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.RoomCard;
import fr.conciergerie.web.RoomCards;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** The manager's way to the audit ledger, and how much was noted today. */
@Component
class AuditCard implements RoomCards {

    private static final int ORDER = 90;

    private final AuditBook book;
    private final Dictionary dictionary;
    private final Clock clock;

    AuditCard(AuditBook book, Dictionary dictionary, Clock clock) {
        this.book = book;
        this.dictionary = dictionary;
        this.clock = clock;
    }

    @Override
    public List<RoomCard> cardsFor(Actor actor) {
        if (!actor.is(Role.MANAGER)) {
            return List.of();
        }
        var zone = dictionary.words(actor.locale()).zone();
        var midnight = LocalDate.now(clock.withZone(zone)).atStartOfDay(zone).toInstant();
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
