package fr.conciergerie.calendars;

import fr.conciergerie.web.privacy.Forgetting;
import fr.conciergerie.web.privacy.Kept;
import fr.conciergerie.web.privacy.LegalBasis;
import fr.conciergerie.web.privacy.OldRows;
import fr.conciergerie.web.privacy.RetentionRule;
import fr.conciergerie.web.privacy.RetentionRule.Audience;
import fr.conciergerie.web.privacy.WhatBecomes;
import java.time.Period;
import java.time.ZonedDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Forgets the addresses at which no calendar has read for a year, and those that were stopped. */
@Component
class AddressRetention implements Forgetting {

    private static final OldRows ADDRESSES =
            new OldRows("calendars.address", "coalesce(revoked_at, last_read_at, made_at)");

    private final JdbcClient jdbc;

    AddressRetention(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public RetentionRule rule() {
        return new RetentionRule(
                "calendars.addresses",
                LegalBasis.CONTRACT,
                new Kept.For(Period.ofYears(1), Period.ofDays(30)),
                WhatBecomes.DELETED,
                Audience.AGENTS);
    }

    @Override
    public Due due(ZonedDateTime now, Period kept) {
        return ADDRESSES.due(jdbc, now, kept);
    }

    @Override
    public int forget(ZonedDateTime now, Period kept) {
        return ADDRESSES.delete(jdbc, now, kept);
    }
}
