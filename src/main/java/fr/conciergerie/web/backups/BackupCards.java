package fr.conciergerie.web.backups;

import fr.conciergerie.database.BackupAge;
import fr.conciergerie.database.BackupAge.Standing.Fresh;
import fr.conciergerie.database.BackupAge.Standing.NoneYet;
import fr.conciergerie.database.BackupAge.Standing.NotByNight;
import fr.conciergerie.database.BackupAge.Standing.OutOfDate;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.RoomCard;
import fr.conciergerie.web.RoomCards;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * How old the backup is: always said to the administrator, who can do something about it; to the manager, whose work it is, only
 * when it is missing.
 */
@Component
class BackupCards implements RoomCards {

    private static final String ICON = "archive";
    private static final int ORDER = 95;

    private final BackupAge age;

    BackupCards(BackupAge age) {
        this.age = age;
    }

    @Override
    public List<RoomCard> cardsFor(Actor actor) {
        return switch (actor.role()) {
            case ADMIN -> List.of(administrators(age.standing()));
            case MANAGER -> managers(age.standing()).stream().toList();
            case MEMBER, PARTNER, CONCIERGE, COORDINATOR, FOLLOW_UP, SUPERVISOR -> List.of();
        };
    }

    private static RoomCard administrators(BackupAge.Standing standing) {
        return switch (standing) {
            case NotByNight() -> card("web.backup.card.not-by-night", true, List.of());
            case NoneYet(var failed) ->
                failed == null
                        ? card("web.backup.card.none-yet", false, List.of())
                        : card("web.backup.card.none-but-failed", true, List.of());
            case Fresh(var last, var failed) ->
                failed == null
                        ? card("web.backup.card.good", false, List.of(last.begunAt(), BackupNights.megabytes(last)))
                        : card("web.backup.card.failed-since", true, List.of(last.begunAt()));
            case OutOfDate(var last, var _) -> card("web.backup.card.out-of-date", true, List.of(last.begunAt()));
        };
    }

    private static Optional<RoomCard> managers(BackupAge.Standing standing) {
        return switch (standing) {
            case NoneYet(var failed) when failed != null -> Optional.of(warning("web.backup.tell-none", List.of()));
            case OutOfDate(var last, var _) -> Optional.of(warning("web.backup.tell", List.of(last.begunAt())));
            case NotByNight _, NoneYet _, Fresh _ -> Optional.empty();
        };
    }

    private static RoomCard card(String hint, boolean urgent, List<Object> about) {
        return new RoomCard(
                "web.backup.card", RoomCard.NOT_COUNTED, hint, ICON, BackupController.PATH, urgent, ORDER, about);
    }

    private static RoomCard warning(String hint, List<Object> about) {
        return new RoomCard(
                "web.backup.tell.title", RoomCard.NOT_COUNTED, hint, ICON, RoomCard.NOWHERE, true, ORDER, about);
    }
}
