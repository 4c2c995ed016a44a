package fr.conciergerie.calendars;

import fr.conciergerie.web.privacy.Kept;
import fr.conciergerie.web.privacy.LegalBasis;
import fr.conciergerie.web.privacy.OldRows;
import fr.conciergerie.web.privacy.RetentionRule;
import fr.conciergerie.web.privacy.RetentionRule.Audience;
import fr.conciergerie.web.privacy.RowRetention;
import fr.conciergerie.web.privacy.WhatBecomes;
import java.time.Period;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Forgets the addresses at which no calendar has read for a year, and those that were stopped. */
@Component
class AddressRetention extends RowRetention {

    AddressRetention(JdbcClient jdbc) {
        super(
                jdbc,
                new OldRows("calendars.address", "coalesce(revoked_at, last_read_at, made_at)"),
                new RetentionRule(
                        "calendars.addresses",
                        LegalBasis.CONTRACT,
                        new Kept.For(Period.ofYears(1), Period.ofDays(30)),
                        WhatBecomes.DELETED,
                        Audience.AGENTS));
    }
}
