package fr.conciergerie.shop.web;

import fr.conciergerie.catalogue.Family;
import fr.conciergerie.orders.ComingSessions;
import fr.conciergerie.orders.ServiceChoice;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.organisations.SiteChoice;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Slice;
import fr.conciergerie.shop.BasketOwner;
import fr.conciergerie.shop.Baskets;
import fr.conciergerie.shop.ChosenSites;
import fr.conciergerie.shop.OfferWithPromise;
import fr.conciergerie.shop.Shop;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import fr.conciergerie.web.NextPiece;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.RoomCard;
import fr.conciergerie.web.RoomCards;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The shop: what can be ordered at the member's site, and for when. */
@Controller
class ShopController {

    private static final int LONGEST_QUERY = 100;
    private static final int ON_A_SHELF = 48;

    /** So few services that nobody needs families to find one: all of them stand on the first page. */
    private static final int SEEN_AT_ONCE = 12;

    private final Shop shop;
    private final ChosenSites sites;
    private final Baskets baskets;
    private final MyOrders myOrders;
    private final MostOrdered mostOrdered;
    private final ObjectProvider<RoomCards> modules;
    private final TransactionTemplate reading;

    ShopController(
            Shop shop,
            ChosenSites sites,
            Baskets baskets,
            MyOrders myOrders,
            MostOrdered mostOrdered,
            ObjectProvider<RoomCards> modules,
            PlatformTransactionManager transactions) {
        this.shop = shop;
        this.sites = sites;
        this.baskets = baskets;
        this.myOrders = myOrders;
        this.mostOrdered = mostOrdered;
        this.modules = modules;
        reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
    }

    /** The front page: for whoever comes by, what this is; for a member, the shop; for others, their room. */
    @GetMapping("/")
    String home(
            @Nullable Actor actor,
            @RequestParam(defaultValue = "") String query,
            @RequestParam @Nullable Family family,
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam @Nullable String cursor,
            Model model) {
        if (actor == null) {
            return "shop/welcome";
        }
        if (!actor.is(Role.MEMBER)) {
            return "redirect:" + actor.role().home();
        }
        var words = query.strip();
        var asked = new Asked(
                words.length() > LONGEST_QUERY ? words.substring(0, LONGEST_QUERY) : words,
                family,
                all || cursor != null && words.isEmpty() && family == null,
                cursor);
        // The most looked-at page: everything of it is read in one go.
        var page = reading.execute(_ -> shop(actor, asked));
        model.addAttribute("shop", page);
        return page == null ? "shop/no-site" : "shop/shop";
    }

    /** What the shop is asked for; nothing at all on its first page. */
    private record Asked(
            String words,
            @Nullable Family family,
            boolean all,
            @Nullable String cursor) {

        boolean isNothing() {
            return words.isEmpty() && family == null && !all;
        }
    }

    /** Null for a member who may use no site. */
    private @Nullable ShopPage shop(Actor actor, Asked asked) {
        var usable = shop.sites(actor);
        return sites.of(actor, usable)
                .map(it -> shop(actor, it, usable.size() > 1, asked))
                .orElse(null);
    }

    private ShopPage shop(Actor actor, Site site, boolean several, Asked asked) {
        var home = asked.isNothing();
        var families = shop.families(site);
        var few = families.values().stream().mapToInt(Integer::intValue).sum() <= SEEN_AT_ONCE;
        var eventful = home ? myOrders.eventful(actor) : List.<OrderSummary>of();
        var sessions = shop.sessions(site);
        var offers = home && !few
                ? new Slice<OfferWithPromise>(List.of(), null)
                : shop.offers(
                        site,
                        sessions,
                        asked.words.isEmpty() ? null : asked.words,
                        asked.family,
                        asked.cursor,
                        ON_A_SHELF);
        return new ShopPage(
                site,
                several,
                sessions.first(),
                asked.words,
                asked.family,
                asked.all,
                families,
                home && !few ? mostOrdered(site, sessions) : List.of(),
                asked.family == null ? shop.families(asked.words) : List.of(),
                offers.items().stream().map(ShopPage.Card::of).toList(),
                NextPiece.path(
                        "/",
                        offers.next(),
                        Map.of(
                                "query",
                                asked.words,
                                "family",
                                asked.family == null ? "" : asked.family.name(),
                                "all",
                                asked.all ? "true" : "")),
                asked.cursor != null,
                eventful.stream().filter(OrderSummary::ready).toList(),
                eventful.stream().filter(OrderSummary::question).toList(),
                home ? myOrders.lately(actor, site.id()) : List.of(),
                home ? cardsOfOthers(actor) : List.of(),
                baskets.count(BasketOwner.of(actor), site));
    }

