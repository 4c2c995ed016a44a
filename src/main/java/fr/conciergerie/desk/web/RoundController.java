package fr.conciergerie.desk.web;

import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.partners.PartnerFilter;
import fr.conciergerie.partners.PartnerSummary;
import fr.conciergerie.partners.Partners;
import fr.conciergerie.rounds.Called;
import fr.conciergerie.rounds.CargoQuery;
import fr.conciergerie.rounds.Mileage;
import fr.conciergerie.rounds.RoundDetails;
import fr.conciergerie.rounds.RoundId;
import fr.conciergerie.rounds.RoundPlans;
import fr.conciergerie.rounds.RoundStop;
import fr.conciergerie.rounds.RoundStopId;
import fr.conciergerie.rounds.Rounds;
import fr.conciergerie.rounds.plan.Vehicle;
import fr.conciergerie.rounds.plan.VehicleKind;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.Kilometres;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import fr.conciergerie.web.PublicAddress;
import fr.conciergerie.web.ui.Choice;
import jakarta.servlet.http.HttpSession;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** "Tournées": which leave on a day, and one of them stop by stop. */
@Controller
@RequestMapping("/desk/rounds")
class RoundController {

    private static final int MOST_PARTNERS = 100;

    private enum Move {
        EARLIER,
        LATER
    }

    private final Rounds rounds;
    private final RoundPlans plans;
    private final CargoQuery cargo;
    private final DeskRounds deskRounds;
    private final DeskSites sites;
    private final Organisations organisations;
    private final Partners partners;
    private final PublicAddress address;
    private final DayClock days;

    RoundController(
            Rounds rounds,
            RoundPlans plans,
            CargoQuery cargo,
            DeskRounds deskRounds,
            DeskSites sites,
            Organisations organisations,
            Partners partners,
            PublicAddress address,
            DayClock days) {
        this.rounds = rounds;
        this.plans = plans;
        this.cargo = cargo;
        this.deskRounds = deskRounds;
        this.sites = sites;
        this.organisations = organisations;
        this.partners = partners;
        this.address = address;
        this.days = days;
    }

    @GetMapping
    ModelAndView day(Actor actor, HttpSession session, @RequestParam @Nullable LocalDate day) {
        var site = sites.current(actor, session).site();
        var today = days.todayAt(site.zone());
        var shown = day == null ? today : day;
        var page = new ModelAndView("desk/rounds");
        page.addObject("day", shown);
        page.addObject("today", today);
        page.addObject("site", site);
        page.addObject("rounds", deskRounds.on(actor, shown));
        page.addObject(
                "sites",
                organisations.sitesVisibleTo(actor).stream()
                        .map(it -> new Choice(it.slug(), it.name()))
                        .toList());
        return page;
    }

    @PostMapping
    ModelAndView open(Actor actor, HttpSession session, FilledForm form) {
        var day = form.day("day");
        var departure = form.time("departure");
        var start = form.choice("start", it -> visible(actor, it).id());
        var vehicle = form.choice("vehicle", VehicleKind.class);
        return form.send(() -> day(actor, session, form.dayIfAny("day")), () -> {
            var details = new RoundDetails(
                    day.get(), actor.account(), start.get(), departure.get(), Vehicle.usual(vehicle.get()));
            return to(form.ticked("proposed") ? rounds.openProposed(actor, details) : rounds.open(actor, details));
        });
    }

    /** @param partner part of the name of one to call on, where they are many */
    @GetMapping("/{round}")
    ModelAndView round(Actor actor, @PathVariable RoundId round, @RequestParam(defaultValue = "") String partner) {
        var page = new ModelAndView("desk/round");
        var it = deskRounds.page(actor, round);
        page.addObject("it", it);
        page.addObject("today", days.todayAt(it.start().zone()));
        var found = partners.list(new PartnerFilter(partner, null, false, null), null, MOST_PARTNERS);
        page.addObject("choices", choices(it, found.items()));
        page.addObject("partner", partner.strip());
        page.addObject("areMore", found.next() != null);
        return page;
    }

    /** On paper, for whoever drives without a telephone, to be typed in afterwards. */
    @GetMapping("/{round}/sheet")
    ModelAndView sheet(Actor actor, @PathVariable RoundId round) {
        var page = new ModelAndView("desk/round-sheet");
        page.addObject("it", deskRounds.made(actor, round));
        page.addObject("cargo", cargo.everywhere(actor, round));
        page.addObject("address", address.of("/desk/rounds/" + round + "/stops/"));
        return page;
    }

