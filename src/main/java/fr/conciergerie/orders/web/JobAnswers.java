package fr.conciergerie.orders.web;

import fr.conciergerie.orders.JobId;
import fr.conciergerie.orders.Orders;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Dictionary;
import fr.conciergerie.web.FormErrors;
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
    private final Dictionary dictionary;

    JobAnswers(PartnerJobs jobs, Orders orders, Dictionary dictionary) {
        this.jobs = jobs;
        this.orders = orders;
        this.dictionary = dictionary;
    }

    void accept(Actor actor, JobId id) {
        reach(actor, id, JobState.UNDER_WAY, job -> orders.accept(actor, job.order(), job.line()));
    }

    void complete(Actor actor, JobId id) {
        reach(actor, id, JobState.DONE, job -> orders.complete(actor, job.order(), job.line()));
    }

    /** False when the form has to be filled in again. */
    boolean refuse(Actor actor, JobId id, JobAnswerForm form, FormErrors errors) {
        var words = dictionary.words(actor.locale());
        var reason = form.readRefusal(errors);
        if (errors.any()) {
            return false;
        }
        var told = form.told(words.word("jobs.refusal", reason), words);
        reach(actor, id, JobState.REFUSED, job -> orders.refuse(actor, job.order(), job.line(), told));
        return true;
    }

    /** False when the form has to be filled in again. */
    boolean propose(Actor actor, JobId id, JobAnswerForm form, FormErrors errors) {
        var words = dictionary.words(actor.locale());
        var price = form.readPrice(errors);
        var day = form.readDay(errors);
        var reason = form.readChange(errors);
        errors.check(errors.any() || price != null || day != null, "price", "jobs.price-or-day");
        if (errors.any()) {
            return false;
        }
        var told = form.told(words.word("jobs.change", reason), words);
        try {
            var job = jobs.job(partner(actor), id);
            if (!new JobSheet.Proposed(price, day, told).equals(job.proposed())) {
                orders.propose(actor, job.order(), job.line(), price, day, told);
            }
        } catch (Refused refused) {
            if (refused.kind() == Refused.Kind.CONFLICT) {
                throw refused;
            }
            errors.add("price", refused.key(), refused.arguments().toArray());
        }
        return !errors.any();
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
