package fr.conciergerie.waiting;

import fr.conciergerie.calendar.Calendar;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.Tenant;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The lists, for those who own what is waited for. Whoever changes a list holds a lock under which nobody else does, and under
 * which places are given away.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class WaitingLists {

    /** Days off are looked up that far. */
    private static final int DAYS = 30;

    private final WaitingEntryRepository entries;
    private final Calendar calendar;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    WaitingLists(WaitingEntryRepository entries, Calendar calendar, ApplicationEventPublisher events, Clock clock) {
        this.entries = entries;
        this.calendar = calendar;
        this.events = events;
        this.clock = clock;
    }

    /**
     * At the end of the list; whoever waits already keeps their rank.
     *
     * @param waitsUntil the last moment at which a place helps
     */
    public WaitingEntry join(WaitingListId list, MemberId member, int places, Instant waitsUntil) {
        entries.join(new WaitingEntryId(Ids.next(clock.instant())), list, member, places, clock.instant(), waitsUntil);
        return open(list, member).orElseThrow();
    }

    /** Somebody's place on a list, if they wait or are offered one. */
    public Optional<WaitingEntry> open(WaitingListId list, MemberId member) {
        return open(list).stream().filter(it -> it.member().equals(member)).findFirst();
    }

    /** Who waits, longest first. */
    public List<WaitingEntry> open(WaitingListId list) {
        return entries.open(List.of(list));
    }

    /** Who waits on some lists of one kind: by list, longest first. */
    public List<WaitingEntry> open(Collection<WaitingListId> lists) {
        return lists.isEmpty() ? List.of() : entries.open(lists);
    }

    /** What somebody waits for. */
    public List<WaitingEntry> of(MemberId member, WaitingListId.Kind kind) {
        return entries.of(member, kind);
    }

    public WaitingEntry entry(WaitingEntryId id) {
        return entries.get(id);
    }

    /** They took what they were offered. */
    public void take(WaitingEntry offered) {
        entries.end(offered, WaitingStatus.TAKEN, clock.instant());
    }

    /** They want to wait no more, or decline what they were offered; whoever has left already has left. */
    public void leave(WaitingEntry entry) {
        if (entry.status().isOpen()) {
            entries.end(entry, entry.isOffered() ? WaitingStatus.DECLINED : WaitingStatus.LEFT, clock.instant());
        }
    }

    /** The working hours in which somebody answers an offer about something at a site. */
    public OfferPeriod period(Site site, int hours) {
        var today = clock.instant().atZone(site.zone()).toLocalDate();
        return new OfferPeriod(hours, site.zone(), calendar.daysOff(site, today, today.plusDays(DAYS))::contains);
    }

    /**
     * Ends what is over, and offers what is free to those who come next: in the order in which they came, so that nobody who
     * wants one place overtakes two who want two. Everybody whom it concerns is told.
     *
     * @param period how long an offer holds
     * @param free how many places nobody has, those that are offered among them
     * @param waitsUntil the last moment at which a place helps, as it is now
     */
    public void serve(WaitingListId list, OfferPeriod period, int free, Instant waitsUntil) {
        var now = clock.instant();
        if (!now.isBefore(waitsUntil)) {
            end(list);
            return;
        }
        entries.waitUntil(list, waitsUntil);
        int left = free;
        for (var entry : open(list)) {
            if (entry.isOfferedAt(now)) {
                left -= entry.places();
            } else if (entry.isOffered()) {
                entries.end(entry, WaitingStatus.EXPIRED, now);
                publish(entry, WaitingEnded.Why.NO_ANSWER);
            }
        }
        for (var entry : open(list)) {
            if (entry.isOffered()) {
                continue;
            }
            if (entry.places() > left) {
                break;
            }
            var until = earlier(period.end(now), waitsUntil);
            entries.offer(entry, now, until);
            left -= entry.places();
            events.publishEvent(new PlaceOffered(
                    Tenant.require(),
                    list.kind(),
                    entry.id(),
                    entries.get(entry.id()).requireOfferedUntil(),
                    now));
        }
    }

    /** Nothing comes free any more: everybody who waits has waited in vain. */
    public void end(WaitingListId list) {
        open(list).forEach(this::miss);
    }

    /** It does not take place, or is no longer offered: who waits, or is offered a place in it, is told that instead of where places went. */
    public void callOff(WaitingListId list) {
        open(list).forEach(it -> miss(it, WaitingEnded.Why.CALLED_OFF));
    }

    /** There will never be what they wait for. */
    public void miss(WaitingEntry entry) {
        miss(entry, WaitingEnded.Why.NO_PLACE);
    }

    private void miss(WaitingEntry entry, WaitingEnded.Why why) {
        entries.end(entry, WaitingStatus.MISSED, clock.instant());
        publish(entry, why);
    }

    private void publish(WaitingEntry entry, WaitingEnded.Why why) {
        events.publishEvent(new WaitingEnded(Tenant.require(), entry.list().kind(), entry.id(), why, clock.instant()));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
