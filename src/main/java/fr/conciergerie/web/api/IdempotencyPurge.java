package fr.conciergerie.web.api;

import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.OperatorDirectory;
import fr.conciergerie.web.privacy.Forgetting;
import fr.conciergerie.web.privacy.Kept;
import fr.conciergerie.web.privacy.LegalBasis;
import fr.conciergerie.web.privacy.OldRows;
import fr.conciergerie.web.privacy.RetentionRule;
import fr.conciergerie.web.privacy.RetentionRule.Audience;
import fr.conciergerie.web.privacy.WhatBecomes;
import java.time.Period;
import java.time.ZonedDateTime;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Forgets the answers that nobody will ask for again: who repeats a request does so within two days. */
@Component
class IdempotencyPurge implements Forgetting {

    private static final Period KEPT = Period.ofDays(2);
    private static final OldRows ANSWERS = new OldRows("web.idempotency", "created_at");

    private final ObjectProvider<OperatorDirectory> operators;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final DayClock dayClock;

    IdempotencyPurge(
            ObjectProvider<OperatorDirectory> operators,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            DayClock dayClock) {
        this.operators = operators;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.dayClock = dayClock;
    }

    @Override
    public RetentionRule rule() {
        return new RetentionRule(
                "web.answers", LegalBasis.CONTRACT, Kept.exactly(KEPT), WhatBecomes.DELETED, Audience.AGENTS);
    }

    @Override
    public Due due(ZonedDateTime now, Period kept) {
        return ANSWERS.due(jdbc, now, kept);
    }

    @Override
    public int forget(ZonedDateTime now, Period kept) {
        return ANSWERS.delete(jdbc, now, kept);
    }

    /** Two days are not two nights: what is kept so shortly is looked at every hour. */
    @Scheduled(cron = "0 23 * * * *")
    @SchedulerLock(name = "idempotency", lockAtMostFor = "PT30M")
    public void run() {
        var now = dayClock.now();
        operators.ifAvailable(directory ->
                directory.all().forEach(operator -> Tenant.run(operator.id(), () -> forgetAll(now))));
    }

    private void forgetAll(ZonedDateTime now) {
        int some = 1;
        while (some > 0) {
            some = transaction.execute(_ -> forget(now, KEPT));
        }
    }
}
