package fr.conciergerie.privacy;

import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.Members;
import fr.conciergerie.privacy.Request.Kind;
import fr.conciergerie.privacy.Request.Status;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Slice;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.audit.Audit;
import fr.conciergerie.web.privacy.Erasure.Finding;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people ask about their data, from the question to the answer, within the month that the law gives. */
@Service
@Transactional
public class Requests {

    private static final int PAGE = 50;

    private final RequestRepository requests;
    private final Erasures erasures;
    private final Members members;
    private final Audit audit;
    private final DayClock dayClock;
    private final Clock clock;

    Requests(
            RequestRepository requests,
            Erasures erasures,
            Members members,
            Audit audit,
            DayClock dayClock,
            Clock clock) {
        this.requests = requests;
        this.erasures = erasures;
        this.members = members;
        this.audit = audit;
        this.dayClock = dayClock;
        this.clock = clock;
    }

    /** Somebody asks for themselves. Asked twice it is one request. */
    public void ask(Actor member, Kind kind, String words) {
        ask(member, member.requireSubject(), kind, words, false);
    }

    /** The manager notes what somebody wrote, said or called for. */
    public void askFor(Actor manager, MemberId member, Kind kind, String words) {
        members.somebody(member);
        if (!ask(manager, member.value(), kind, words, true)) {
            throw new Refused("privacy.request.asked-already");
        }
    }

    private boolean ask(Actor actor, UUID member, Kind kind, String words, boolean inTheirName) {
        var id = new RequestId(Ids.next(clock.instant()));
        boolean isNew = requests.insert(
                id, member, kind, words, actor.account(), inTheirName, today().plusMonths(1), clock.instant());
        if (isNew) {
            audit.note("privacy.asked", id, Map.of("kind", kind.name()));
        }
        return isNew;
    }

    /** One's own; somebody else's does not exist. What was answered meanwhile stays answered. */
    public void withdraw(Actor member, RequestId id) {
        var request = requests.get(id);
        if (!request.member().equals(member.requireSubject())) {
            throw new NotFound("request " + id);
        }
        if (!request.isOpen()) {
            throw Refused.conflict("privacy.request.settled");
        }
        requests.settle(id, Status.WITHDRAWN, member.account(), null, request.version(), clock.instant());
        audit.note("privacy.withdrawn", id, Map.of());
    }

    @Transactional(readOnly = true)
    public List<Request> of(MemberId member) {
        return requests.of(member.value());
    }

    @Transactional(readOnly = true)
    public Request request(RequestId id) {
        return requests.get(id);
    }

    /** The open ones, the first due first. */
    @Transactional(readOnly = true)
    public Slice<Request> open(@Nullable String cursor) {
        return requests.open(cursor, PAGE);
    }

    /** The latest first. */
    @Transactional(readOnly = true)
    public Slice<Request> settled(@Nullable String cursor) {
        return requests.settled(cursor, PAGE);
    }

    /** What an erasure would meet, without anything happening. */
    @Transactional(readOnly = true)
    public List<Finding> findings(RequestId id) {
        return erasures.findings(members.somebody(new MemberId(requests.get(id).member())));
    }

    /** Two months more, once, with the reason that the person is told. */
    public void prolong(RequestId id, String because, int version) {
        var request = requests.get(id);
        if (!request.mayBeProlonged()) {
            throw Refused.conflict("privacy.request.settled");
        }
        requests.prolong(id, request.dueOn().plusMonths(2), because, version);
        audit.note("privacy.prolonged", id, Map.of());
    }

    public void refuse(Actor manager, RequestId id, String because, int version) {
        settle(manager, id, Status.REFUSED, because, version);
    }

    /** Done, with a word of what was done; an erasure is done by erasing. */
    public void answer(Actor manager, RequestId id, String answer, int version) {
        if (requests.get(id).kind() == Kind.ERASURE) {
            throw Refused.conflict("privacy.request.erase-instead");
        }
        settle(manager, id, Status.DONE, answer, version);
    }

    private void settle(Actor manager, RequestId id, Status status, String answer, int version) {
        if (!requests.get(id).isOpen()) {
            throw Refused.conflict("privacy.request.settled");
        }
        requests.settle(id, status, manager.account(), answer, version, clock.instant());
        audit.note("privacy.settled", id, Map.of("status", status.name()));
    }

    /** Erases who asked for it, at once and for good. */
    public void erase(Actor manager, RequestId id, int version) {
        var request = requests.get(id);
        if (request.kind() != Kind.ERASURE || !request.isOpen()) {
            throw Refused.conflict("privacy.request.settled");
        }
        var person = members.somebody(new MemberId(request.member()));
        requests.settle(id, Status.DONE, manager.account(), null, version, clock.instant());
        erasures.erase(person);
    }

    @Transactional(readOnly = true)
    public Waiting waiting() {
        return requests.waiting(today());
    }

    /** How many requests are open, and how many of them past the day that the law gives. */
    public record Waiting(int open, int late) {}

    private LocalDate today() {
        return dayClock.today();
    }
}