    @PostMapping("/{round}/stops")
    ModelAndView add(Actor actor, @PathVariable RoundId round, FilledForm form, RedirectAttributes redirect) {
        rounds.round(actor, round);
        var called = form.choice("called", it -> called(actor, it));
        return form.send(() -> round(actor, round, ""), () -> {
            rounds.add(actor, round, form.version(), called.get());
            Flash.done(redirect, "desk.rounds.added");
            return to(round);
        });
    }

    @PostMapping("/{round}/stops/{stop}/removal")
    ModelAndView remove(
            Actor actor,
            @PathVariable RoundId round,
            @PathVariable RoundStopId stop,
            FilledForm form,
            RedirectAttributes redirect) {
        rounds.round(actor, round).stop(stop);
        return form.send(() -> round(actor, round, ""), () -> {
            rounds.remove(actor, round, form.version(), stop);
            Flash.done(redirect, "desk.rounds.removed");
            return to(round);
        });
    }

    @PostMapping("/{round}/stops/{stop}/place")
    ModelAndView move(Actor actor, @PathVariable RoundId round, @PathVariable RoundStopId stop, FilledForm form) {
        var before = rounds.round(actor, round);
        before.stop(stop);
        var move = form.choice("move", Move.class);
        return form.send(() -> round(actor, round, ""), () -> {
            var order =
                    new ArrayList<>(before.stops().stream().map(RoundStop::id).toList());
            int from = order.indexOf(stop);
            int to = Math.clamp(from + (move.get() == Move.EARLIER ? -1L : 1L), 0, order.size() - 1);
            Collections.swap(order, from, to);
            rounds.order(actor, round, form.version(), order);
            return to(round);
        });
    }

    @PostMapping("/{round}/plan")
    ModelAndView plan(Actor actor, @PathVariable RoundId round, FilledForm form, RedirectAttributes redirect) {
        rounds.round(actor, round);
        return form.send(() -> round(actor, round, ""), () -> {
            var planned = plans.plan(actor, round, form.version());
            switch (planned.origin()) {
                case FOUND -> Flash.done(redirect, "desk.rounds.planned");
                case BY_HAND -> Flash.done(redirect, "desk.rounds.planned.by-hand");
                case BY_HAND_FOR_SEARCH_FAILED -> Flash.warn(redirect, "desk.rounds.planned.failed");
            }
            return to(round);
        });
    }

    @PostMapping("/{round}/departure")
    ModelAndView begin(Actor actor, @PathVariable RoundId round, FilledForm form, RedirectAttributes redirect) {
        rounds.round(actor, round);
        var at = form.timeIfAny("at");
        form.otherErrorsAt("at");
        return form.send(() -> round(actor, round, ""), () -> {
            rounds.begin(actor, round, form.version(), at);
            Flash.done(redirect, "desk.rounds.begun");
            return to(round);
        });
    }

    @PostMapping("/{round}/end")
    ModelAndView end(Actor actor, @PathVariable RoundId round, FilledForm form, RedirectAttributes redirect) {
        rounds.round(actor, round);
        var odometer = form.readIfAny("odometer", it -> Kilometres.metres(it, Mileage.MOST_METRES));
        return form.send(() -> round(actor, round, ""), () -> {
            rounds.close(actor, round, form.version(), odometer);
            Flash.done(redirect, "desk.rounds.ended");
            return to(round);
        });
    }

    @PostMapping("/{round}/cancellation")
    ModelAndView callOff(Actor actor, @PathVariable RoundId round, FilledForm form, RedirectAttributes redirect) {
        rounds.round(actor, round);
        return form.send(() -> round(actor, round, ""), () -> {
            rounds.callOff(actor, round, form.version());
            Flash.done(redirect, "desk.rounds.called-off");
            return to(round);
        });
    }

    /** Whom a round can call on: first the desks, then the partners. */
    private static List<Choice> choices(RoundPage page, List<PartnerSummary> found) {
        return Stream.concat(
                        page.visible().stream().map(it -> new Choice("site:" + it.slug(), it.name())),
                        found.stream().map(it -> new Choice("partner:" + it.slug(), it.name())))
                .toList();
    }

    private Called called(Actor actor, String choice) {
        return choice.startsWith("site:")
                ? new Called.AtSite(
                        visible(actor, choice.substring("site:".length())).id())
                : new Called.AtPartner(partners.partnerId(choice.substring("partner:".length())));
    }

    private Site visible(Actor actor, String slug) {
        return organisations.sitesVisibleTo(actor).stream()
                .filter(it -> it.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> new NotFound("site " + slug));
    }

    static String to(RoundId round) {
        return "redirect:/desk/rounds/" + round;
    }
}
