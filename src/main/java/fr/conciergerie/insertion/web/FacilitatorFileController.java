package fr.conciergerie.insertion.web;

import fr.conciergerie.insertion.Hours;
import fr.conciergerie.insertion.MarketHours;
import fr.conciergerie.insertion.web.FacilitatorFile.Detail;
import fr.conciergerie.web.audit.Audit;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The files for the facilitator, taken from the page of a month. */
@Controller
@RequestMapping("/insertion/hours")
class FacilitatorFileController {

    private final Hours hours;
    private final FacilitatorFile file;
    private final Audit audit;

    FacilitatorFileController(Hours hours, FacilitatorFile file, Audit audit) {
        this.hours = hours;
        this.file = file;
        this.audit = audit;
    }

    /** @param codes whether this facilitator needs the category's code */
    @GetMapping("/export.csv")
    ResponseEntity<byte[]> csv(
            @RequestParam UUID market,
            @RequestParam String month,
            @RequestParam(defaultValue = "false") boolean codes,
            Locale locale) {
        return file.csv(exported(market, month, codes), codes ? Detail.CODES : Detail.REFERENCES, locale);
    }

    @GetMapping("/export.xlsx")
    ResponseEntity<byte[]> xlsx(
            @RequestParam UUID market,
            @RequestParam String month,
            @RequestParam(defaultValue = "false") boolean codes,
            Locale locale) {
        return file.xlsx(exported(market, month, codes), codes ? Detail.CODES : Detail.REFERENCES, locale);
    }

    private MarketHours exported(UUID market, String month, boolean codes) {
        var found = hours.of(market, Months.inAddress(month));
        audit.note(
                "insertion.hours-exported",
                market,
                Map.of("month", found.month().toString(), "codes", codes));
        return found;
    }
}