    private List<ShopPage.Card> mostOrdered(Site site, ComingSessions sessions) {
        var most = mostOrdered.at(site.id());
        var sold = shop.offers(site, sessions, most);
        return most.stream()
                .flatMap(it -> Stream.ofNullable(sold.get(it)))
                .map(ShopPage.Card::of)
                .toList();
    }

    private List<RoomCard> cardsOfOthers(Actor actor) {
        return modules.stream()
                .flatMap(it -> it.cardsFor(actor).stream())
                .sorted(Comparator.comparing(RoomCard::order))
                .toList();
    }

    @GetMapping("/services/{service}")
    ModelAndView service(Actor actor, @PathVariable String service) {
        var site = mySite(actor);
        var sold = shop.offer(site, service);
        if (shop.isByTheHour(site, sold)) {
            return new ModelAndView(
                    "redirect:/appointments/new?service=" + sold.offer().slug());
        }
        return new ModelAndView("shop/service", "service", page(actor, site, sold));
    }

    @PostMapping("/services/{service}")
    ModelAndView add(Actor actor, @PathVariable String service, FilledForm form, RedirectAttributes redirect) {
        var site = mySite(actor);
        if (shop.isByTheHour(site, shop.offer(site, service))) {
            // A page from before somebody received by the hour.
            return new ModelAndView("redirect:/appointments/new?service=" + service);
        }
        var quantity = form.number("quantity", 1, ServiceChoice.MAX_QUANTITY);
        var note = form.textIfAny("note", ServiceChoice.MAX_NOTE);
        var options = form.choices("option", it -> it).stream().distinct().toList();
        form.errorAt("option", "orders.no-such-option");
        form.errorAt("note", "orders.no-note-on-well-being");
        return form.send(() -> service(actor, service), () -> {
            var added = baskets.add(
                    BasketOwner.of(actor), site, line(form.typed("once")), service, options, quantity.get(), note);
            Flash.done(redirect, "shop.basket.added", added.details().name());
            return "redirect:/basket";
        });
    }

    /** The key of the line, made by the page; a form without a readable one is a new line. */
    private static UUID line(String once) {
        try {
            return UUID.fromString(once);
        } catch (IllegalArgumentException _) {
            return UUID.randomUUID();
        }
    }

    private ServicePage page(Actor actor, Site site, OfferWithPromise offer) {
        return new ServicePage(
                site,
                offer,
                shop.nextSessions(site, 1).stream().findFirst().orElse(null),
                baskets.count(BasketOwner.of(actor), site),
                UUID.randomUUID());
    }

    @GetMapping("/sites")
    String sites(Actor actor, @RequestParam(defaultValue = "") String query, Model model) {
        var site = mySite(actor);
        model.addAttribute("sites", SiteChoice.of(shop.sites(actor), query, site.id()));
        model.addAttribute("chosen", site);
        model.addAttribute("basket", baskets.count(BasketOwner.of(actor), site));
        return "shop/sites";
    }

    @PostMapping("/sites")
    String choose(Actor actor, @RequestParam String site, RedirectAttributes redirect) {
        var chosen = shop.site(actor, site);
        var former = mySite(actor);
        sites.choose(actor, chosen);
        if (!former.id().equals(chosen.id()) && baskets.count(BasketOwner.of(actor), former) > 0) {
            Flash.done(redirect, "shop.site.chosen-with-basket", chosen.name(), former.name());
            return "redirect:/basket";
        }
        Flash.done(redirect, "shop.site.chosen", chosen.name());
        return "redirect:/";
    }

    private Site mySite(Actor actor) {
        return sites.of(actor).orElseThrow(() -> new NotFound("site of member " + actor.subject()));
    }
}
