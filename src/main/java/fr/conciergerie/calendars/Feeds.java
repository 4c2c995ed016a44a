package fr.conciergerie.calendars;

import fr.conciergerie.accounts.AccountId;
import fr.conciergerie.accounts.Accounts;
import fr.conciergerie.calendars.AddressRepository.Kept;
import fr.conciergerie.calendars.CalendarRepository.Window;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Dictionary;
import fr.conciergerie.web.LinkToken;
import fr.conciergerie.web.Words;
import fr.conciergerie.web.ical.CalendarEntry;
import fr.conciergerie.web.ical.CalendarFile.Feed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** What calendars read again and again: a quarter of a year back, as far ahead as anything is planned. */
@Service
public class Feeds {

    private static final int DAYS_BACK = 90;
    private static final int DAYS_AHEAD = 400;

    /** So that a calendar that looks once a day, or was off for weeks, hears of it. */
    private static final int DAYS_CANCELLED = 30;

    /** A calendar that reads again within it came by once. */
    private static final Duration AT_ONCE = Duration.ofHours(1);

    private final AddressRepository addresses;
    private final CalendarRepository repository;
    private final EventRepository events;
    private final Entries entries;
    private final Accounts accounts;
    private final Organisations organisations;
    private final Dictionary dictionary;
    private final TransactionTemplate transaction;
    private final DayClock dayClock;
    private final Clock clock;

    Feeds(
            AddressRepository addresses,
            CalendarRepository repository,
            EventRepository events,
            Entries entries,
            Accounts accounts,
            Organisations organisations,
            Dictionary dictionary,
            PlatformTransactionManager transactions,
            DayClock dayClock,
            Clock clock) {
        this.addresses = addresses;
        this.repository = repository;
        this.events = events;
        this.entries = entries;
        this.accounts = accounts;
        this.organisations = organisations;
        this.dictionary = dictionary;
        this.transaction = new TransactionTemplate(transactions);
        this.dayClock = dayClock;
        this.clock = clock;
    }

    /**
     * A feed before it is written.
     *
     * @param changedAt when it last read otherwise; on a day that has begun since, the first moment of that day, for each day
     *     something drops out of it
     */
    public record Edition(Feed feed, Instant changedAt) {}

    /** The feed at a secret address: before anything is known of who reads it, the operator is in the token and nowhere else. */
    @Transactional(propagation = Propagation.NEVER)
    public Optional<Edition> at(String token) {
        return LinkToken.read(token)
                .flatMap(it -> in(it.operator(), () -> addresses.good(it).flatMap(this::read)));
    }

    /** The sessions of a site, which are no secret. */
    @Transactional(propagation = Propagation.NEVER)
    public Edition ofSite(OperatorId operator, String site) {
        return in(operator, () -> {
            var place = organisations.site(organisations.siteId(site));
            var words = words(Locale.FRENCH);
            return edition(
                    words.say("calendars.of-site", place.name()),
                    repository.sessionsAt(place.id(), window()).stream().map(it -> entries.of(it, words)));
        });
    }

    /** Nothing where the right is gone under which the address was made. */
    private Optional<Edition> read(Kept address) {
        return accounts.actors(new AccountId(address.account())).stream()
                .filter(it -> it.grant().equals(address.grant()))
                .findFirst()
                .flatMap(owner -> {
                    var now = clock.instant();
                    addresses.read(address.id(), now, now.minus(AT_ONCE));
                    return read(owner, address);
                });
    }

    private Optional<Edition> read(Actor owner, Kept address) {
        var words = words(owner.locale());
        var window = window();
        return switch (owner.role()) {
            case MEMBER ->
                Optional.of(edition(
                        words.say("calendars.of-member"),
                        Stream.concat(
                                repository.of(new MemberId(owner.requireSubject()), window).stream()
                                        .map(it -> entries.ofMember(it, words)),
                                events.of(new MemberId(owner.requireSubject()), window).stream()
                                        .map(it -> entries.ofMember(it, words)))));
            case PARTNER ->
                Optional.ofNullable(address.practitioner())
                        .map(it -> edition(
                                words.say("calendars.of-practitioner"),
                                repository.of(it, window).stream().map(entries::ofReceiving)));
            case CONCIERGE ->
                Optional.of(edition(
                        words.say("calendars.of-concierge"),
                        Stream.of(
                                        repository.sessionsOf(owner.account(), window).stream()
                                                .map(it -> entries.of(it, words)),
                                        repository.atSitesOf(owner.account(), window).stream()
                                                .map(entries::ofReceiving),
                                        events.atSitesOf(owner.account(), window).stream()
                                                .map(entries::ofServed))
                                .flatMap(Function.identity())));
            case MANAGER, COORDINATOR, FOLLOW_UP, SUPERVISOR, ADMIN -> Optional.empty();
        };
    }

    private Edition edition(String name, Stream<CalendarEntry> shown) {
        var all = shown.sorted(Comparator.comparing(CalendarEntry::startsAt).thenComparing(CalendarEntry::uid))
                .toList();
        var today = dayClock.today().atStartOfDay(dayClock.zone()).toInstant();
        var changedAt = all.stream()
                .map(CalendarEntry::changedAt)
                .filter(it -> it.isAfter(today))
                .max(Comparator.naturalOrder())
                .orElse(today);
        return new Edition(new Feed(name, dayClock.zone(), all), changedAt);
    }

    private Window window() {
        var today = dayClock.today();
        var zone = dayClock.zone();
        return new Window(
                today.minusDays(DAYS_BACK).atStartOfDay(zone).toInstant(),
                today.plusDays(DAYS_AHEAD).atStartOfDay(zone).toInstant(),
                today.minusDays(DAYS_CANCELLED).atStartOfDay(zone).toInstant());
    }

    private Words words(Locale reader) {
        return dictionary.words(reader).onPaper();
    }

    private <T> T in(OperatorId operator, Supplier<T> work) {
        return Tenant.call(operator, () -> Objects.requireNonNull(transaction.execute(_ -> work.get())));
    }
}
