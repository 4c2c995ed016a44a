package fr.conciergerie.markets.web;

import fr.conciergerie.markets.CostSharing;
import fr.conciergerie.markets.LineId;
import fr.conciergerie.markets.Market;
import fr.conciergerie.markets.MarketId;
import fr.conciergerie.markets.Markets;
import fr.conciergerie.markets.RenewalId;
import fr.conciergerie.markets.SharingBasis;
import fr.conciergerie.markets.SharingDetails;
import fr.conciergerie.markets.SharingId;
import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.Percent;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** What the manager does with markets: the papers, the periods, what is paid for each site, and by whom. */
@Controller
@RequestMapping("/operator/markets")
class MarketController {

    static final String ROOT = "/operator/markets";
    private static final int PAGE = 50;

    private final Markets markets;
    private final CostSharing sharing;
    private final Organisations organisations;
    private final FormChoices choices;
    private final MarketQuery query;
    private final DayClock dayClock;

    MarketController(
            Markets markets,
            CostSharing sharing,
            Organisations organisations,
            FormChoices choices,
            MarketQuery query,
            DayClock dayClock) {
        this.markets = markets;
        this.sharing = sharing;
        this.organisations = organisations;
        this.choices = choices;
        this.query = query;
        this.dayClock = dayClock;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String organisation,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        var chosen = organisation.isEmpty() ? null : organisations.organisationId(organisation);
        var page = markets.list(chosen, cursor, PAGE);
        model.addAttribute("markets", page.items());
        model.addAttribute("organisation", organisation);
        model.addAttribute("organisations", organisations.organisations());
        model.addAttribute("today", today());
        model.addAttribute("next", next(organisation, page.next()));
        return "markets/list";
    }

    @GetMapping("/new")
    ModelAndView blank(@RequestParam(defaultValue = "") String organisation) {
        var buyer = organisation.isEmpty() ? null : organisations.organisationId(organisation);
        return marketForm(MarketForm.blank(buyer, today()), null);
    }

    @PostMapping
    ModelAndView add(FilledForm form, RedirectAttributes redirect) {
        var details = MarketForm.read(form, choices);
        return form.send(() -> blank(""), () -> {
            var id = markets.add(details.get());
            Flash.done(redirect, "markets.added", details.get().number());
            return to(id);
        });
    }

    @GetMapping("/{market}")
    ModelAndView market(@PathVariable MarketId market) {
        return new ModelAndView("markets/market", "it", query.market(market, today()));
    }

    @GetMapping("/{market}/edit")
    ModelAndView edit(@PathVariable MarketId market) {
        var it = markets.market(market);
        return marketForm(MarketForm.of(it), it);
    }

    @PostMapping("/{market}")
    ModelAndView change(@PathVariable MarketId market, FilledForm form, RedirectAttributes redirect) {
        var details = MarketForm.read(form, choices);
        return form.send(() -> edit(market), () -> {
            markets.change(market, form.version(), details.get());
            Flash.done(redirect, "markets.changed", details.get().number());
            return to(market);
        });
    }

    @GetMapping("/{market}/renewals/new")
    ModelAndView renewal(@PathVariable MarketId market) {
        return form("markets/renewal-form", market).addObject("today", today());
    }

    @PostMapping("/{market}/renewals")
    ModelAndView renew(@PathVariable MarketId market, FilledForm form, RedirectAttributes redirect) {
        var until = Dates.read(form, "endsOn");
        var decidedOn = Dates.read(form, "decidedOn");
        form.errorAt("endsOn", "markets.days-out-of-order");
        form.errorAt("decidedOn", "markets.renewal.decided-too-late");
        return form.send(() -> renewal(market), () -> {
            markets.renew(market, form.version(), until.get(), decidedOn.get());
            Flash.done(redirect, "markets.renewal.added", until.get());
            return to(market);
        });
    }

    @PostMapping("/{market}/renewals/{renewal}/removal")
    String takeBack(
            @PathVariable MarketId market,
            @PathVariable RenewalId renewal,
            @RequestParam int version,
            RedirectAttributes redirect) {
        markets.takeBack(market, version, renewal);
        Flash.done(redirect, "markets.renewal.removed");
        return to(market);
    }

    @GetMapping("/{market}/lines/new")
    ModelAndView line(@PathVariable MarketId market) {
        return lineForm(LineForm.blank(markets.market(market)), market, null);
    }

    @PostMapping("/{market}/lines")
    ModelAndView addLine(@PathVariable MarketId market, FilledForm form, RedirectAttributes redirect) {
        var details = LineForm.read(form, choices);
        return form.send(() -> line(market), () -> {
            markets.addLine(market, details.get());
            Flash.done(redirect, "markets.line.added");
            return to(market);
        });
    }

