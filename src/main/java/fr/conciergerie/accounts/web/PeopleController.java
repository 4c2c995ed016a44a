package fr.conciergerie.accounts.web;

import fr.conciergerie.accounts.AccountId;
import fr.conciergerie.accounts.Accounts;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Flash;
import fr.conciergerie.web.FormErrors;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.SubjectChoices;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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

    private final Accounts accounts;
    private final List<SubjectChoices> subjects;

    PeopleController(Accounts accounts, List<SubjectChoices> subjects) {
        this.accounts = accounts;
        this.subjects = subjects;
    }

    @GetMapping
    ModelAndView people() {
        return page(InvitationForm.EMPTY, FormErrors.NONE);
    }

    @PostMapping
    ModelAndView invite(InvitationForm form, Locale reader, RedirectAttributes redirect) {
        var errors = form.check(subjects);
        if (!errors.any()) {
            try {
                var invited = accounts.ensure(form.email(), form.name(), reader);
                accounts.grant(invited, form.roleWanted(), form.subjectWanted());
                accounts.invite(invited);
            } catch (Refused refused) {
                errors.add(refused.key().equals("accounts.name-missing") ? "name" : "email", refused.key());
            }
        }
        if (errors.any()) {
            return page(form, errors);
        }
        Flash.done(redirect, "accounts.people.invited", form.name());
        return new ModelAndView("redirect:/operator/people");
    }

    @PostMapping("/removal")
    String remove(
            Actor actor,
            @RequestParam UUID account,
            @RequestParam Role role,
            @RequestParam(required = false) @Nullable UUID subject,
            RedirectAttributes redirect) {
        if (account.equals(actor.account()) && role == Role.MANAGER) {
            throw Refused.conflict("accounts.people.not-yourself");
        }
        accounts.revoke(new AccountId(account), role, subject);
        Flash.done(redirect, "accounts.people.removed");
        return "redirect:/operator/people";
    }

    private ModelAndView page(InvitationForm form, FormErrors errors) {
        var choices = subjects.stream().map(SubjectGroup::of).toList();
        return new ModelAndView(
                "accounts/people",
                Map.of("people", PeoplePage.of(accounts.holders(WORKING_HERE), choices, form, errors)),
                errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }
}
