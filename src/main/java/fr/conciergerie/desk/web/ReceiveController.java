package fr.conciergerie.desk.web;

import fr.conciergerie.catalogue.Family;
import fr.conciergerie.custody.Custody;
import fr.conciergerie.custody.Places;
import fr.conciergerie.desk.Board;
import fr.conciergerie.desk.DeskOrders;
import fr.conciergerie.desk.Pile;
import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.OrderId;
import fr.conciergerie.orders.OrderView;
import fr.conciergerie.orders.Orders;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Dictionary;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.NextPiece;
import fr.conciergerie.web.api.Idempotency;
import fr.conciergerie.web.api.IdempotencyKey;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** "Recevoir": who, which order, what, in which state, where to. One question a screen. */
@Controller
@RequestMapping("/desk")
class ReceiveController {

    static final int PLACES = 6;

    private final Board board;
    private final DeskSites sites;
    private final Organisations organisations;
    private final DeskPeople deskPeople;
    private final Orders orders;
    private final Custody custody;
    private final Places places;
    private final DeskOrders deskOrders;
    private final Dictionary dictionary;
    private final Idempotency idempotency;

    ReceiveController(
            Board board,
            DeskSites sites,
            Organisations organisations,
            DeskPeople deskPeople,
            Orders orders,
            Custody custody,
            Places places,
            DeskOrders deskOrders,
            Dictionary dictionary,
            Idempotency idempotency) {
        this.board = board;
        this.sites = sites;
        this.organisations = organisations;
        this.deskPeople = deskPeople;
        this.orders = orders;
        this.custody = custody;
        this.places = places;
        this.deskOrders = deskOrders;
        this.dictionary = dictionary;
        this.idempotency = idempotency;
    }

    @GetMapping("/receive")
    String who(
            Actor actor,
            HttpSession session,
            @RequestParam(defaultValue = "") String query,
            @RequestParam @Nullable String cursor,
            Model model) {
        var site = sites.current(actor, session);
        var expected = board.piles(site, List.of(Pile.RECEIVE), "", cursor);
        model.addAttribute("site", site.site());
        model.addAttribute("today", board.day(site));
        model.addAttribute("query", query);
        model.addAttribute("waiting", expected.items());
        model.addAttribute("next", NextPiece.path("/desk/receive", expected.next(), Map.of()));
        model.addAttribute("people", deskPeople.find(actor, site, query));
        return "desk/receive";
    }

    @GetMapping("/receive/{member}")
    String which(Actor actor, HttpSession session, @PathVariable MemberId member, Model model) {
        var site = sites.current(actor, session);
        var waiting = board.pile(site, Pile.RECEIVE, member);
        if (waiting.size() == 1) {
            return "redirect:" + waiting.getFirst().linePath() + "/deposit";
        }
        model.addAttribute("member", deskOrders.member(site.site(), member));
        model.addAttribute("today", board.day(site));
        model.addAttribute("waiting", waiting);
        return "desk/receive-member";
    }

    @GetMapping("/orders/{order}/lines/{line}/deposit")
    String what(
            Actor actor,
            @PathVariable OrderId order,
            @PathVariable LineId line,
            @RequestParam MultiValueMap<String, String> said,
            @RequestParam(defaultValue = "what") String step,
            Model model) {
        var intake = IntakeForm.of(it -> said.getOrDefault(it, List.of()));
        var view = served(actor, order, line, model);
        model.addAttribute("intake", intake);
        if (intake.isEmpty() || step.equals("what")) {
            model.addAttribute(
                    "kinds", PieceKind.likely(deskOrders.families(order).getOrDefault(line, Family.EVERYDAY)));
            return "desk/deposit-what";
        }
        if (step.equals("state")) {
            return "desk/deposit-state";
        }
        where(view, model);
        return "desk/deposit-place";
    }

    @PostMapping("/orders/{order}/lines/{line}/deposit")
    ModelAndView deposit(
            Actor actor,
            @PathVariable OrderId order,
            @PathVariable LineId line,
            FilledForm form,
            IdempotencyKey key,
            Model model) {
        var intake = IntakeForm.of(form::all);
        var place = PlaceField.read(form);
        return form.send(
                () -> {
                    model.addAttribute("intake", intake);
                    where(served(actor, order, line, model), model);
                    return new ModelAndView("desk/deposit-place", model.asMap());
                },
                () -> {
                    var where = place.get();
                    return idempotency.onceForm(key, intake, () -> {
                        var words = dictionary.words(actor.locale());
                        custody.deposit(actor, order, line, intake.read(words), where);
                        return "redirect:/desk/orders/" + order + "/lines/" + line + "/deposited";
                    });
                });
    }

    private void where(OrderView view, Model model) {
        model.addAttribute("places", places.free(view.site(), PLACES));
        model.addAttribute("once", UUID.randomUUID().toString());
    }

    @GetMapping("/orders/{order}/lines/{line}/deposited")
    String done(Actor actor, @PathVariable OrderId order, @PathVariable LineId line, Model model) {
        model.addAttribute("left", served(actor, order, line, model).awaitingDeposit());
        model.addAttribute(
                "items",
                custody.itemsOf(actor, order).stream()
                        .filter(it -> it.line().equals(line))
                        .toList());
        model.addAttribute("photos", deskOrders.photos(actor, order));
        return "desk/deposited";
    }

    private OrderView served(Actor actor, OrderId order, LineId line, Model model) {
        var view = orders.order(actor, order);
        var wanted = view.lines().stream()
                .filter(it -> it.id().equals(line))
                .findFirst()
                .orElseThrow(() -> new NotFound("line " + line));
        model.addAttribute("order", view);
        model.addAttribute("line", wanted);
        model.addAttribute("memberName", organisations.called(view.member()).name());
        return view;
    }
}
