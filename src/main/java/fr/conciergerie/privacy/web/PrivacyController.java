package fr.conciergerie.privacy.web;

import fr.conciergerie.organisations.Identities;
import fr.conciergerie.privacy.Promises;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.OperatorDirectory;
import fr.conciergerie.web.privacy.RetentionRule.Audience;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page about people's data, written from the rules that the nights carry out. */
@Controller
class PrivacyController {

    private final OperatorDirectory operators;
    private final Identities identities;
    private final Promises promises;

    PrivacyController(OperatorDirectory operators, Identities identities, Promises promises) {
        this.operators = operators;
        this.identities = identities;
        this.promises = promises;
    }

    @GetMapping("/privacy")
    String privacy(Model model) {
        var concerned = concerned();
        var rules = concerned.size() == 1
                ? Tenant.call(concerned.getFirst().id(), promises::all)
                : Tenant.call(new OperatorId(new UUID(0, 0)), promises::all);
        model.addAttribute(
                "it",
                new PrivacyPage(
                        concerned.stream()
                                .map(it -> Tenant.call(it.id(), identities::identity))
                                .toList(),
                        rules.stream()
                                .filter(it -> it.rule().audience() == Audience.AGENTS)
                                .toList()));
        return "privacy/privacy";
    }

    /** Of whoever has signed in, their own; else all of them. */
    private List<OperatorDirectory.Entry> concerned() {
        var all = operators.all();
        return Tenant.current()
                .map(own -> all.stream().filter(it -> it.id().equals(own)).toList())
                .filter(it -> !it.isEmpty())
                .orElse(all);
    }
}
