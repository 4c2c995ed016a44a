package fr.conciergerie.insertion.web;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/**
 * The room of those who accompany people: what is to be done, first of all.
 *
 * @param open whether this installation has a key for the vault
 * @param followUp whether the reader holds the confidences
 * @param silent how many have not been seen for so long that an exit is to be noted
 */
public record RoomPage(
        boolean open,
        boolean followUp,
        List<Todo> todos,
        long people,
        long awaitingValidation,
        List<YearMonth> openMonths,
        long purged,
        int silent,
        LocalDate today) {}
