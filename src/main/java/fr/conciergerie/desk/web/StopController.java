package fr.conciergerie.desk.web;

import fr.conciergerie.custody.Places;
import fr.conciergerie.rounds.Called;
import fr.conciergerie.rounds.Cargo;
import fr.conciergerie.rounds.CargoQuery;
import fr.conciergerie.rounds.RoundId;
import fr.conciergerie.rounds.RoundStopId;
import fr.conciergerie.rounds.Rounds;
import fr.conciergerie.rounds.StopDesk;
import fr.conciergerie.shared.ShortCode;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import fr.conciergerie.web.api.Idempotency;
import fr.conciergerie.web.api.IdempotencyKey;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
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

/** A stop of a round, on the driver's telephone: every piece that changes hands there, one screen. */
@Controller
@RequestMapping("/desk/rounds/{round}/stops/{stop}")
class StopController {

    private static final int LONGEST_WHY = 200;
    private static final int PLACES = 1;

    private final Rounds rounds;
    private final StopDesk stops;
    private final CargoQuery cargo;
    private final DeskRounds deskRounds;
    private final Places places;
    private final Idempotency idempotency;
    private final Clock clock;

    StopController(
            Rounds rounds,
            StopDesk stops,
            CargoQuery cargo,
            DeskRounds deskRounds,
            Places places,
            Idempotency idempotency,
            Clock clock) {
        this.rounds = rounds;
        this.stops = stops;
        this.cargo = cargo;
        this.deskRounds = deskRounds;
        this.places = places;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView stop(
            Actor actor,
            @PathVariable RoundId round,
            @PathVariable RoundStopId stop,
            @RequestParam(name = "scanned", required = false) @Nullable List<String> scanned,
            @RequestParam(required = false) @Nullable String code) {
        var page = new ModelAndView("desk/stop");
        var it = deskRounds.made(actor, round);
        it.round().stop(stop);
        var row = it.stops().stream()
                .filter(one -> one.stop().id().equals(stop))
                .findFirst()
                .orElseThrow();
        var expected = row.stop().isDone() ? List.<Cargo>of() : cargo.at(actor, round, stop);
        var labels = expected.stream()
                .flatMap(one -> one.pieces().stream())
                .map(Cargo.Piece::label)
                .collect(Collectors.toSet());
        var read = labels(labels, scanned, code);
        page.addObject("it", it);
        page.addObject("row", row);
        page.addObject("cargo", expected);
        page.addObject(
                "read",
                read.stream().filter(one -> labels.contains(new ShortCode(one))).collect(Collectors.toSet()));
        page.addObject(
                "unknown",
                read.stream()
                        .filter(one -> !labels.contains(new ShortCode(one)))
                        .findFirst()
                        .orElse(""));
        page.addObject(
                "place",
                row.stop().called() instanceof Called.AtSite(var site)
                        ? places.free(site, PLACES).stream().findFirst().orElse("")
                        : "");
        page.addObject("now", clock.instant());
        page.addObject("once", UUID.randomUUID().toString());
        return page;
    }

    @PostMapping
    ModelAndView close(
            Actor actor,
            @PathVariable RoundId round,
            @PathVariable RoundStopId stop,
            FilledForm form,
            IdempotencyKey key,
            RedirectAttributes redirect) {
        rounds.round(actor, round).stop(stop);
        var report = StopForm.read(form, cargo.at(actor, round, stop));
        return form.send(
                () -> stop(actor, round, stop, form.all("scanned"), null),
                () -> idempotency.onceForm(key, form.fields(), () -> {
                    stops.close(actor, round, form.version(), stop, report.get());
                    Flash.done(redirect, "desk.stop.closed");
                    return RoundController.to(round);
                }));
    }

    /** It was a slip, or it went on after all. */
    @PostMapping("/reopening")
    ModelAndView reopen(
            Actor actor,
            @PathVariable RoundId round,
            @PathVariable RoundStopId stop,
            FilledForm form,
            RedirectAttributes redirect) {
        rounds.round(actor, round).stop(stop);
        var why = form.textIfAny("why", LONGEST_WHY);
        form.errorAt("why", "rounds.stop.say-why");
        return form.send(() -> stop(actor, round, stop, null, null), () -> {
            stops.reopen(actor, round, form.version(), stop, why.isEmpty() ? null : why);
            Flash.done(redirect, "desk.stop.reopened");
            return "redirect:/desk/rounds/" + round + "/stops/" + stop;
        });
    }

    /** The labels that were read; what is none of those that are expected as it stands. */
    private static Set<String> labels(Set<ShortCode> expected, @Nullable List<String> scanned, @Nullable String code) {
        return Stream.concat(scanned == null ? Stream.of() : scanned.stream(), Stream.ofNullable(code))
                .flatMap(it -> ShortCode.among(it, expected).or(() -> ShortCode.read(it)).stream())
                .map(ShortCode::value)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
