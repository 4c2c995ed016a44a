package fr.conciergerie.markets.web;

import fr.conciergerie.markets.CostSharing;
import fr.conciergerie.markets.LineDetails;
import fr.conciergerie.markets.LineId;
import fr.conciergerie.markets.Market;
import fr.conciergerie.markets.MarketDetails;
import fr.conciergerie.markets.MarketId;
import fr.conciergerie.markets.Markets;
import fr.conciergerie.markets.Procedure;
import fr.conciergerie.markets.RenewalId;
import fr.conciergerie.markets.SharingBasis;
import fr.conciergerie.markets.SharingDetails;
import fr.conciergerie.markets.SharingId;
import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.web.Flash;
import fr.conciergerie.web.ui.Choice;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
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
    private final MarketPages pages;
    private final Clock clock;

    MarketController(
            Markets markets, CostSharing sharing, Organisations organisations, MarketPages pages, Clock clock) {
        this.markets = markets;
        this.sharing = sharing;
        this.organisations = organisations;
        this.pages = pages;
        this.clock = clock;
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
        return marketForm(
                Filled.with("procedure", Procedure.MAPA, "buyer", buyer, "notifiedOn", today(), "startsOn", today()),
                null);
    }

    @PostMapping
    Object add(@RequestParam MultiValueMap<String, String> typed, RedirectAttributes redirect) {
        var form = new Filled(typed);
        var wanted = read(form);
        return form.attempt(
                "number",
                () -> {
                    var id = markets.add(wanted.details());
                    Flash.done(redirect, "markets.added", wanted.details().number());
                    return to(id);
                },
                () -> marketForm(form, null));
    }

    @GetMapping("/{market}")
    String market(@PathVariable MarketId market, Model model) {
        model.addAttribute("it", pages.market(market, today()));
        return "markets/market";
    }

    @GetMapping("/{market}/edit")
    ModelAndView edit(@PathVariable MarketId market) {
        var it = markets.market(market);
        var details = it.details();
        return marketForm(
                Filled.with(
                        "version", it.version(),
                        "number", details.number(),
                        "object", details.object(),
                        "buyer", details.buyer(),
                        "procedure", details.procedure(),
                        "estimated", Filled.amount(details.estimated()),
                        "notifiedOn", details.notifiedOn(),
                        "startsOn", details.startsOn(),
                        "endsOn", details.endsOn(),
                        "lots", String.join("\n", details.lots())),
                it);
    }

    @PostMapping("/{market}")
    Object change(
            @PathVariable MarketId market,
            @RequestParam MultiValueMap<String, String> typed,
            RedirectAttributes redirect) {
        var it = markets.market(market);
        var form = new Filled(typed);
        var wanted = read(form);
        return form.attempt(
                "number",
                () -> {
                    markets.change(market, form.version(), wanted.details());
                    Flash.done(redirect, "markets.changed", wanted.details().number());
                    return to(market);
                },
                () -> marketForm(form, it));
    }

    @GetMapping("/{market}/renewals/new")
    ModelAndView renewal(@PathVariable MarketId market) {
        var it = markets.market(market);
        return renewalForm(
                Filled.with("version", it.version(), "endsOn", it.realEnd().plusYears(1), "decidedOn", today()), it);
    }

    @PostMapping("/{market}/renewals")
    Object renew(
            @PathVariable MarketId market,
            @RequestParam MultiValueMap<String, String> typed,
            RedirectAttributes redirect) {
        var it = markets.market(market);
        var form = new Filled(typed);
        var until = form.day("endsOn");
        var decidedOn = form.day("decidedOn");
        return form.attempt(
                "endsOn",
                () -> {
                    markets.renew(market, form.version(), until, decidedOn);
                    Flash.done(redirect, "markets.renewal.added", until);
                    return to(market);
                },
                () -> renewalForm(form, it));
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
        var it = markets.market(market);
        return lineForm(
                Filled.with("from", it.startsOn(), "sessionsPerWeek", 2, "weeksPerYear", LineDetails.USUAL_WEEKS),
                it,
                null);
    }

    @PostMapping("/{market}/lines")
    Object addLine(
            @PathVariable MarketId market,
            @RequestParam MultiValueMap<String, String> typed,
            RedirectAttributes redirect) {
        var it = markets.market(market);
        var form = new Filled(typed);
        var wanted = readLine(form);
        return form.attempt(
                "from",
                () -> {
                    markets.addLine(market, wanted.details());
                    Flash.done(redirect, "markets.line.added");
                    return to(market);
                },
                () -> lineForm(form, it, null));
    }

    @GetMapping("/{market}/lines/{line}")
    ModelAndView line(@PathVariable MarketId market, @PathVariable LineId line) {
        var it = markets.line(market, line);
        var details = it.details();
        return lineForm(
                Filled.with(
                        "version", it.version(),
                        "site", details.site(),
                        "from", details.from(),
                        "until", details.until(),
                        "yearly", Filled.amount(details.yearly()),
                        "sessionsPerWeek", details.sessionsPerWeek(),
                        "weeksPerYear", details.weeksPerYear()),
                markets.market(market),
                line);
    }

    @PostMapping("/{market}/lines/{line}")
    Object changeLine(
            @PathVariable MarketId market,
            @PathVariable LineId line,
            @RequestParam MultiValueMap<String, String> typed,
            RedirectAttributes redirect) {
        markets.line(market, line);
        var form = new Filled(typed);
        var wanted = readLine(form);
        return form.attempt(
                "from",
                () -> {
                    markets.changeLine(market, line, form.version(), wanted.details());
                    Flash.done(redirect, "markets.line.changed");
                    return to(market);
                },
                () -> lineForm(form, markets.market(market), line));
    }

    @GetMapping("/{market}/sharing/new")
    ModelAndView sharing(@PathVariable MarketId market) {
        var it = markets.market(market);
        return sharingForm(
                Filled.with(
                        "basis",
                        SharingBasis.HEADCOUNT,
                        "from",
                        it.startsOn(),
                        "organisations",
                        it.details().buyer()),
                it);
    }

    @PostMapping("/{market}/sharing")
    Object share(
            @PathVariable MarketId market,
            @RequestParam MultiValueMap<String, String> typed,
            RedirectAttributes redirect) {
        var it = markets.market(market);
        var form = new Filled(typed);
        var basis = form.constant(SharingBasis.class, "basis");
        var from = form.day("from");
        var until = form.dayOrNone("until");
        var site = form.text("site").isEmpty() ? null : new SiteId(form.key("site"));
        var parts = new LinkedHashMap<OrganisationId, Integer>();
        for (var organisation : form.all("organisations")) {
            parts.put(
                    new OrganisationId(form.key("organisations", organisation)),
                    basis == SharingBasis.FIXED
                            ? form.basisPoints("organisations", form.text("share-" + organisation))
                            : 0);
        }
        return form.attempt(
                "from",
                () -> {
                    sharing.add(market, new SharingDetails(site, basis, from, until, parts));
                    Flash.done(redirect, "markets.sharing.added");
                    return to(market);
                },
                () -> sharingForm(form, it));
    }

    @PostMapping("/{market}/sharing/{sharing}/ending")
    String endSharing(
            @PathVariable MarketId market,
            @PathVariable("sharing") SharingId key,
            @RequestParam LocalDate lastDay,
            RedirectAttributes redirect) {
        sharing.end(market, key, lastDay);
        Flash.done(redirect, "markets.sharing.ended", lastDay);
        return to(market);
    }

    @GetMapping("/{market}/sessions")
    String sessions(
            @PathVariable MarketId market, @RequestParam(required = false) @Nullable Integer year, Model model) {
        model.addAttribute("it", pages.sessions(market, year, today()));
        return "markets/sessions";
    }

    @GetMapping("/{market}/costs")
    String costs(@PathVariable MarketId market, @RequestParam(required = false) @Nullable Integer year, Model model) {
        model.addAttribute("it", pages.costs(market, year, today()));
        return "markets/costs";
    }

    /** Read in two steps: what is typed, now, with its errors; what it means, only when there are none. */
    private static Wanted<MarketDetails> read(Filled form) {
        var buyer = new OrganisationId(form.key("buyer"));
        var procedure = form.constant(Procedure.class, "procedure");
        var estimated = form.money("estimated");
        var notifiedOn = form.day("notifiedOn");
        var startsOn = form.day("startsOn");
        var endsOn = form.day("endsOn");
        return () -> new MarketDetails(
                form.text("number"),
                form.text("object"),
                buyer,
                procedure,
                estimated,
                notifiedOn,
                startsOn,
                endsOn,
                form.text("lots").lines().toList());
    }

    private static Wanted<LineDetails> readLine(Filled form) {
        var site = new SiteId(form.key("site"));
        var from = form.day("from");
        var until = form.dayOrNone("until");
        var yearly = form.money("yearly");
        var sessions = form.number("sessionsPerWeek");
        var weeks = form.number("weeksPerYear");
        return () -> new LineDetails(site, from, until, yearly, sessions, weeks);
    }

    /** What a form means, or a refusal. */
    private interface Wanted<T> {
        T details();
    }

    private ModelAndView marketForm(Filled form, @Nullable Market market) {
        var view = form("markets/market-form", form, market);
        view.addObject("organisations", organisationChoices());
        return view;
    }

    private static ModelAndView renewalForm(Filled form, Market market) {
        return form("markets/renewal-form", form, market);
    }

    private ModelAndView lineForm(Filled form, Market market, @Nullable LineId line) {
        var view = form("markets/line-form", form, market);
        view.addObject("line", line);
        view.addObject("sites", siteChoices());
        return view;
    }

    private ModelAndView sharingForm(Filled form, Market market) {
        var view = form("markets/sharing-form", form, market);
        view.addObject("sites", siteChoices());
        view.addObject("organisations", organisationChoices());
        return view;
    }

    static ModelAndView form(String template, Filled form, @Nullable Market market) {
        var view = new ModelAndView(template);
        view.addObject("form", form);
        view.addObject("market", market);
        view.setStatus(form.errors().any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return view;
    }

    private List<Choice> organisationChoices() {
        return organisations.organisations().stream()
                .map(it -> new Choice(it.id().toString(), it.name()))
                .toList();
    }

    private List<Choice> siteChoices() {
        return organisations.sites().stream()
                .map(it -> new Choice(it.id().toString(), it.name()))
                .toList();
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
        return LocalDate.now(clock);
    }
}