    @GetMapping("/{market}/lines/{line}")
    ModelAndView line(@PathVariable MarketId market, @PathVariable LineId line) {
        return lineForm(LineForm.of(markets.line(market, line)), market, line);
    }

    @PostMapping("/{market}/lines/{line}")
    ModelAndView changeLine(
            @PathVariable MarketId market, @PathVariable LineId line, FilledForm form, RedirectAttributes redirect) {
        markets.line(market, line);
        var details = LineForm.read(form, choices);
        return form.send(() -> line(market, line), () -> {
            markets.changeLine(market, line, form.version(), details.get());
            Flash.done(redirect, "markets.line.changed");
            return to(market);
        });
    }

    @GetMapping("/{market}/sharing/new")
    ModelAndView sharing(@PathVariable MarketId market) {
        return form("markets/sharing-form", market)
                .addObject("sites", choices.sites())
                .addObject("organisations", choices.organisations());
    }

    @PostMapping("/{market}/sharing")
    ModelAndView share(@PathVariable MarketId market, FilledForm form, RedirectAttributes redirect) {
        var details = sharing(form);
        return form.send(() -> sharing(market), () -> {
            sharing.add(market, details.get());
            Flash.done(redirect, "markets.sharing.added");
            return to(market);
        });
    }

    private Supplier<SharingDetails> sharing(FilledForm form) {
        var site = form.readIfAny("site", choices::site);
        var basis = form.choice("basis", SharingBasis.class);
        var chosen = form.choices("organisations", choices::organisation);
        form.check(!chosen.isEmpty(), "organisations", "markets.sharing.needs-organisations");
        var shares = new HashMap<String, Percent>();
        for (var one : choices.organisations()) {
            var share = form.readIfAny("share-" + one.value(), Percent::parse);
            if (share != null) {
                shares.put(one.value(), share);
            }
        }
        var from = Dates.read(form, "from");
        var until = Dates.readIfAny(form, "until");
        form.errorAt("organisations", "markets.sharing.not-the-whole");
        form.errorAt("from", "markets.sharing.overlaps");
        form.errorAt("until", "markets.ends-before-it-starts");
        return () -> {
            var parts = new LinkedHashMap<OrganisationId, Integer>();
            for (var one : chosen) {
                var share = basis.get() == SharingBasis.FIXED ? shares.get(one.toString()) : null;
                parts.put(one, share == null ? 0 : share.basisPoints());
            }
            return new SharingDetails(site, basis.get(), from.get(), until, parts);
        };
    }

    @PostMapping("/{market}/sharing/{sharing}/ending")
    ModelAndView endSharing(
            @PathVariable MarketId market,
            @PathVariable("sharing") SharingId key,
            FilledForm form,
            RedirectAttributes redirect) {
        var lastDay = Dates.read(form, "lastDay");
        form.errorAt("lastDay", "markets.sharing.not-then");
        return form.send(() -> market(market), () -> {
            sharing.end(market, key, lastDay.get());
            Flash.done(redirect, "markets.sharing.ended", lastDay.get());
            return to(market);
        });
    }

    @GetMapping("/{market}/sessions")
    String sessions(
            @PathVariable MarketId market,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String site,
            Model model) {
        model.addAttribute("it", query.sessions(market, year, site, today()));
        return "markets/sessions";
    }

    @GetMapping("/{market}/costs")
    String costs(@PathVariable MarketId market, @RequestParam(required = false) @Nullable Integer year, Model model) {
        model.addAttribute("it", query.costs(market, year, today()));
        return "markets/costs";
    }

    private ModelAndView marketForm(MarketForm known, @Nullable Market market) {
        return new ModelAndView("markets/market-form")
                .addObject("known", known)
                .addObject("market", market)
                .addObject("organisations", choices.organisations());
    }

    private ModelAndView lineForm(LineForm known, MarketId market, @Nullable LineId line) {
        return form("markets/line-form", market)
                .addObject("known", known)
                .addObject("line", line)
                .addObject("sites", choices.sites());
    }

    private ModelAndView form(String template, MarketId market) {
        return new ModelAndView(template, "market", markets.market(market));
    }

    private static @Nullable String next(String organisation, @Nullable String cursor) {
        return cursor == null
                ? null
                : UriComponentsBuilder.fromPath(ROOT)
                        .queryParam("organisation", "{organisation}")
                        .queryParam("cursor", cursor)
                        .encode()
                        .buildAndExpand(organisation)
                        .toUriString();
    }

    static String to(MarketId market) {
        return "redirect:" + ROOT + "/" + market;
    }

    private LocalDate today() {
        return dayClock.today();
    }
}
