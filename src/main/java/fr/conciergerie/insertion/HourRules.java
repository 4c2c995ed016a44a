package fr.conciergerie.insertion;

import fr.conciergerie.web.privacy.Kept;
import fr.conciergerie.web.privacy.LegalBasis;
import fr.conciergerie.web.privacy.RetentionRule;
import fr.conciergerie.web.privacy.RetentionRule.Audience;
import fr.conciergerie.web.privacy.RetentionRules;
import fr.conciergerie.web.privacy.WhatBecomes;
import java.util.List;
import org.springframework.stereotype.Component;

/** The hours of people in a path: under a pseudonym that leads nowhere once their file is gone, for as long as they prove. */
@Component
class HourRules implements RetentionRules {

    @Override
    public List<RetentionRule> rules() {
        return List.of(new RetentionRule(
                "insertion.hours",
                LegalBasis.LEGAL_OBLIGATION,
                new Kept.WhileItLasts(),
                WhatBecomes.COUNTED,
                Audience.INSERTION));
    }
}
