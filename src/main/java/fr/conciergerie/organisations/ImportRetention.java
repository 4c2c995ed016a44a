package fr.conciergerie.organisations;

import fr.conciergerie.web.privacy.Forgetting;
import fr.conciergerie.web.privacy.Kept;
import fr.conciergerie.web.privacy.LegalBasis;
import fr.conciergerie.web.privacy.RetentionRule;
import fr.conciergerie.web.privacy.RetentionRule.Audience;
import fr.conciergerie.web.privacy.WhatBecomes;
import java.time.Period;
import java.time.ZonedDateTime;
import org.springframework.stereotype.Component;

/** Forgets the lines of a client's list when its month is over; how many there were stays. */
@Component
class ImportRetention implements Forgetting {

    private final MemberImportRepository repository;

    ImportRetention(MemberImportRepository repository) {
        this.repository = repository;
    }

    @Override
    public RetentionRule rule() {
        return new RetentionRule(
                "organisations.imports",
                LegalBasis.LEGITIMATE_INTEREST,
                new Kept.For(Period.ofDays(30), Period.ofDays(1)),
                WhatBecomes.COUNTED,
                Audience.AGENTS);
    }

    @Override
    public Due due(ZonedDateTime now, Period kept) {
        return repository.linesBefore(Forgetting.limit(now, kept));
    }

    @Override
    public int forget(ZonedDateTime now, Period kept) {
        return repository.forgetLinesBefore(Forgetting.limit(now, kept));
    }
}
