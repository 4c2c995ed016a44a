package fr.conciergerie.waiting;

import fr.conciergerie.calendar.Calendar;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.shared.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
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
    private final Clock clock;

    WaitingLists(WaitingEntryRepository entries, Calendar calendar, Clock clock) {
        this.entries = entries;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * What has changed on a list.
     *
     * @param offered who is offered a place
     * @param expired who did not answer in time
     * @param missed who waited in vain
     */
    public record Served(List<WaitingEntry> offered, List<WaitingEntry> expired, List<WaitingEntry> missed) {}

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

    /**
     * Ends what is over, and offers what is free to those who come next: in the order in which they came, so that nobody who
     * wants one place overtakes two who want two.
     *
     * @param free how many places nobody has, those that are offered among them
     * @param hours how many working hours of the site an offer holds
     * @param waitsUntil the last moment at which a place helps, as it is now
     */
    public Served serve(WaitingListId list, Site site, int free, int hours, Instant waitsUntil) {
        var now = clock.instant();
        if (!now.isBefore(waitsUntil)) {
            return end(list);
        }
        entries.waitUntil(list, waitsUntil);
        var expired = new ArrayList<WaitingEntry>();
        var offered = new ArrayList<WaitingEntry>();
        int left = free;
        for (var entry : open(list)) {
            if (entry.isOffered()) {
                if (entry.isOfferedAt(now)) {
                    left -= entry.places();
                } else {
                    entries.end(entry, WaitingStatus.EXPIRED, now);
                    expired.add(entry);
                }
            }
        }
        for (var entry : open(list)) {
            if (entry.isOffered()) {
                continue;
            }
            if (entry.places() > left) {
                break;
            }
            entries.offer(entry, now, earlier(period(site, hours, now).end(now), waitsUntil));
            left -= entry.places();
            offered.add(entries.get(entry.id()));
        }
        return new Served(offered, expired, List.of());
    }

    /** Nothing comes free any more: everybody who waits has waited in vain. */
    public Served end(WaitingListId list) {
        var now = clock.instant();
        var open = open(list);
        open.forEach(it -> entries.end(it, WaitingStatus.MISSED, now));
        return new Served(List.of(), List.of(), open);
    }

    private OfferPeriod period(Site site, int hours, Instant now) {
        var today = now.atZone(site.zone()).toLocalDate();
        return new OfferPeriod(hours, site.zone(), calendar.daysOff(site, today, today.plusDays(DAYS))::contains);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
