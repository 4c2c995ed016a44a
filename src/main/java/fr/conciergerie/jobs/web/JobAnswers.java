package fr.conciergerie.jobs.web;

import fr.conciergerie.orders.JobId;
import fr.conciergerie.orders.Orders;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.Actor;
import java.util.function.Consumer;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * What a partner does with a job from a page, with an account or by a signed link. Old telephones send a form twice: what
 * already stands as it was asked for is no mistake.
 */
@Component
class JobAnswers {

    private final PartnerJobs jobs;
    private final Orders orders;

    JobAnswers(PartnerJobs jobs, Orders orders) {
        this.jobs = jobs;
        this.orders = orders;
    }

    void accept(Actor actor, JobId id) {
        reach(actor, id, JobState.UNDER_WAY, job -> orders.accept(actor, job.order(), job.line()));
    }

    void complete(Actor actor, JobId id) {
        reach(actor, id, JobState.DONE, job -> orders.complete(actor, job.order(), job.line()));
    }

    void refuse(Actor actor, JobId id, JobAnswerForm answer) {
        reach(actor, id, JobState.REFUSED, job -> orders.refuse(actor, job.order(), job.line(), answer.reason()));
    }

    void propose(Actor actor, JobId id, JobAnswerForm answer) {
        var job = jobs.job(partner(actor), id);
        if (!new JobSheet.Proposed(answer.price(), answer.day(), answer.reason()).equals(job.proposed())) {
            orders.propose(actor, job.order(), job.line(), answer.price(), answer.day(), answer.reason());
        }
    }

    private void reach(Actor actor, JobId id, JobState goal, Consumer<JobSheet> step) {
        try {
            step.accept(jobs.job(partner(actor), id));
        } catch (Refused | OptimisticLockingFailureException refused) {
            if (jobs.job(partner(actor), id).state() != goal) {
                throw refused;
            }
        }
    }

    private static PartnerId partner(Actor actor) {
        return new PartnerId(actor.requireSubject());
    }
}
