package fr.conciergerie.partners;

import fr.conciergerie.web.privacy.Kept;
import fr.conciergerie.web.privacy.LegalBasis;
import fr.conciergerie.web.privacy.RetentionRule;
import fr.conciergerie.web.privacy.RetentionRule.Audience;
import fr.conciergerie.web.privacy.RetentionRules;
import fr.conciergerie.web.privacy.WhatBecomes;
import java.util.List;
import org.springframework.stereotype.Component;

/** How to reach a partner, who is often one person. */
@Component
class ContactRules implements RetentionRules {

    @Override
    public List<RetentionRule> rules() {
        return List.of(new RetentionRule(
                "partners.contacts",
                LegalBasis.CONTRACT,
                new Kept.WhileItLasts(),
                WhatBecomes.DELETED,
                Audience.STAFF));
    }
}
