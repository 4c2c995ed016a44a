package fr.conciergerie.desk.web;

import fr.conciergerie.custody.Custody;
import fr.conciergerie.custody.PhotoId;
import fr.conciergerie.custody.Photos;
import fr.conciergerie.custody.Places;
import fr.conciergerie.desk.DeskOrders;
import fr.conciergerie.orders.JobLinks;
import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.OrderId;
import fr.conciergerie.orders.OrderView;
import fr.conciergerie.orders.Orders;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.partners.Partner;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.partners.Partners;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.ShortCode;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Flash;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One order on the desk: where each line stands, what can be done next, where each piece has been. */
@Controller
@RequestMapping("/desk")
class OrderPages {

    private final Orders orders;
    private final Custody custody;
    private final Photos photos;
    private final Places places;
    private final DeskOrders deskOrders;
    private final Organisations organisations;
    private final Partners partners;
    private final JobLinks links;

    OrderPages(
            Orders orders,
            Custody custody,
            Photos photos,
            Places places,
            DeskOrders deskOrders,
            Organisations organisations,
            Partners partners,
            JobLinks links) {
        this.orders = orders;
        this.custody = custody;
        this.photos = photos;
        this.places = places;
        this.deskOrders = deskOrders;
        this.organisations = organisations;
        this.partners = partners;
        this.links = links;
    }

    @GetMapping("/orders/{order}")
    String order(Actor actor, @PathVariable OrderId order, Model model) {
        var view = orders.order(actor, order);
        var who = partners.partners(view.lines().stream()
                .map(OrderView.Line::partner)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        model.addAttribute("order", view);
        model.addAttribute("memberName", organisations.member(view.member()).name());
        model.addAttribute("site", organisations.site(view.site()));
        model.addAttribute("families", deskOrders.families(order));
        model.addAttribute("partners", who.values().stream().collect(Collectors.toMap(it -> it.id(), it -> it.name())));
        model.addAttribute("links", links(actor, view, who));
        model.addAttribute(
                "items", custody.itemsOf(actor, order).stream().collect(Collectors.groupingBy(it -> it.line())));
        model.addAttribute("photos", deskOrders.photos(actor, order));
        model.addAttribute("ledger", custody.ledger(actor, order));
        return "desk/order";
    }

    /** After a refusal, or to somebody else than usual. */
    @PostMapping("/orders/{order}/lines/{line}/dispatch")
    String dispatch(
            Actor actor,
            @PathVariable OrderId order,
            @PathVariable LineId line,
            @RequestParam(required = false) @Nullable String partner,
            RedirectAttributes redirect) {
        PartnerId to = partner == null || partner.isBlank() ? null : partners.partnerId(partner);
        custody.dispatch(actor, order, line, to);
        Flash.done(redirect, "desk.sent", 1);
        return back(order);
    }

    @GetMapping("/orders/{order}/lines/{line}/place")
    String place(Actor actor, @PathVariable OrderId order, @PathVariable LineId line, Model model) {
        var view = orders.order(actor, order);
        model.addAttribute("order", view);
        model.addAttribute(
                "line",
                view.lines().stream()
                        .filter(it -> it.id().equals(line))
                        .findFirst()
                        .orElseThrow(() -> new NotFound("line " + line)));
        model.addAttribute("places", places.free(view.site(), ReceivePages.PLACES));
        return "desk/move";
    }

    @PostMapping("/orders/{order}/lines/{line}/place")
    String move(
            Actor actor,
            @PathVariable OrderId order,
            @PathVariable LineId line,
            @RequestParam(required = false) @Nullable String place,
            @RequestParam(required = false) @Nullable String typed,
            RedirectAttributes redirect) {
        var where = Custody.place(place == null || place.isBlank() ? typed : place);
        custody.moveTo(actor, order, line, where);
        Flash.done(redirect, "desk.moved", where);
        return back(order);
    }

    /** A piece that was missing is here. */
    @PostMapping("/items/{label}/recovery")
    String recover(
            Actor actor,
            @PathVariable String label,
            @RequestParam(defaultValue = "") String place,
            RedirectAttributes redirect) {
        var item = custody.recover(actor, code(label), place);
        Flash.done(redirect, "desk.recovered", item.label().value());
        return back(item.order());
    }

    @PostMapping("/items/{label}/photos")
    String photo(
            Actor actor,
            @PathVariable String label,
            @RequestParam("photo") MultipartFile photo,
            RedirectAttributes redirect)
            throws IOException {
        var item = custody.find(actor, code(label));
        photos.add(actor, item.label(), photo.getBytes());
        Flash.done(redirect, "desk.photo.kept", item.label().value());
        return "redirect:/desk/orders/" + item.order() + "#item-" + item.label();
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
            var partner = partners.get(order.line(line).partner());
            if (partner != null) {
                sent.put(line, SentLink.of(state, partner, UUID.randomUUID().toString()));
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
