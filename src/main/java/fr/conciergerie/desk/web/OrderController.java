package fr.conciergerie.desk.web;

import fr.conciergerie.custody.Custody;
import fr.conciergerie.custody.PhotoId;
import fr.conciergerie.custody.Photos;
import fr.conciergerie.custody.Places;
import fr.conciergerie.desk.Candidates;
import fr.conciergerie.desk.DeskOrders;
import fr.conciergerie.jobs.JobLinks;
import fr.conciergerie.lockers.LockerDesk;
import fr.conciergerie.notifications.Messages;
import fr.conciergerie.orders.LateOrderRemoval;
import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.LineStatus;
import fr.conciergerie.orders.OrderId;
import fr.conciergerie.orders.OrderView;
import fr.conciergerie.orders.Orders;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.partners.Partner;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.partners.Partners;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.ShortCode;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.api.Idempotency;
import fr.conciergerie.web.api.IdempotencyKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One order on the desk: where each line stands, what can be done next, where each piece has been. */
@Controller
@RequestMapping("/desk")
class OrderController {

    private final Orders orders;
    private final LateOrderRemoval removal;
    private final Custody custody;
    private final Photos photos;
    private final Places places;
    private final DeskOrders deskOrders;
    private final Organisations organisations;
    private final Partners partners;
    private final JobLinks links;
    private final Messages messages;
    private final Candidates candidates;
    private final LockerDesk lockers;
    private final Idempotency idempotency;

    OrderController(
            Orders orders,
            LateOrderRemoval removal,
            Custody custody,
            Photos photos,
            Places places,
            DeskOrders deskOrders,
            Organisations organisations,
            Partners partners,
            JobLinks links,
            Messages messages,
            Candidates candidates,
            LockerDesk lockers,
            Idempotency idempotency) {
        this.orders = orders;
        this.removal = removal;
        this.custody = custody;
        this.photos = photos;
        this.places = places;
        this.deskOrders = deskOrders;
        this.organisations = organisations;
        this.partners = partners;
        this.links = links;
        this.messages = messages;
        this.candidates = candidates;
        this.lockers = lockers;
        this.idempotency = idempotency;
    }

