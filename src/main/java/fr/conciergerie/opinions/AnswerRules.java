package fr.conciergerie.opinions;

import fr.conciergerie.web.privacy.Kept;
import fr.conciergerie.web.privacy.LegalBasis;
import fr.conciergerie.web.privacy.RetentionRule;
import fr.conciergerie.web.privacy.RetentionRule.Audience;
import fr.conciergerie.web.privacy.RetentionRules;
import fr.conciergerie.web.privacy.WhatBecomes;
import java.util.List;
import org.springframework.stereotype.Component;

/** What agents say of themselves because they like to: kept until they take it back. */
@Component
class AnswerRules implements RetentionRules {

    @Override
    public List<RetentionRule> rules() {
        return List.of(
                new RetentionRule(
                        "reporting.gender",
                        LegalBasis.CONSENT,
                        new Kept.UntilTakenBack(),
                        WhatBecomes.COUNTED,
                        Audience.AGENTS),
                new RetentionRule(
                        "reporting.opinions",
                        LegalBasis.CONSENT,
                        new Kept.WhileItLasts(),
                        WhatBecomes.COUNTED,
                        Audience.AGENTS),
                new RetentionRule(
                        "reporting.refusals",
                        LegalBasis.CONSENT,
                        new Kept.UntilTakenBack(),
                        WhatBecomes.DELETED,
                        Audience.AGENTS));
    }
}
