package fr.conciergerie.insertion.web;

import fr.conciergerie.insertion.Contract;
import fr.conciergerie.insertion.Hours;
import fr.conciergerie.insertion.MarketHours;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Audit;
import fr.conciergerie.web.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The validated hours of a market. Totals for the employer; references for those who accompany people; names for nobody. */
@RestController
@Tag(name = "Markets")
class HoursApi {

    private final Hours hours;
    private final Audit audit;

    HoursApi(Hours hours, Audit audit) {
        this.hours = hours;
        this.audit = audit;
    }

    /** As it is sent. */
    @Schema(name = "MarketHours")
    record MarketHoursBody(
            UUID market,
            @Schema(example = "2026-10") String month,

            @Schema(description = "Whether nothing more will be booked in this month")
            boolean locked,

            @Schema(example = "86.25") BigDecimal hours,
            @Schema(example = "5") long people,

            @Schema(description = "By reference; null for a manager, who reads totals only") @Nullable
            List<PersonHours> lines) {}

    /** @param reference null once the file was purged */
    @Schema(name = "PersonHours")
    record PersonHours(
            @Schema(example = "K7P3XW") @Nullable String reference,
            Contract.Kind contract,
            @Schema(example = "17.25") BigDecimal hours) {}

    @GetMapping("/api/v1/markets/{market}/hours")
    @Operation(
            summary = "Insertion hours of a market",
            description = "Validated hours booked in a month. A manager reads totals; the follow-up officer and the"
                    + " supervisor also read them by reference. Nobody reads names.")
    MarketHoursBody hours(
            Actor actor, @PathVariable UUID market, @Parameter(example = "2026-10") @RequestParam String month) {
        var read = month(month);
        var found = hours.of(market, read);
        boolean totalsOnly = actor.is(Role.MANAGER);
        if (!totalsOnly) {
            audit.note("insertion.hours-read", market, Map.of("month", month));
        }
        return new MarketHoursBody(
                market,
                read.toString(),
                found.locked(),
                decimal(found.minutes()),
                found.people(),
                totalsOnly ? null : found.lines().stream().map(HoursApi::line).toList());
    }

    private static PersonHours line(MarketHours.Line line) {
        return new PersonHours(line.reference(), line.contract(), decimal(line.minutes()));
    }

    private static YearMonth month(String typed) {
        try {
            return YearMonth.parse(typed);
        } catch (DateTimeParseException _) {
            throw Refused.malformed("insertion.not-a-month");
        }
    }

    private static BigDecimal decimal(long minutes) {
        return BigDecimal.valueOf(minutes).divide(BigDecimal.valueOf(60), 2, RoundingMode.HALF_UP);
    }
}
