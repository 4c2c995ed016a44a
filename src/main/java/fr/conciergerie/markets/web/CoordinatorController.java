package fr.conciergerie.markets.web;

import fr.conciergerie.markets.MarketId;
import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.web.Actor;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A market for the coordinator of an organisation that buys or shares it. */
@Controller
class CoordinatorController {

    private final MarketPages pages;
    private final Clock clock;

    CoordinatorController(MarketPages pages, Clock clock) {
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping("/coordination/markets/{market}")
    String market(
            Actor actor,
            @PathVariable MarketId market,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String site,
            Model model) {
        var organisation = new OrganisationId(actor.requireSubject());
        model.addAttribute("it", pages.coordinator(organisation, market, year, site, LocalDate.now(clock)));
        return "markets/coordinator";
    }
}