    @GetMapping("/orders/{order}")
    ModelAndView order(Actor actor, @PathVariable OrderId order) {
        var view = orders.order(actor, order);
        var page = new ModelAndView("desk/order");
        var who = partners.partners(view.lines().stream()
                .map(OrderView.Line::partner)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        page.addObject("order", view);
        page.addObject("member", organisations.called(view.member()));
        page.addObject("site", organisations.site(view.site()));
        page.addObject("families", deskOrders.families(order));
        page.addObject("partners", who.values().stream().collect(Collectors.toMap(it -> it.id(), it -> it.name())));
        var sent = links(actor, view, who);
        page.addObject("links", sent);
        page.addObject(
                "lost",
                LostMessages.of(messages.unsure(order), sent, UUID.randomUUID().toString()));
        page.addObject("items", custody.itemsOf(actor, order).stream().collect(Collectors.groupingBy(it -> it.line())));
        page.addObject("photos", deskOrders.photos(actor, order));
        page.addObject("ledger", custody.ledger(actor, order));
        page.addObject("removable", removal.mayRemove(view));
        page.addObject("manages", actor.is(Role.MANAGER));
        page.addObject("once", UUID.randomUUID().toString());
        return page;
    }

    /** To whom else the work may go: those who do it already, those of the same trade, then everybody. */
    @GetMapping("/orders/{order}/lines/{line}/partner")
    ModelAndView otherPartner(Actor actor, @PathVariable OrderId order, @PathVariable LineId line) {
        var view = orders.order(actor, order);
        var page = new ModelAndView("desk/partner");
        page.addObject("order", view);
        page.addObject("memberName", organisations.called(view.member()).name());
        page.addObject(
                "line",
                view.lines().stream()
                        .filter(it -> it.id().equals(line))
                        .findFirst()
                        .orElseThrow(() -> new NotFound("line " + line)));
        page.addObject("candidates", candidates.of(order, line));
        return page;
    }

    /** After a refusal, or to somebody else than usual; who is to have it is asked where nobody stands in. */
    @PostMapping("/orders/{order}/lines/{line}/dispatch")
    String dispatch(
            Actor actor,
            @PathVariable OrderId order,
            @PathVariable LineId line,
            @RequestParam(required = false) @Nullable String partner,
            RedirectAttributes redirect) {
        PartnerId to = partner == null || partner.isBlank() ? null : partners.partnerId(partner);
        try {
            custody.dispatch(actor, order, line, to);
        } catch (Refused refused) {
            if (!refused.key().equals("orders.choose-a-partner")) {
                throw refused;
            }
            return back(order) + "/lines/" + line + "/partner";
        }
        Flash.done(redirect, "desk.sent", 1);
        return back(order);
    }

    /** "It is ready" may have got lost: it is said once more. */
    @PostMapping("/orders/{order}/lines/{line}/ready-message")
    String resendReady(
            Actor actor,
            @PathVariable OrderId order,
            @PathVariable LineId line,
            IdempotencyKey key,
            RedirectAttributes redirect) {
        orders.order(actor, order);
        return idempotency.onceForm(key, List.of(order, line), () -> {
            messages.resendReady(order, line);
            Flash.sent(redirect, "desk.lost.resent");
            return back(order) + "#line-" + line;
        });
    }

    @GetMapping("/orders/{order}/lines/{line}/place")
    ModelAndView place(Actor actor, @PathVariable OrderId order, @PathVariable LineId line) {
        var view = orders.order(actor, order);
        var page = new ModelAndView("desk/move");
        page.addObject("order", view);
        page.addObject("line", view.line(line));
        page.addObject("places", places.free(view.site(), ReceiveController.PLACES));
        page.addObject("compartments", lockers.compartmentsFor(view, line));
        return page;
    }

    @PostMapping("/orders/{order}/lines/{line}/place")
    ModelAndView move(
            Actor actor,
            @PathVariable OrderId order,
            @PathVariable LineId line,
            FilledForm form,
            RedirectAttributes redirect) {
        var place = PlaceField.read(form);
        return form.send(() -> place(actor, order, line), () -> {
            var where = place.get();
            custody.moveTo(actor, order, line, where);
            Flash.done(redirect, "desk.moved", where);
            return back(order);
        });
    }

    @PostMapping("/items/{label}/photos")
    ModelAndView photo(
            Actor actor,
            @PathVariable String label,
            @RequestParam(required = false) @Nullable MultipartFile photo,
            FilledForm form,
            RedirectAttributes redirect) {
        var item = custody.find(actor, code(label));
        var picture = form.file("photo", photo, "desk.photo.missing");
        form.otherErrorsAt("photo");
        return form.send(() -> order(actor, item.order()), () -> {
            photos.add(actor, item.label(), picture);
            Flash.done(redirect, "desk.photo.kept", item.label().value());
            return "redirect:/desk/orders/" + item.order() + "#item-" + item.label();
        });
    }

    @PostMapping("/photos/{photo}/partner")
    String showToPartner(
            Actor actor, @PathVariable PhotoId photo, @RequestParam(defaultValue = "false") boolean shown) {
        return back(photos.showToPartner(actor, photo, shown));
    }

    @PostMapping("/photos/{photo}/removal")
    String remove(Actor actor, @PathVariable PhotoId photo, RedirectAttributes redirect) {
        var order = photos.remove(actor, photo);
        Flash.done(redirect, "desk.photo.removed");
        return back(order);
    }

    private Map<LineId, SentLink> links(Actor actor, OrderView order, Map<PartnerId, Partner> partners) {
        var sent = new HashMap<LineId, SentLink>();
        links.states(actor, order.id()).forEach((line, state) -> {
            var given = order.line(line);
            var partner = partners.get(given.partner());
            // Who receives by the hour sees who comes, and answers to no link.
            if (partner != null && given.appointmentAt() == null) {
                var unanswered = given.status() == LineStatus.WITH_PARTNER;
                sent.put(
                        line,
                        SentLink.of(
                                state, partner, unanswered, UUID.randomUUID().toString()));
            }
        });
        return sent;
    }

    private static ShortCode code(String label) {
        return ShortCode.read(label).orElseThrow(() -> new NotFound("label " + label));
    }

    private static String back(OrderId order) {
        return "redirect:/desk/orders/" + order;
    }
}
