package fr.conciergerie.accounts.web;

import fr.conciergerie.accounts.Accounts;
import fr.conciergerie.accounts.Invitations;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import fr.conciergerie.web.NextPiece;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.SubjectChoices;
import fr.conciergerie.web.api.Idempotency;
import fr.conciergerie.web.api.IdempotencyKey;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who works here: the manager invites people and takes their rights back. */
@Controller
@RequestMapping("/operator/people")
class PeopleController {

    /** Agents come by their organisation's list, administrators by none of ours. */
    static final List<Role> WORKING_HERE =
            List.of(Role.CONCIERGE, Role.PARTNER, Role.COORDINATOR, Role.MANAGER, Role.FOLLOW_UP, Role.SUPERVISOR);

    private static final int PAGE = 50;

    private final Accounts accounts;
    private final Invitations invitations;
    private final List<SubjectChoices> subjects;
    private final Idempotency idempotency;

    PeopleController(
            Accounts accounts, Invitations invitations, List<SubjectChoices> subjects, Idempotency idempotency) {
        this.accounts = accounts;
        this.invitations = invitations;
        this.subjects = subjects;
        this.idempotency = idempotency;
    }

    @GetMapping
    ModelAndView people(@RequestParam(defaultValue = "") String query, @RequestParam @Nullable String cursor) {
        var slice = accounts.holders(WORKING_HERE, query, cursor, PAGE);
        return new ModelAndView("accounts/people")
                .addObject("people", PeoplePage.of(slice.items(), subjects()))
                .addObject("query", query)
                .addObject("isPart", cursor != null || slice.next() != null || !query.isBlank())
                .addObject("next", NextPiece.path("/operator/people", slice.next(), Map.of("query", query)));
    }

    @PostMapping
    ModelAndView invite(FilledForm form, IdempotencyKey key, Locale reader, RedirectAttributes redirect) {
        var invitation = InvitationForm.read(form, subjects());
        return form.send(() -> people("", null), () -> {
            var wanted = invitation.get();
            return idempotency.onceForm(key, wanted.toString(), () -> {
                var invited =
                        invitations.invite(wanted.email(), wanted.name(), reader, wanted.role(), wanted.subject());
                if (invited.link() == null) {
                    Flash.done(redirect, "accounts.people.invited", wanted.name());
                } else {
                    Flash.handOver(redirect, invited.link(), "accounts.people.hand-over", wanted.name());
                }
                return "redirect:/operator/people";
            });
        });
    }

    @PostMapping("/removal")
    String remove(Actor actor, @RequestParam UUID right, RedirectAttributes redirect) {
        if (right.equals(actor.grant())) {
            throw Refused.conflict("accounts.people.not-yourself");
        }
        accounts.revoke(right);
        Flash.done(redirect, "accounts.people.removed");
        return "redirect:/operator/people";
    }

    private List<SubjectGroup> subjects() {
        return subjects.stream().map(SubjectGroup::of).toList();
    }
}
