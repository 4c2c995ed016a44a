package fr.conciergerie.markets.web;

import fr.conciergerie.markets.MarketId;
import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.web.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A market for the coordinator of an organisation that buys or shares it. */
@Controller
class CoordinatorController {

    private final MarketQuery query;
    private final DayClock dayClock;

    CoordinatorController(MarketQuery query, DayClock dayClock) {
        this.query = query;
        this.dayClock = dayClock;
    }

    @GetMapping("/coordination/markets/{market}")
    String market(
            Actor actor,
            @PathVariable MarketId market,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String site,
            Model model) {
        var organisation = new OrganisationId(actor.requireSubject());
        model.addAttribute("it", query.coordinator(organisation, market, year, site, dayClock.today()));
        return "markets/coordinator";
    }
}
