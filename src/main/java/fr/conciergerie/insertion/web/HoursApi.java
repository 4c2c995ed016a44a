package fr.conciergerie.insertion.web;

import fr.conciergerie.insertion.Contract;
import fr.conciergerie.insertion.Hours;
import fr.conciergerie.insertion.MarketHours;
import fr.conciergerie.insertion.PersonDetails;
import fr.conciergerie.insertion.web.FacilitatorFile.Detail;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.FormErrors;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.audit.Audit;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The validated hours of a market. Totals for the employer; references for those who accompany people; names for nobody. */
@RestController
@RequestMapping("/api/v1/markets/{market}/hours")
@Tag(name = "Markets")
class HoursApi {

    private static final String CODES =
            "With the code of each person’s category, for a facilitator who needs it; never for" + " a manager";

    private final Hours hours;
    private final FacilitatorFile file;
    private final Audit audit;

    HoursApi(Hours hours, FacilitatorFile file, Audit audit) {
        this.hours = hours;
        this.file = file;
        this.audit = audit;
    }

    /** As it is sent. */
    @Schema(name = "MarketHours")
    record MarketHoursBody(
            UUID market,
            @Schema(example = "2026-10") String month,

            @Schema(description = "Whether nothing more will be booked in this month")
            boolean locked,

            @Schema(example = "86.25", description = "To the hundredth")
            BigDecimal hours,

            @Schema(example = "5175", description = "The same to the minute")
            long minutes,

            @Schema(example = "5") long people,

            @Schema(description = "By reference; null for a manager, who reads totals only") @Nullable
            List<PersonHours> lines) {}

    /**
     * @param reference null once the file was purged
     * @param category null where it was not asked for, or the file has none
     */
    @Schema(name = "PersonHours")
    record PersonHours(
            @Schema(example = "K7P3XW") @Nullable String reference,
            Contract.Kind contract,
            @Schema(example = "A") PersonDetails.@Nullable Category category,

            @Schema(
                    example = "17.25",
                    description =
                            "To the hundredth; what rounding leaves over is spread so that the lines add up to the whole")
            BigDecimal hours,

            @Schema(example = "1035", description = "The same to the minute")
            long minutes) {}

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "readMarketHours",
            summary = "Insertion hours of a market",
            description =
                    "Validated hours booked in a month, for the facilitator of the market. A manager reads totals; the"
                            + " follow-up officer and the supervisor read them by reference. Nobody reads names. The header Accept"
                            + " chooses between JSON, CSV and XLSX.")
    MarketHoursBody hours(
            Actor actor,
            @PathVariable UUID market,
            @Parameter(example = "2026-10") @RequestParam YearMonth month,
            @Parameter(description = CODES) @RequestParam(defaultValue = "false") boolean codes) {
        var found = hours.of(market, month(month));
        var detail = detail(actor, codes);
        if (detail != Detail.TOTALS) {
            audit.note("insertion.hours-read", market, noted(found, detail));
        }
        return new MarketHoursBody(
                market,
                found.month().toString(),
                found.locked(),
                found.hours(),
                found.minutes(),
                found.people(),
                detail == Detail.TOTALS ? null : lines(found, detail == Detail.CODES));
    }

    private static List<PersonHours> lines(MarketHours found, boolean codes) {
        var hours = found.hoursByLine();
        return IntStream.range(0, hours.size())
                .mapToObj(i -> line(found.lines().get(i), hours.get(i), codes))
                .toList();
    }

    @GetMapping(produces = FacilitatorFile.CSV_TYPE)
    ResponseEntity<byte[]> csv(
            Actor actor,
            @PathVariable UUID market,
            @RequestParam YearMonth month,
            @RequestParam(defaultValue = "false") boolean codes,
            Locale locale) {
        return file.csv(exported(actor, market, month, codes), detail(actor, codes), locale);
    }

    @GetMapping(produces = FacilitatorFile.XLSX_TYPE)
    ResponseEntity<byte[]> xlsx(
            Actor actor,
            @PathVariable UUID market,
            @RequestParam YearMonth month,
            @RequestParam(defaultValue = "false") boolean codes,
            Locale locale) {
        return file.xlsx(exported(actor, market, month, codes), detail(actor, codes), locale);
    }

    private MarketHours exported(Actor actor, UUID market, YearMonth month, boolean codes) {
        var found = hours.of(market, month(month));
        var detail = detail(actor, codes);
        if (detail != Detail.TOTALS) {
            audit.note("insertion.hours-exported", market, noted(found, detail));
        }
        return found;
    }

    private static Map<String, Object> noted(MarketHours found, Detail detail) {
        return Map.of("month", found.month().toString(), "codes", detail == Detail.CODES);
    }

    private static Detail detail(Actor actor, boolean codes) {
        if (actor.is(Role.MANAGER)) {
            return Detail.TOTALS;
        }
        return codes ? Detail.CODES : Detail.REFERENCES;
    }

    private static PersonHours line(MarketHours.Line line, BigDecimal hours, boolean codes) {
        return new PersonHours(
                line.reference(), line.contract(), codes ? line.category() : null, hours, line.minutes());
    }

    private static YearMonth month(YearMonth asked) {
        var errors = new FormErrors();
        errors.check(Months.isMeant(asked), "month", "insertion.not-a-month");
        errors.refuseIfAny();
        return asked;
    }
}
