package fr.conciergerie.jobs;

import fr.conciergerie.jobs.JobLinkRepository.OpenJob;
import fr.conciergerie.orders.JobId;
import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.OrderId;
import fr.conciergerie.orders.OrderView;
import fr.conciergerie.orders.Orders;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.partners.Partners;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.LinkToken;
import fr.conciergerie.web.audit.Audit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Signed links: how a partner without an account gets to a job, from the message that told them of it. Whoever serves the
 * order sees how the link fares, stops it when it went astray and has a fresh one sent.
 */
@Service
public class JobLinks {

    private static final Duration LIFE = Duration.ofDays(30);

    /** How long the page of an ended job can still be looked at. */
    private static final Duration AFTERWARDS = Duration.ofDays(7);

    /** Two who ask for a fresh link within it mean the same one; who opens a link again within it came once. */
    private static final Duration AT_ONCE = Duration.ofMinutes(1);

    private final JobLinkRepository links;
    private final Orders orders;
    private final Partners partners;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    JobLinks(
            JobLinkRepository links,
            Orders orders,
            Partners partners,
            Audit audit,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.links = links;
        this.orders = orders;
        this.partners = partners;
        this.audit = audit;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** What a token leads to. */
    public sealed interface Opened {

        record Job(OperatorId operator, JobId job, PartnerId partner) implements Opened {}

        /** It led somewhere once. */
        record Over() implements Opened {}

        record Unknown() implements Opened {}
    }

    /** A fresh link; those made before still work, until they expire or are {@linkplain #revoke revoked}. */
    @Transactional
    public JobLink issue(JobId job) {
        var now = clock.instant();
        var token = LinkToken.next(Tenant.require());
        links.insert(token, job, now, now.plus(LIFE));
        return new JobLink(token.text(), now.plus(LIFE));
    }

    /** The fresh link that was asked for then; empty when it was made, the job has ended or its links were revoked. */
    @Transactional
    public Optional<JobLink> issueAsked(JobId job, Instant askedAt) {
        return links.awaits(job, askedAt) ? Optional.of(issue(job)) : Optional.empty();
    }

    /** How the links to an order's open jobs fare, by line. */
    @Transactional(readOnly = true)
    public Map<LineId, LinkState> states(Actor actor, OrderId id) {
        orders.served(actor, id);
        return links.states(id, clock.instant());
    }

    /** No link to the line's job works any more, at once: one went astray. Once more changes nothing. */
    @Transactional
    public void revoke(Actor actor, OrderId id, LineId line) {
        var order = orders.served(actor, id);
        var job = openJob(order, line);
        // The job first: a fresh link that is just being made is waited for, and revoked with the others.
        links.awaitNone(job.id());
        if (links.revokeAll(job.id(), clock.instant()) > 0) {
            audit.note("orders.link-revoked", id, Map.of("number", order.number()));
        }
    }

    /** A fresh link is sent to the partner, and those made before work no more. Asked twice at once, one is sent. */
    @Transactional
    public void renew(Actor actor, OrderId id, LineId line) {
        var order = orders.served(actor, id);
        var job = openJob(order, line);
        var partner = partners.partner(job.partner());
        if (partner.email() == null) {
            throw Refused.conflict("jobs.link.no-address", partner.name());
        }
        var now = clock.instant();
        if (links.ask(job.id(), now, now.minus(AT_ONCE))) {
            links.revokeAll(job.id(), now);
            audit.note("orders.link-renewed", id, Map.of("number", order.number()));
            events.publishEvent(new FreshLinkAsked(Tenant.require(), job.id(), now));
        }
    }

    /** Reads a link before anything is known of who holds it: the operator is in the token, and nowhere else. */
    @Transactional(propagation = Propagation.NEVER)
    public Opened open(String text) {
        return read(text, token -> {
            var now = clock.instant();
            var opened = links.find(token, now, AFTERWARDS);
            if (opened instanceof Opened.Job) {
                links.opened(token, now, now.minus(AT_ONCE));
            }
            return opened;
        });
    }

    /** The same without anybody having come by: what a program asks that only looks whether the link leads somewhere. */
    @Transactional(propagation = Propagation.NEVER)
    public Opened look(String text) {
        return read(text, token -> links.find(token, clock.instant(), AFTERWARDS));
    }

    private Opened read(String text, Function<LinkToken, Opened> find) {
        return LinkToken.read(text)
                .map(token -> Tenant.call(
                        token.operator(), () -> Objects.requireNonNull(transaction.execute(_ -> find.apply(token)))))
                .orElseGet(Opened.Unknown::new);
    }

    private OpenJob openJob(OrderView order, LineId line) {
        return links.openJob(order.line(line).id()).orElseThrow(() -> Refused.conflict("jobs.link.no-open-job"));
    }
}
