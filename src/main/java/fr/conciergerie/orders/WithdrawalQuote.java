package fr.conciergerie.orders;

import fr.conciergerie.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What withdrawing now would mean, told before anybody confirms it.
 *
 * @param lines what the right covers now, of what was asked about
 * @param due what stays due of them, in all
 * @param remains what the whole order costs afterwards, as far as its prices are known
 */
public record WithdrawalQuote(List<Line> lines, Money due, Money remains) {

    /**
     * @param until the last moment of the right; null while the period has not begun: goods not received, a quote not accepted
     * @param due for the part of the work that is done, where it was to begin at once
     * @param daysDone how many of the days of the work have passed
     * @param days how many days the work takes; 0 where none has begun
     */
    @Schema(name = "WithdrawalQuoteLine")
    public record Line(
            LineId id, String name, int quantity, @Nullable Instant until, Money due, int daysDone, int days) {}

    public WithdrawalQuote {
        lines = List.copyOf(lines);
    }

    public List<LineId> ids() {
        return lines.stream().map(Line::id).toList();
    }
}
