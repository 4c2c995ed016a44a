package fr.conciergerie.privacy.web;

import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.privacy.DataCopies;
import fr.conciergerie.privacy.Request;
import fr.conciergerie.privacy.Request.Kind;
import fr.conciergerie.privacy.RequestId;
import fr.conciergerie.privacy.Requests;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.Slice;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Dictionary;
import fr.conciergerie.web.Download;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import fr.conciergerie.web.NextPiece;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What people ask about their data, as the manager answers it: one list with the month's clock. */
@Controller
@RequestMapping(RequestController.ROOT)
class RequestController {

    static final String ROOT = "/operator/privacy";

    private static final Slice<Request> NONE = new Slice<>(List.of(), null);

    private final Requests requests;
    private final DataCopies copies;
    private final Organisations organisations;
    private final Dictionary dictionary;
    private final DayClock dayClock;
    private final Clock clock;

    RequestController(
            Requests requests,
            DataCopies copies,
            Organisations organisations,
            Dictionary dictionary,
            DayClock dayClock,
            Clock clock) {
        this.requests = requests;
        this.copies = copies;
        this.organisations = organisations;
        this.dictionary = dictionary;
        this.dayClock = dayClock;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView list(@RequestParam @Nullable String cursor, @RequestParam @Nullable String settled) {
        var open = settled == null ? requests.open(cursor) : NONE;
        var over = cursor == null ? requests.settled(settled) : NONE;
        return new ModelAndView("privacy/requests")
                .addObject("open", open.items())
                .addObject("nextOpen", NextPiece.path(ROOT, open.next(), Map.of()))
                .addObject("settled", over.items())
                .addObject("nextSettled", over.next() == null ? null : ROOT + "?settled=" + over.next())
                .addObject("further", cursor != null || settled != null)
                .addObject("today", dayClock.today());
    }

    /** For somebody who wrote, called or came. */
    @GetMapping("/members/{member}/request")
    ModelAndView start(@PathVariable MemberId member) {
        return new ModelAndView(
                "privacy/start",
                Map.of("member", member, "name", organisations.member(member).name()));
    }

    @PostMapping("/members/{member}/request")
    ModelAndView ask(@PathVariable MemberId member, Actor actor, FilledForm form, RedirectAttributes redirect) {
        organisations.member(member);
        var kind = form.choice("kind", Kind.class, "privacy.request.kind-missing");
        var words = form.text("words", OwnDataController.LONGEST_WORDS, "privacy.request.how-missing");
        form.errorAt("kind", "privacy.request.asked-already");
        return form.send(() -> start(member), () -> {
            requests.askFor(actor, member, kind.get(), words);
            Flash.done(redirect, "privacy.request.noted");
            return "redirect:/operator/privacy";
        });
    }

    @GetMapping("/requests/{request}")
    ModelAndView request(@PathVariable RequestId request) {
        var found = requests.request(request);
        return new ModelAndView(
                "privacy/request",
                Map.of(
                        "it",
                        found,
                        "findings",
                        found.isOpen() && found.kind() == Kind.ERASURE ? requests.findings(request) : List.of(),
                        "today",
                        dayClock.today()));
    }

    /** For whoever asked on paper or at the desk. */
    @GetMapping("/requests/{request}/copy.zip")
    ResponseEntity<byte[]> copy(@PathVariable RequestId request, Locale reader) {
        var words = dictionary.words(reader);
        var member = new MemberId(requests.request(request).member());
        return Download.of(
                MediaType.parseMediaType("application/zip"), words.say("privacy.copy.file"), copies.of(member, words));
    }

    @PostMapping("/requests/{request}/prolongation")
    ModelAndView prolong(@PathVariable RequestId request, FilledForm form, RedirectAttributes redirect) {
        requests.request(request);
        var because = form.text("because", 500, "privacy.request.reason-missing");
        return form.send(() -> request(request), () -> {
            requests.prolong(request, because, form.version());
            Flash.done(redirect, "privacy.request.prolonged");
            return back(request);
        });
    }

    @PostMapping("/requests/{request}/refusal")
    ModelAndView refuse(@PathVariable RequestId request, Actor actor, FilledForm form, RedirectAttributes redirect) {
        requests.request(request);
        var answer = form.text("refusal", 1000, "privacy.request.reason-missing");
        return form.send(() -> request(request), () -> {
            requests.refuse(actor, request, answer, form.version());
            Flash.done(redirect, "privacy.request.refused");
            return back(request);
        });
    }

    @PostMapping("/requests/{request}/answer")
    ModelAndView answer(@PathVariable RequestId request, Actor actor, FilledForm form, RedirectAttributes redirect) {
        requests.request(request);
        var answer = form.text("answer", 1000, "privacy.request.answer-missing");
        return form.send(() -> request(request), () -> {
            requests.answer(actor, request, answer, form.version());
            Flash.done(redirect, "privacy.request.done");
            return back(request);
        });
    }

    @PostMapping("/requests/{request}/erasure")
    ModelAndView erase(@PathVariable RequestId request, Actor actor, FilledForm form, RedirectAttributes redirect) {
        requests.request(request);
        return form.send(() -> request(request), () -> {
            requests.erase(actor, request, form.version());
            Flash.done(redirect, "privacy.request.erased");
            return "redirect:/operator/privacy";
        });
    }

    private static String back(RequestId request) {
        return "redirect:/operator/privacy/requests/" + request;
    }
}
