package fr.conciergerie.desk.web;

import fr.conciergerie.custody.Custody;
import fr.conciergerie.custody.ItemView;
import fr.conciergerie.custody.Places;
import fr.conciergerie.desk.Board;
import fr.conciergerie.desk.Pile;
import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.LineStatus;
import fr.conciergerie.orders.OrderId;
import fr.conciergerie.orders.Orders;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.ShortCode;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import fr.conciergerie.web.NextPiece;
import fr.conciergerie.web.api.Idempotency;
import fr.conciergerie.web.api.IdempotencyKey;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** "Retour": what a partner brings back, piece by piece; what is missing is said before anybody is told it is ready. */
@Controller
@RequestMapping("/desk")
class FetchController {

    private final Board board;
    private final DeskSites sites;
    private final Orders orders;
    private final Organisations organisations;
    private final Custody custody;
    private final Places places;
    private final Idempotency idempotency;

    FetchController(
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
            Actor actor,
            HttpSession session,
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        var site = sites.current(actor, session);
        var found = ShortCode.find(
                code == null ? "" : code,
                it -> board.onPile(site, Pile.FETCH, it).map(line -> line.linePath() + "/return?code=" + it));
        if (found.isPresent()) {
            return "redirect:" + found.get();
        }
        model.addAttribute("site", site.site());
        model.addAttribute("today", board.day(site));
        model.addAttribute("unknown", code == null ? "" : code.strip());
        var slice = board.piles(site, List.of(Pile.FETCH), "", cursor);
        model.addAttribute("bags", SendController.bags(slice.items()));
        model.addAttribute("next", NextPiece.path("/desk/fetch", slice.next(), Map.of()));
        return "desk/fetch";
    }

    @GetMapping("/orders/{order}/lines/{line}/return")
    ModelAndView back(
            Actor actor,
            @PathVariable OrderId order,
            @PathVariable LineId line,
            @RequestParam(name = "scanned", required = false) @Nullable List<String> scanned,
            @RequestParam(required = false) @Nullable String code) {
        var view = orders.order(actor, order);
        var wanted = view.lines().stream()
                .filter(it -> it.id().equals(line))
                .findFirst()
                .orElseThrow(() -> new NotFound("line " + line));
        var items = awaited(actor, order, line);
        var read = labels(items, scanned, code);
        var page = new ModelAndView("desk/return");
        page.addObject("order", view);
        page.addObject("line", wanted);
        page.addObject("memberName", organisations.called(view.member()).name());
        page.addObject(
                "awaited",
                items.stream()
                        .map(it -> new Awaited(it, read.contains(it.label().value())))
                        .toList());
        page.addObject(
                "unknown",
                read.stream()
                        .filter(it -> items.stream()
                                .noneMatch(item -> item.label().value().equals(it)))
                        .findFirst()
                        .orElse(""));
        page.addObject("places", places.free(view.site(), ReceiveController.PLACES));
        page.addObject("once", UUID.randomUUID().toString());
        return page;
    }

    @PostMapping("/orders/{order}/lines/{line}/return")
    ModelAndView comeBack(
            Actor actor,
            @PathVariable OrderId order,
            @PathVariable LineId line,
            FilledForm form,
            IdempotencyKey key,
            RedirectAttributes redirect) {
        var read = ReturnForm.read(form, awaited(actor, order, line));
        return form.send(() -> back(actor, order, line, form.all("scanned"), null), () -> {
            var arrival = read.get();
            return idempotency.onceForm(key, arrival.toString(), () -> {
                var handled = custody.comeBack(actor, order, line, arrival);
                if (handled.order().line(line).status() == LineStatus.INCIDENT) {
                    Flash.done(
                            redirect, "desk.returned.held-back", handled.order().number());
                } else {
                    Flash.done(
                            redirect,
                            "desk.returned",
                            handled.items().size(),
                            Objects.requireNonNullElse(arrival.place(), ""));
                }
                return "redirect:/desk/orders/" + order + "#line-" + line;
            });
        });
    }

    /** The pieces of a line that are out and may come back. */
    private List<ItemView> awaited(Actor actor, OrderId order, LineId line) {
        return custody.itemsOf(actor, order).stream()
                .filter(it -> it.line().equals(line) && !it.missing() && !it.lost() && !it.isHandedOver())
                .toList();
    }

    /** The labels that were read; what is none of those that are awaited as it stands. */
    private static Set<String> labels(List<ItemView> awaited, @Nullable List<String> scanned, @Nullable String code) {
        var known = awaited.stream().map(ItemView::label).collect(Collectors.toSet());
        return Stream.concat(scanned == null ? Stream.of() : scanned.stream(), Stream.ofNullable(code))
                .flatMap(it -> ShortCode.among(it, known).or(() -> ShortCode.read(it)).stream())
                .map(ShortCode::value)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
