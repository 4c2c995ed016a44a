package fr.conciergerie.organisations.web;

import static java.util.stream.Collectors.toUnmodifiableSet;

import fr.conciergerie.organisations.DepartureId;
import fr.conciergerie.organisations.Departures;
import fr.conciergerie.organisations.Departures.Answer;
import fr.conciergerie.organisations.Departures.Asked;
import fr.conciergerie.organisations.Departures.Whom;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.MemberImportId;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Whose right ends because a list does not name them: seen, asked about by number and name, ended, undone. */
@Controller
@RequestMapping("/operator/imports/{id}/departures")
class DepartureController {

    private final Departures departures;
    private final DepartureQuery query;

    DepartureController(Departures departures, DepartureQuery query) {
        this.departures = departures;
        this.query = query;
    }

    @GetMapping
    String look(@PathVariable MemberImportId id, Model model) {
        var asked = departures.ask(id, new Whom.Everybody());
        model.addAttribute("list", query.list(id, asked.people()));
        return "organisations/departures";
    }

    /** Asks about those who are chosen; ends their right once the answer names the very people who were asked about. */
    @PostMapping
    ModelAndView end(@PathVariable MemberImportId id, FilledForm form, Actor actor, RedirectAttributes redirect) {
        var whom = whom(form);
        if (!form.has("seal")) {
            return ask(id, whom, departures.ask(id, whom), false);
        }
        form.check(form.ticked("whole"), "whole", "organisations.departures.whole-needed");
        return form.show(() -> ask(id, whom, departures.ask(id, whom), false), () -> switch (departures.end(
                id, whom, form.typed("seal"), actor.account())) {
            case Answer.Done(var _, var people) -> {
                Flash.done(redirect, "organisations.departures.ended", people);
                yield new ModelAndView(to(id));
            }
            case Answer.AskAgain(var now) -> ask(id, whom, now, true);
        });
    }

    @PostMapping("/{departure}/undoing")
    String undo(
            @PathVariable MemberImportId id,
            @PathVariable DepartureId departure,
            Actor actor,
            RedirectAttributes redirect) {
        var undone = departures.undo(id, departure, actor.account());
        if (undone.changedSince().isEmpty()) {
            Flash.done(redirect, "organisations.departures.undone", undone.restored());
        } else {
            Flash.warn(
                    redirect,
                    "organisations.departures.undone-but",
                    undone.restored(),
                    undone.changedSince().size(),
                    String.join(", ", undone.changedSince()));
        }
        return to(id);
    }

    private ModelAndView ask(MemberImportId id, Whom whom, Asked asked, boolean changed) {
        if (asked.people().isEmpty()) {
            throw Refused.conflict("organisations.departures.nobody");
        }
        var view = new ModelAndView("organisations/departures-asked", changed ? HttpStatus.CONFLICT : HttpStatus.OK);
        view.addObject("list", query.list(id, asked.people()));
        view.addObject("chosen", whom instanceof Whom.Chosen(var members) ? List.copyOf(members) : List.of());
        view.addObject("seal", asked.seal());
        view.addObject("changed", changed);
        return view;
    }

    private static Whom whom(FilledForm form) {
        if (form.ticked("all")) {
            return new Whom.Everybody();
        }
        return new Whom.Chosen(
                form.all("member").stream().map(DepartureController::member).collect(toUnmodifiableSet()));
    }

    /** What is no key of ours is nobody. */
    private static MemberId member(String key) {
        try {
            return MemberId.of(key);
        } catch (IllegalArgumentException _) {
            throw new NotFound("member " + key);
        }
    }

    private static String to(MemberImportId id) {
        return "redirect:/operator/imports/" + id;
    }
}
