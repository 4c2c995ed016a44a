package fr.conciergerie.opinions;

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

/** Forgets whom we asked for their opinion, once nobody can answer any more; that somebody was asked is still counted. */
@Component
public class InvitationRetention implements Forgetting {

    private static final OldRows INVITATIONS = new OldRows(
            "reporting.opinion_invitation", "invited_at", "member_id is not null or registration_id is not null");

    private final JdbcClient jdbc;
    private final Opinions opinions;

    InvitationRetention(JdbcClient jdbc, Opinions opinions) {
        this.jdbc = jdbc;
        this.opinions = opinions;
    }

    @Override
    public RetentionRule rule() {
        return new RetentionRule(
                "reporting.invitations",
                LegalBasis.LEGITIMATE_INTEREST,
                new Kept.For(Period.ofDays(60), Period.ofDays(31)),
                WhatBecomes.COUNTED,
                Audience.AGENTS);
    }

    @Override
    public Due due(ZonedDateTime now, Period kept) {
        return INVITATIONS.due(jdbc, now, kept);
    }

    @Override
    public int forget(ZonedDateTime now, Period kept) {
        return opinions.forgetWhomWeAsked(Forgetting.limit(now, kept));
    }
}
