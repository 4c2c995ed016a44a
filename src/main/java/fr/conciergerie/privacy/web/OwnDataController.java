package fr.conciergerie.privacy.web;

import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.privacy.DataCopies;
import fr.conciergerie.privacy.Request.Kind;
import fr.conciergerie.privacy.RequestId;
import fr.conciergerie.privacy.Requests;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Dictionary;
import fr.conciergerie.web.Download;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own data: taken away, corrected, objected to, erased. */
@Controller
@RequestMapping("/account/data")
class OwnDataController {

    static final int LONGEST_WORDS = 1_000;

    private final DataCopies copies;
    private final Requests requests;
    private final Dictionary dictionary;

    OwnDataController(DataCopies copies, Requests requests, Dictionary dictionary) {
        this.copies = copies;
        this.requests = requests;
        this.dictionary = dictionary;
    }

    @GetMapping
    ModelAndView data(Actor actor) {
        return new ModelAndView("privacy/own", Map.of("requests", requests.of(member(actor))));
    }

    @GetMapping("/copy.zip")
    ResponseEntity<byte[]> copy(Actor actor, Locale reader) {
        var words = dictionary.words(reader);
        return Download.of(
                MediaType.parseMediaType("application/zip"),
                words.say("privacy.copy.file"),
                copies.of(member(actor), words));
    }

    /** A correction or an objection says what it is about; an erasure needs no reason. */
    @PostMapping("/requests")
    ModelAndView ask(Actor actor, FilledForm form, RedirectAttributes redirect) {
        var kind = form.choice("kind", Kind.class, "privacy.request.kind-missing");
        var words = form.textIfAny("words", LONGEST_WORDS);
        var asked = form.typed("kind");
        form.check(
                !words.isEmpty() || !asked.equals("RECTIFICATION") && !asked.equals("OBJECTION"),
                "words",
                "privacy.request.words-missing");
        return form.send(() -> data(actor), () -> {
            requests.ask(actor, kind.get(), words);
            Flash.done(redirect, "privacy.request.asked");
            return "redirect:/account/data";
        });
    }

    @PostMapping("/requests/{request}/withdrawal")
    String withdraw(@PathVariable RequestId request, Actor actor, RedirectAttributes redirect) {
        requests.withdraw(actor, request);
        Flash.done(redirect, "privacy.request.withdrawn");
        return "redirect:/account/data";
    }

    private static MemberId member(Actor actor) {
        return new MemberId(actor.requireSubject());
    }
}
