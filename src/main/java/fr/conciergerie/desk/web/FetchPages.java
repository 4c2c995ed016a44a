package fr.conciergerie.desk.web;

import fr.conciergerie.custody.Arrival;
import fr.conciergerie.custody.Custody;
import fr.conciergerie.custody.Places;
import fr.conciergerie.desk.Board;
import fr.conciergerie.desk.Pile;
import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.OrderId;
import fr.conciergerie.orders.Orders;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.ShortCode;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Flash;
import fr.conciergerie.web.Idempotency;
import fr.conciergerie.web.IdempotencyKey;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** "Retour": what a partner brings back, piece by piece; what is missing is said before anybody is told it is ready. */
@Controller
@RequestMapping("/desk")
class FetchPages {

    private final Board board;
    private final DeskSites sites;
    private final Orders orders;
    private final Organisations organisations;
    private final Custody custody;
    private final Places places;
    private final Idempotency idempotency;

    FetchPages(
            Board board,
            DeskSites sites,
            Orders orders,
            Organisations organisations,
            Custody custody,
            Places places,
            Idempotency idempotency) {
        this.board = board;
        this.sites = sites;
        this.orders = orders;
        this.organisations = organisations;
        this.custody = custody;
        this.places = places;
        this.idempotency = idempotency;
    }

    @GetMapping("/fetch")
    String awaited(
            Actor actor, HttpSession session, @RequestParam(required = false) @Nullable String code, Model model) {
        var site = sites.current(actor, session);
        var waiting = board.pile(actor, site, Pile.FETCH);
        var read = code == null ? Optional.<ShortCode>empty() : ShortCode.read(code);
        var found = read.flatMap(it -> waiting.stream()
                .filter(line ->
                        line.labels().contains(it.value()) || line.number().equals(it.value()))
                .findFirst());
        if (found.isPresent()) {
            return "redirect:" + found.get().linePath() + "/return?code=" + read.get();
        }
        model.addAttribute("site", site);
        model.addAttribute("today", board.day(site));
        model.addAttribute("unknown", code == null ? "" : code.strip());
        model.addAttribute("bags", SendPages.bags(waiting));
        return "desk/fetch";
    }

    @GetMapping("/orders/{order}/lines/{line}/return")
    String back(
            Actor actor,
            @PathVariable OrderId order,
            @PathVariable LineId line,
            @RequestParam(name = "seen", required = false) @Nullable List<String> seen,
            @RequestParam(required = false) @Nullable String code,
            Model model) {
        var view = orders.order(actor, order);
        var wanted = view.lines().stream()
                .filter(it -> it.id().equals(line))
                .findFirst()
                .orElseThrow(() -> new NotFound("line " + line));
        var items = custody.itemsOf(actor, order).stream()
                .filter(it -> it.line().equals(line) && !it.missing())
                .toList();
        var read = labels(seen, code);
        model.addAttribute("order", view);
        model.addAttribute("line", wanted);
        model.addAttribute("memberName", organisations.member(view.member()).name());
        model.addAttribute(
                "awaited",
                items.stream()
                        .map(it -> new Awaited(it, read.contains(it.label().value())))
                        .toList());
        model.addAttribute(
                "unknown",
                read.stream()
                        .filter(it -> items.stream()
                                .noneMatch(item -> item.label().value().equals(it)))
                        .findFirst()
                        .orElse(""));
        model.addAttribute("places", places.free(view.site(), ReceivePages.PLACES));
        model.addAttribute("once", UUID.randomUUID().toString());
        return "desk/return";
    }

    @PostMapping("/orders/{order}/lines/{line}/return")
    String comeBack(
            Actor actor,
            @PathVariable OrderId order,
            @PathVariable LineId line,
            @RequestParam(name = "seen", required = false) @Nullable List<String> seen,
            @RequestParam(name = "missing", required = false) @Nullable List<String> missing,
            @RequestParam(defaultValue = "1") int parcels,
            @RequestParam(required = false) @Nullable String place,
            @RequestParam(required = false) @Nullable String typed,
            IdempotencyKey key,
            RedirectAttributes redirect) {
        var where = Custody.place(place == null || place.isBlank() ? typed : place);
        var arrival = new Arrival(where, codes(seen), codes(missing), parcels);
        return idempotency.onceForm(key, arrival.toString(), () -> {
            var handled = custody.comeBack(actor, order, line, arrival);
            Flash.done(redirect, "desk.returned", handled.items().size(), where);
            return "redirect:/desk/orders/" + order + "#line-" + line;
        });
    }

    private static Set<String> labels(@Nullable List<String> seen, @Nullable String code) {
        return Stream.concat(seen == null ? Stream.of() : seen.stream(), Stream.ofNullable(code))
                .map(ShortCode::read)
                .flatMap(Optional::stream)
                .map(ShortCode::value)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<ShortCode> codes(@Nullable List<String> typed) {
        return (typed == null ? List.<String>of() : typed)
                .stream()
                        .map(it -> ShortCode.read(it).orElseThrow(() -> new Refused("shared.not-a-code", it)))
                        .collect(Collectors.toSet());
    }
}
