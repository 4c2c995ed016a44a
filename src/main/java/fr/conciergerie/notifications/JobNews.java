package fr.conciergerie.notifications;

import fr.conciergerie.jobs.FreshLinkAsked;
import fr.conciergerie.jobs.JobLinks;
import fr.conciergerie.orders.JobGiven;
import fr.conciergerie.orders.JobTakenBack;
import fr.conciergerie.orders.ProposalAnswered;
import fr.conciergerie.web.Words;
import java.time.Instant;
import java.util.function.Function;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells partners of the jobs given to them, each time with a fresh link that needs no account. */
@Component
class JobNews {

    private final PartnerJobRepository jobs;
    private final JobLinks links;
    private final JobLetters letters;
    private final Outbox outbox;
    private final MessageLog log;

    JobNews(PartnerJobRepository jobs, JobLinks links, JobLetters letters, Outbox outbox, MessageLog log) {
        this.jobs = jobs;
        this.links = links;
        this.letters = letters;
        this.outbox = outbox;
        this.log = log;
    }

    @ApplicationModuleListener
    void on(JobGiven given) {
        var job = jobs.job(given.job());
        if (job.open()) {
            post(job, MessageKind.JOB_GIVEN, given.at(), words -> letters.given(job, links.issue(job.id()), words));
        }
    }

    @ApplicationModuleListener
    void on(ProposalAnswered answered) {
        var job = jobs.job(answered.job());
        post(
                job,
                MessageKind.PROPOSAL_ANSWERED,
                answered.at(),
                words -> answered.accepted()
                        ? letters.agreed(job, links.issue(job.id()), words)
                        : letters.declined(job, words));
    }

    @ApplicationModuleListener
    void on(JobTakenBack taken) {
        var job = jobs.job(taken.job());
        post(job, MessageKind.JOB_TAKEN_BACK, taken.at(), words -> letters.takenBack(job, words));
    }

    /**
     * Nothing is sent for a link that was revoked before it was made. Whether the messages with the earlier links arrived no
     * longer matters.
     */
    @ApplicationModuleListener
    void on(FreshLinkAsked asked) {
        links.issueAsked(asked.job(), asked.at()).ifPresent(link -> {
            var job = jobs.job(asked.job());
            post(job, MessageKind.FRESH_LINK, asked.at(), words -> letters.renewed(job, link, words));
            log.letBe(job.id(), asked.at());
        });
    }

    private void post(PartnerJob job, MessageKind kind, Instant at, Function<Words, Letter> letter) {
        job.recipient()
                .ifPresent(
                        partner -> outbox.post(kind, kind + " " + job.id() + " " + at, partner, job.about(), letter));
    }
}
