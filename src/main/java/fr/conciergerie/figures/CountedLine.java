package fr.conciergerie.figures;

import fr.conciergerie.orders.OrderId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line that a figure was counted from, for whoever wants to see for themselves. It names nobody.
 *
 * @param line its key
 * @param number of the order, as people say it
 * @param family the constant's name, as orders keep it
 * @param day by which it belongs to the period: on which it was asked for, or delivered
 * @param typedLateAt when the order was typed in, where that was afterwards; else null
 * @param counts whether it counts in the numerator, or only in what that is a part of
 */
public record CountedLine(
        UUID line,
        OrderId order,
        String number,
        String service,
        String family,
        String site,
        @Nullable String partner,
        LocalDate day,
        @Nullable Instant typedLateAt,
        boolean counts) {}
