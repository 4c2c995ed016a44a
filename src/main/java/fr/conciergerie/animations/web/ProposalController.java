package fr.conciergerie.animations.web;

import fr.conciergerie.animations.Effort;
import fr.conciergerie.animations.ProposalId;
import fr.conciergerie.animations.Proposals;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.WorkTime;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the manager answers to what a client would like to have. */
@Controller
@RequestMapping("/operator/animations/proposals")
class ProposalController {

    private final Proposals proposals;

    ProposalController(Proposals proposals) {
        this.proposals = proposals;
    }

    @GetMapping("/{proposal}")
    ModelAndView proposal(@PathVariable ProposalId proposal) {
        return new ModelAndView("animations/proposal", "it", proposals.proposal(proposal));
    }

    /** A draft is there afterwards, to be completed. */
    @PostMapping("/{proposal}/acceptance")
    ModelAndView takeUp(@PathVariable ProposalId proposal, FilledForm form, RedirectAttributes redirect) {
        proposals.proposal(proposal);
        var plan = form.text("plan", Proposals.LONGEST_ANSWER);
        var price = form.readIfAny("price", Money::parse);
        var planned = form.readIfAny("planned", WorkTime::minutes);
        var material = form.textIfAny("material", Effort.LONGEST_MATERIAL);
        form.errorAt("price", "animations.cost-out-of-bounds");
        form.errorAt("planned", "animations.effort.out-of-bounds");
        return form.send(() -> proposal(proposal), () -> {
            var animation =
                    proposals.takeUp(proposal, form.version(), plan, price, new Effort(planned, null, material));
            Flash.done(redirect, "animations.proposal.taken-up");
            return "redirect:/operator/animations/" + animation;
        });
    }

    @PostMapping("/{proposal}/refusal")
    ModelAndView decline(@PathVariable ProposalId proposal, FilledForm form, RedirectAttributes redirect) {
        proposals.proposal(proposal);
        var why = form.text("why", Proposals.LONGEST_ANSWER);
        return form.send(() -> proposal(proposal), () -> {
            proposals.decline(proposal, form.version(), why);
            Flash.done(redirect, "animations.proposal.declined");
            return "redirect:/operator/animations";
        });
    }
}
