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
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import fr.conciergerie.web.Idempotency;
import fr.conciergerie.web.IdempotencyKey;
import fr.conciergerie.web.NextPiece;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
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
            Actor actor,
            HttpSession session,
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        var site = sites.current(actor, session);
        var read = code == null ? Optional.<ShortCode>empty() : ShortCode.read(code);
        var found = read.flatMap(it -> board.onPile(actor, site, Pile.FETCH, it));
        if (found.isPresent()) {
            return "redirect:" + found.get().linePath() + "/return?code=" + read.get();
        }
        model.addAttribute("site", site);
        model.addAttribute("today", board.day(site));
        model.addAttribute("unknown", code == null ? "" : code.strip());
        var slice = board.piles(actor, site, List.of(Pile.FETCH), "", cursor);
        model.addAttribute("bags", SendPages.bags(slice.items()));
        model.addAttribute("next", NextPiece.path("/desk/fetch", slice.next(), Map.of()));
        return "desk/fetch";
    }

    @GetMapping("/orders/{order}/lines/{line}/return")
    ModelAndView back(
            Actor actor,
            @PathVariable OrderId order,
            @PathVariable LineId line,
            @RequestParam(name = "seen", required = false) @Nullable List<String> seen,
            @RequestParam(required = false) @Nullable String code) {
        var view = orders.order(actor, order);
        var wanted = view.lines().stream()
                .filter(it -> it.id().equals(line))
                .findFirst()
                .orElseThrow(() -> new NotFound("line " + line));
        var items = custody.itemsOf(actor, order).stream()
                .filter(it -> it.line().equals(line) && !it.missing())
                .toList();
        var read = labels(seen, code);
        var page = new ModelAndView("desk/return");
        page.addObject("order", view);
        page.addObject("line", wanted);
        page.addObject("memberName", organisations.member(view.member()).name());
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
        page.addObject("places", places.free(view.site(), ReceivePages.PLACES));
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
        var place = PlaceField.read(form);
        var seen = Set.copyOf(form.choices("seen", FetchPages::code));
        var missing = Set.copyOf(form.choices("missing", FetchPages::code));
        Supplier<Integer> parcels = form.has("parcels") ? form.number("parcels", 1, Custody.MAX_PIECES) : () -> 1;
        form.tellAt("seen", "custody.pieces-not-back", "custody.nothing-came-back", "custody.label-of-something-else");
        form.tellAt("parcels", "custody.pieces-out-of-bounds");
        return form.send(() -> back(actor, order, line, null, null), () -> {
            var arrival = new Arrival(place.get(), seen, missing, parcels.get());
            return idempotency.onceForm(key, arrival.toString(), () -> {
                var handled = custody.comeBack(actor, order, line, arrival);
                Flash.done(redirect, "desk.returned", handled.items().size(), arrival.place());
                return "redirect:/desk/orders/" + order + "#line-" + line;
            });
        });
    }

    private static Set<String> labels(@Nullable List<String> seen, @Nullable String code) {
        return Stream.concat(seen == null ? Stream.of() : seen.stream(), Stream.ofNullable(code))
                .map(ShortCode::read)
                .flatMap(Optional::stream)
                .map(ShortCode::value)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static ShortCode code(String typed) {
        return ShortCode.read(typed).orElseThrow(() -> new Refused("shared.not-a-code", typed));
    }
}
