package fr.conciergerie.organisations;

import fr.conciergerie.shared.Tenant;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets every night, for every operator, the files whose month is over. */
@Component
class MemberImportJob {

    private final Organisations organisations;
    private final MemberImports imports;

    MemberImportJob(Organisations organisations, MemberImports imports) {
        this.organisations = organisations;
        this.imports = imports;
    }

    @Scheduled(cron = "0 40 2 * * *")
    @SchedulerLock(name = "organisations.forget-files", lockAtMostFor = "1h")
    void everyNight() {
        organisations.operators().forEach(operator -> Tenant.run(operator.id(), imports::forgetOldLines));
    }
}
