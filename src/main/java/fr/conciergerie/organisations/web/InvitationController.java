package fr.conciergerie.organisations.web;

import fr.conciergerie.organisations.InvitationPace;
import fr.conciergerie.organisations.InvitationRoundId;
import fr.conciergerie.organisations.InvitationRounds;
import fr.conciergerie.organisations.InvitationRounds.Answer;
import fr.conciergerie.organisations.InvitationRounds.Foreseen;
import fr.conciergerie.organisations.InvitationRounds.Standing;
import fr.conciergerie.organisations.Organisation;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Everybody on the list of an organisation is invited: how many is said, asked again, begun, watched, stopped. */
@Controller
@RequestMapping("/operator/organisations/{organisation}/invitations")
class InvitationController {

    private final Organisations organisations;
    private final InvitationRounds rounds;
    private final InvitationPace pace;

    InvitationController(Organisations organisations, InvitationRounds rounds, InvitationPace pace) {
        this.organisations = organisations;
        this.rounds = rounds;
        this.pace = pace;
    }

    @GetMapping
    ModelAndView look(@PathVariable String organisation) {
        var client = client(organisation);
        var view = new ModelAndView("organisations/invitations");
        var last = rounds.last(client.id());
        view.addObject(
                "list",
                last.filter(Standing::goesOn)
                        .map(it -> InvitationsPage.underWay(client, it, pace))
                        .orElseGet(() -> InvitationsPage.of(client, rounds.foresee(client.id()), last, pace)));
        return view;
    }

    /** Asks first, by number; begins once the answer names the very number that was asked about. */
    @PostMapping
    ModelAndView begin(@PathVariable String organisation, FilledForm form, Actor actor, RedirectAttributes redirect) {
        var client = client(organisation);
        if (!form.has("people")) {
            return ask(client, rounds.foresee(client.id()), false);
        }
        var people = form.number("people", 0, 999_999);
        return form.show(
                () -> look(organisation), () -> switch (rounds.begin(client.id(), people.get(), actor.account())) {
                    case Answer.Begun(var _, var many) -> {
                        Flash.done(redirect, "organisations.invitations.begun", many);
                        yield new ModelAndView(to(client));
                    }
                    case Answer.AskAgain(var now) -> ask(client, now, true);
                });
    }

    @PostMapping("/{round}/end")
    String stop(
            @PathVariable String organisation,
            @PathVariable InvitationRoundId round,
            Actor actor,
            RedirectAttributes redirect) {
        var client = client(organisation);
        rounds.stop(client.id(), round, actor.account());
        Flash.done(redirect, "organisations.invitations.stopped");
        return to(client);
    }

    private ModelAndView ask(Organisation client, Foreseen foreseen, boolean changed) {
        if (foreseen.toInvite() == 0) {
            return look(client.slug());
        }
        var view = new ModelAndView("organisations/invitations-asked", changed ? HttpStatus.CONFLICT : HttpStatus.OK);
        view.addObject("list", InvitationsPage.of(client, foreseen, rounds.last(client.id()), pace));
        view.addObject("changed", changed);
        return view;
    }

    private Organisation client(String slug) {
        return organisations.organisation(organisations.organisationId(slug));
    }

    private static String to(Organisation client) {
        return "redirect:/operator/organisations/" + client.slug() + "/invitations";
    }
}
