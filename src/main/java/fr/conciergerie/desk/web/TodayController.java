package fr.conciergerie.desk.web;

import fr.conciergerie.desk.Board;
import fr.conciergerie.desk.Pile;
import fr.conciergerie.desk.ServedSite;
import fr.conciergerie.organisations.Identities;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.organisations.SiteChoice;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.ShortCode;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.NextPiece;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.SetUpGuide;
import fr.conciergerie.web.pictures.QrCode;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Where a concierge's day begins: what waits, and a field that takes any code. */
@Controller
@RequestMapping("/desk")
class TodayController {

    private final Board board;
    private final DeskSites sites;
    private final DeskMissing missing;
    private final SetUpGuide guide;
    private final Identities identities;
    private final TransactionTemplate reading;

    TodayController(
            Board board,
            DeskSites sites,
            DeskMissing missing,
            SetUpGuide guide,
            Identities identities,
            PlatformTransactionManager transactions) {
        this.board = board;
        this.sites = sites;
        this.missing = missing;
        this.guide = guide;
        this.identities = identities;
        reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
    }

    /** @param still whether the reader asked that nothing move by itself */
    @GetMapping
    String today(
            Actor actor,
            HttpSession session,
            HttpServletResponse response,
            @RequestParam(defaultValue = "false") boolean still,
            Model model) {
        // It is on every desk's screen and asks anew each minute: everything of it is read in one go.
        return Objects.requireNonNull(reading.execute(_ -> read(actor, session, response, still, model)));
    }

    private String read(Actor actor, HttpSession session, HttpServletResponse response, boolean still, Model model) {
        var all = sites.all(actor);
        if (all.isEmpty()) {
            if (actor.is(Role.MANAGER)) {
                guide.read(session);
            }
            model.addAttribute("contact", identities.contact().orElse(null));
            return "desk/no-site";
        }
        var site = sites.current(all, session);
        sites.remember(site, response);
        var today = board.today(site);
        model.addAttribute("site", site.site());
        model.addAttribute("several", all.size() > 1);
        model.addAttribute("day", board.day(site));
        model.addAttribute("today", today);
        model.addAttribute("missing", today.isQuiet() ? missing.at(site.site()) : List.of());
        model.addAttribute("still", still);
        return "desk/today";
    }

    @GetMapping("/sites")
    String sites(Actor actor, HttpSession session, @RequestParam(defaultValue = "") String query, Model model) {
        var current = sites.current(actor, session).site();
        model.addAttribute("current", current);
        model.addAttribute(
                "sites",
                SiteChoice.of(sites.all(actor).stream().map(ServedSite::site).toList(), query, current.id()));
        return "desk/sites";
    }

    @PostMapping("/sites/{site}")
    String choose(Actor actor, HttpSession session, @PathVariable String site) {
        sites.choose(actor, session, site);
        return "redirect:/desk";
    }

    @GetMapping("/piles/{pile}")
    String pile(
            Actor actor,
            HttpSession session,
            @PathVariable String pile,
            @RequestParam @Nullable String cursor,
            Model model) {
        var which = Stream.of(Pile.values())
                .filter(it -> it.slug().equals(pile))
                .findFirst()
                .orElseThrow(() -> new NotFound("pile " + pile));
        var site = sites.current(actor, session);
        model.addAttribute("pile", which);
        model.addAttribute("site", site.site());
        model.addAttribute("today", board.day(site));
        var slice = board.piles(site, List.of(which), "", cursor);
        model.addAttribute("waiting", slice.items());
        model.addAttribute("next", NextPiece.path("/desk/piles/" + which.slug(), slice.next(), Map.of()));
        model.addAttribute("first", cursor == null ? null : "/desk/piles/" + which.slug());
        return "desk/pile";
    }

    /** Scanned or typed: a label or the number of an order. */
    @GetMapping("/find")
    ModelAndView find(Actor actor, HttpSession session, @RequestParam(defaultValue = "") String code) {
        var site = sites.current(actor, session);
        return ShortCode.find(code, it -> board.find(site, it))
                .map(it -> new ModelAndView("redirect:/desk/orders/" + it))
                .orElseGet(() -> unknown(site.site(), code));
    }

    /** What is written in the code on a photo, for browsers that cannot read codes themselves. */
    @PostMapping(path = "/scan", produces = MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<String> scan(@RequestParam MultipartFile photo) throws IOException {
        return QrCode.read(photo.getBytes())
                .map(ResponseEntity::ok)
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    private static ModelAndView unknown(Site site, String code) {
        var answer = new ModelAndView("desk/unknown", HttpStatus.NOT_FOUND);
        answer.addObject("code", code.strip());
        answer.addObject("site", site);
        return answer;
    }
}
