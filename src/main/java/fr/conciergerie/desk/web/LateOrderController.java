package fr.conciergerie.desk.web;

import fr.conciergerie.orders.BookPlan;
import fr.conciergerie.orders.LateOrderRemoval;
import fr.conciergerie.orders.LateOrders;
import fr.conciergerie.orders.ServiceChoice;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import fr.conciergerie.web.api.Idempotency;
import fr.conciergerie.web.api.IdempotencyKey;
import fr.conciergerie.web.csv.CsvText;
import jakarta.servlet.http.HttpSession;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** "Commandes d’avant": what stood in the paper book, typed in line by line or as a file, looked at and then kept. */
@Controller
@RequestMapping("/desk/past")
class LateOrderController {

    private static final List<String> HEADINGS = List.of("date", "qui", "quoi", "prix", "rendu", "remarque");

    private final LateOrders late;
    private final LateOrderRemoval removal;
    private final DeskSites sites;
    private final Idempotency idempotency;

    LateOrderController(LateOrders late, LateOrderRemoval removal, DeskSites sites, Idempotency idempotency) {
        this.late = late;
        this.removal = removal;
        this.sites = sites;
        this.idempotency = idempotency;
    }

    @GetMapping
    ModelAndView page(Actor actor, HttpSession session) {
        var site = sites.current(actor, session).site();
        return new ModelAndView(
                "desk/past",
                Map.of(
                        "site", site,
                        "first", late.firstDay(site),
                        "last", late.lastDay(site),
                        "services", late.services(site),
                        "books", removal.books(site)));
    }

    /** One order, typed by hand: it is looked at like a book of one line. */
    @PostMapping
    ModelAndView one(Actor actor, HttpSession session, FilledForm form) {
        var site = sites.current(actor, session).site();
        var first = late.firstDay(site);
        var last = late.lastDay(site);
        var day = form.day("day", it -> !it.isBefore(first) && !it.isAfter(last), "desk.past.day-out-of-range");
        var returned = form.dayIfAny("returned");
        var who = form.text("who", 200);
        var what = form.text("service", 100);
        form.check(what.isEmpty() || late.services(site).containsValue(what), "service", "web.field.choose-one");
        var quantity = form.number("quantity", 1, ServiceChoice.MAX_QUANTITY);
        var price = form.textIfAny("price", 30);
        var remark = form.textIfAny("remark", 300);
        return form.show(() -> page(actor, session), () -> {
            var line = List.of(
                    day.get().toString(),
                    who,
                    what + (quantity.get() == 1 ? "" : " ×" + quantity.get()),
                    price,
                    returned == null ? "" : returned.toString(),
                    remark);
            return look(site, CsvText.of(HEADINGS, List.of(line)));
        });
    }

    /** Who reloads or changes the language after a look at a file begins again. */
    @GetMapping("/book")
    String again() {
        return "redirect:/desk/past";
    }

    @PostMapping("/file")
    ModelAndView file(
            Actor actor,
            HttpSession session,
            @RequestParam(required = false) @Nullable MultipartFile file,
            FilledForm form) {
        var book = form.file("file", file, "web.file-missing");
        form.otherErrorsAt("file");
        return form.show(
                () -> page(actor, session),
                () -> look(sites.current(actor, session).site(), late.text(book), Map.of()));
    }

    @GetMapping("/file")
    String fileAgain() {
        return "redirect:/desk/past";
    }

    /** The one that was typed by hand is kept; where there is the same already, once somebody has said that it is another one. */
    @PostMapping("/one")
    ModelAndView keepOne(
            Actor actor, HttpSession session, FilledForm form, IdempotencyKey key, RedirectAttributes redirect) {
        var site = sites.site(actor, form.typed("site")).site();
        var content = form.typed("content");
        boolean another = form.ticked("another");
        return form.send(
                () -> look(site, content),
                () -> idempotency.onceForm(key, List.of(site.slug(), content, another), () -> {
                    Flash.done(redirect, "desk.past.kept", late.takeOne(actor, site, content, another));
                    return "redirect:/desk/past";
                }));
    }

    @GetMapping("/one")
    String oneAgain() {
        return "redirect:/desk/past";
    }

    /** Looked at once more with the services that were chosen, or kept. The same book twice is kept once. */
    @PostMapping("/book")
    ModelAndView book(Actor actor, HttpSession session, FilledForm form, RedirectAttributes redirect) {
        var site = sites.site(actor, form.typed("site")).site();
        var content = form.typed("content");
        var chosen = chosen(form);
        if (!form.typed("step").equals("keep")) {
            return form.show(() -> page(actor, session), () -> look(site, content, chosen));
        }
        return form.send(() -> page(actor, session), () -> {
            int kept = late.take(actor, site, content, chosen);
            Flash.done(redirect, "desk.past.kept", kept);
            return "redirect:/desk/past";
        });
    }

    private static Map<String, String> chosen(FilledForm form) {
        var words = form.all("words");
        var services = form.all("chosen");
        var chosen = new LinkedHashMap<String, String>();
        for (int i = 0; i < Math.min(words.size(), services.size()); i++) {
            if (!services.get(i).isBlank()) {
                chosen.put(words.get(i), services.get(i));
            }
        }
        return chosen;
    }

    private ModelAndView look(Site site, String content, Map<String, String> chosen) {
        return look(site, late.plan(site, content, chosen), content)
                .addObject("chosen", chosen)
                .addObject("action", "/desk/past/book");
    }

    private ModelAndView look(Site site, String content) {
        return look(site, late.planOne(site, content), content)
                .addObject("chosen", Map.of())
                .addObject("action", "/desk/past/one")
                .addObject("once", UUID.randomUUID().toString());
    }

    private ModelAndView look(Site site, BookPlan plan, String content) {
        return new ModelAndView(
                "desk/past-plan",
                Map.of("site", site, "plan", plan, "content", content, "thisYear", thisYear(plan, site)));
    }

    /** Whether all of it is of the year that goes on, whose report is not given yet. */
    private boolean thisYear(BookPlan plan, Site site) {
        int year = late.lastDay(site).plusDays(1).getYear();
        return plan.taken().stream()
                .map(BookPlan.Taken::day)
                .map(LocalDate::getYear)
                .allMatch(it -> it == year);
    }
}
