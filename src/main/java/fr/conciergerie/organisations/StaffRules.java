package fr.conciergerie.organisations;

import fr.conciergerie.web.privacy.Kept;
import fr.conciergerie.web.privacy.LegalBasis;
import fr.conciergerie.web.privacy.RetentionRule;
import fr.conciergerie.web.privacy.RetentionRule.Audience;
import fr.conciergerie.web.privacy.RetentionRules;
import fr.conciergerie.web.privacy.WhatBecomes;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who serves where. */
@Component
class StaffRules implements RetentionRules {

    @Override
    public List<RetentionRule> rules() {
        return List.of(new RetentionRule(
                "organisations.staff",
                LegalBasis.CONTRACT,
                new Kept.WhileItLasts(),
                WhatBecomes.PSEUDONYMISED,
                Audience.STAFF));
    }
}
