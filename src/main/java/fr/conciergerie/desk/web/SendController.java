package fr.conciergerie.desk.web;

import fr.conciergerie.desk.Board;
import fr.conciergerie.desk.DeskBatches;
import fr.conciergerie.desk.Pile;
import fr.conciergerie.desk.ServedSite;
import fr.conciergerie.desk.Waiting;
import fr.conciergerie.orders.LineId;
import fr.conciergerie.organisations.Identities;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.partners.Partners;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.ShortCode;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import fr.conciergerie.web.api.Idempotency;
import fr.conciergerie.web.api.IdempotencyKey;
import jakarta.servlet.http.HttpSession;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
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

/** "Envoyer": a bag for each partner; every piece is ticked as it goes in, then the whole bag leaves. */
@Controller
@RequestMapping("/desk")
class SendController {

    private final Board board;
    private final DeskSites sites;
    private final DeskBatches batches;
    private final Idempotency idempotency;
    private final Identities identities;
    private final Partners partners;

    SendController(
            Board board,
            DeskSites sites,
            DeskBatches batches,
            Idempotency idempotency,
            Identities identities,
            Partners partners) {
        this.board = board;
        this.sites = sites;
        this.batches = batches;
        this.idempotency = idempotency;
        this.identities = identities;
        this.partners = partners;
    }

    @GetMapping("/send")
    String bags(Actor actor, HttpSession session, Model model) {
        var site = sites.current(actor, session);
        model.addAttribute("site", site.site());
        model.addAttribute("bags", board.toSend(site));
        return "desk/send";
    }

    @GetMapping("/send/{partner}")
    ModelAndView bag(
            Actor actor,
            HttpSession session,
            @PathVariable PartnerId partner,
            @RequestParam(name = "in", required = false) @Nullable List<String> in,
            @RequestParam(name = "scanned", required = false) @Nullable List<String> scanned,
            @RequestParam(required = false) @Nullable String code) {
        var site = sites.current(actor, session);
        var typed = code == null ? "" : code.strip();
        var urgent = board.toSend(site, partner);
        var lines = bag(site, partner, urgent.items(), in == null ? List.of() : in, typed);
        if (lines.isEmpty()) {
            return new ModelAndView(nothingFor(partner));
        }
        var page = new ModelAndView("desk/send-partner");
        page.addObject("today", board.day(site));
        page.addObject("bag", new Bag(partner, lines.getFirst().partnerName(), lines));
        page.addObject("areMore", urgent.next() != null);
        var read = ShortCode.find(
                typed, it -> Optional.of(it).filter(one -> lines.stream().anyMatch(line -> isOn(line, one))));
        page.addObject("ticked", ticked(lines, in == null ? List.of() : in, read));
        page.addObject("scanned", scanned(lines, scanned == null ? List.of() : scanned, read));
        page.addObject("unknown", read.isPresent() ? "" : typed);
        page.addObject("once", UUID.randomUUID().toString());
        return page;
    }

    /** The most urgent, and whatever else was put into the bag. */
    private List<Waiting> bag(ServedSite site, PartnerId partner, List<Waiting> urgent, List<String> in, String code) {
        var lines = new ArrayList<>(urgent);
        var others = Stream.concat(
                        in.stream().flatMap(SendController::line),
                        ShortCode.find(code, it -> board.onPile(site, Pile.SEND, it)).map(Waiting::line).stream())
                .filter(it -> lines.stream().noneMatch(line -> line.line().equals(it)))
                .distinct()
                .toList();
        if (!others.isEmpty()) {
            board.lines(site, others).stream()
                    .filter(it -> it.partner().equals(partner))
                    .forEach(lines::add);
        }
        return lines;
    }

    @PostMapping("/send/{partner}")
    ModelAndView send(
            Actor actor,
            HttpSession session,
            @PathVariable PartnerId partner,
            FilledForm form,
            IdempotencyKey key,
            RedirectAttributes redirect) {
        var refs = HandOverController.refs(form);
        var read = form.all("scanned");
        return form.send(
                () -> bag(actor, session, partner, lines(refs), read, null),
                () -> idempotency.onceForm(key, refs.toString(), () -> {
                    batches.send(actor, refs, codes(read).collect(Collectors.toSet()));
                    Flash.done(redirect, "desk.sent", refs.size());
                    return "redirect:/desk/manifests/" + partner + "?line=" + String.join("&line=", lines(refs));
                }));
    }

    /** What was tampered with is nothing that could be put into a bag. */
    private static Stream<LineId> line(String ref) {
        try {
            return Stream.of(DeskBatches.Ref.of(ref).line());
        } catch (IllegalArgumentException | NotFound | Refused _) {
            return Stream.empty();
        }
    }

    /** The list that goes with the bag, to print and to sign. */
    @GetMapping("/manifests/{partner}")
    String manifest(Actor actor, HttpSession session, @PathVariable PartnerId partner, FilledForm asked, Model model) {
        var site = sites.current(actor, session);
        var ids = asked.choices("line", DeskBatches.Ref::of).stream()
                .map(DeskBatches.Ref::line)
                .toList();
        var sent = board.lines(site, ids).stream()
                .filter(it -> it.partner().equals(partner))
                .toList();
        if (sent.isEmpty()) {
            return nothingFor(partner);
        }
        model.addAttribute("sender", identities.identity());
        model.addAttribute("site", site.site());
        model.addAttribute("today", board.day(site));
        model.addAttribute("partner", sent.getFirst().partnerName());
        model.addAttribute("lines", sent);
        return "desk/manifest";
    }

    /** Somebody else may have sent it; a partner whom this house does not have is not there. */
    private String nothingFor(PartnerId partner) {
        partners.partner(partner);
        return "redirect:/desk/send";
    }

    private static List<String> lines(List<DeskBatches.Ref> refs) {
        return refs.stream().map(DeskBatches.Ref::toString).toList();
    }

    static List<Bag> bags(List<Waiting> waiting) {
        var byPartner = new LinkedHashMap<PartnerId, List<Waiting>>();
        waiting.forEach(it ->
                byPartner.computeIfAbsent(it.partner(), _ -> new ArrayList<>()).add(it));
        return byPartner.entrySet().stream()
                .map(it -> new Bag(it.getKey(), it.getValue().getFirst().partnerName(), it.getValue()))
                .toList();
    }

    /** The lines ticked so far, and the one whose label was just read. */
    private static List<String> ticked(List<Waiting> lines, List<String> before, Optional<ShortCode> code) {
        var ticked = new ArrayList<>(before);
        for (var line : lines) {
            var key = line.order() + ":" + line.line();
            if (code.filter(it -> isOn(line, it)).isPresent() && !ticked.contains(key)) {
                ticked.add(key);
            }
        }
        return List.copyOf(ticked);
    }

    /** The labels that were read, and the one that was just read. */
    private static List<String> scanned(List<Waiting> lines, List<String> before, Optional<ShortCode> code) {
        return Stream.concat(codes(before), code.stream())
                .map(ShortCode::value)
                .filter(it -> lines.stream().anyMatch(line -> line.labels().contains(it)))
                .distinct()
                .toList();
    }

    private static Stream<ShortCode> codes(List<String> typed) {
        return typed.stream().map(ShortCode::read).flatMap(Optional::stream);
    }

    private static boolean isOn(Waiting line, ShortCode code) {
        return line.labels().contains(code.value()) || line.number().equals(code.value());
    }
}
