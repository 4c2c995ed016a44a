package fr.conciergerie.noticeboard;

import fr.conciergerie.animations.AnimationId;
import fr.conciergerie.animations.Announced;
import fr.conciergerie.animations.Announcements;
import fr.conciergerie.animations.Pictures;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.ShortCode;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Contact;
import fr.conciergerie.web.Contacts;
import fr.conciergerie.web.OperatorDirectory;
import fr.conciergerie.web.OperatorDirectory.Entry;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The front door of the module. Whoever walks by has signed in nowhere: the operator is in the address and nowhere else, and a site is
 * looked for among that operator's own, so that two sites of the same name are never mistaken for one another.
 */
@Service
public class Noticeboards {

    /** What is announced for later is not yet on the board. */
    private static final int DAYS_OF_EVENTS = 31;

    /** What other calendars read: back far enough that one that looks once a week hears of a cancellation. */
    private static final int DAYS_BACK = 30;

    private static final int DAYS_AHEAD = 400;
    private static final int MOST_OPENINGS = 60;

    private final NoticeboardRepository repository;
    private final Announcements announcements;
    private final Pictures pictures;
    private final Organisations organisations;
    private final OperatorDirectory operators;
    private final ObjectProvider<Contacts> contacts;
    private final TransactionTemplate transaction;
    private final DayClock dayClock;
    private final Clock clock;

    Noticeboards(
            NoticeboardRepository repository,
            Announcements announcements,
            Pictures pictures,
            Organisations organisations,
            OperatorDirectory operators,
            ObjectProvider<Contacts> contacts,
            PlatformTransactionManager transactions,
            DayClock dayClock,
            Clock clock) {
        this.repository = repository;
        this.announcements = announcements;
        this.pictures = pictures;
        this.organisations = organisations;
        this.operators = operators;
        this.contacts = contacts;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setReadOnly(true);
        this.dayClock = dayClock;
        this.clock = clock;
    }

    /**
     * What a site tells everybody; there is none for a site that no organisation uses any more.
     *
     * @param days of how many days it tells when the desk is open
     */
    public Noticeboard at(String operator, String site, int days) {
        var whose = named(operator);
        return in(whose, () -> board(whose, used(site), days));
    }

    /** What other calendars take over of a site. */
    public EventFeed events(String operator, String site) {
        var whose = named(operator);
        return in(whose, () -> {
            var place = used(site).site();
            var today = dayClock.todayAt(place.zone());
            return new EventFeed(
                    whose, place, announcements.at(place, today.minusDays(DAYS_BACK), today.plusDays(DAYS_AHEAD)));
        });
    }

    /** What everybody reads of one event. */
    public EventNotice event(String operator, ShortCode code) {
        var whose = named(operator);
        return in(whose, () -> notice(whose, announcements.announced(code)));
    }

    /** The picture of an event that everybody reads of. */
    public ShownPicture picture(String operator, ShortCode code) {
        return in(named(operator), () -> {
            var event = announcements.announced(code).animation();
            var picture = event.picture();
            if (picture == null) {
                throw new NotFound("picture of event " + code);
            }
            return new ShownPicture(picture, pictures.jpeg(event.id()));
        });
    }

    /** The board of a site that the reader serves or manages. */
    public Noticeboard served(Actor actor, String site, int days) {
        var whose = of(actor);
        return in(whose, () -> {
            var its = organisations.sitesVisibleTo(actor).stream()
                    .filter(it -> it.slug().equals(site) || it.id().toString().equals(site))
                    .findFirst()
                    .orElseThrow(() -> new NotFound("site " + site));
            return board(whose, used(its.slug()), days);
        });
    }

    /** One event at a site that the reader serves or manages. */
    public EventNotice served(Actor actor, AnimationId event) {
        var whose = of(actor);
        return in(whose, () -> {
            var found = announcements.announced(event);
            if (organisations.sitesVisibleTo(actor).stream()
                    .noneMatch(it -> found.animation().takesPlaceAt(it.id()))) {
                throw new NotFound("event " + event + " elsewhere");
            }
            return notice(whose, found);
        });
    }

    /** @param directions how to find it; empty where its address is enough */
    private record Used(Site site, String directions) {}

    private Used used(String slug) {
        var site = organisations.site(organisations.siteId(slug));
        return repository
                .directions(site.id(), dayClock.todayAt(site.zone()))
                .map(it -> new Used(site, it))
                .orElseThrow(() -> new NotFound("site " + slug + ", which nobody uses"));
    }

    private Noticeboard board(Entry operator, Used used, int days) {
        var site = used.site();
        var now = clock.instant();
        var there = now.atZone(site.zone()).toLocalDateTime();
        var today = there.toLocalDate();
        return new Noticeboard(
                operator,
                contact(operator),
                site,
                used.directions(),
                there,
                repository.openings(
                        site,
                        now,
                        today.plusDays(days).atStartOfDay(site.zone()).toInstant(),
                        MOST_OPENINGS),
                announcements.at(site, today, today.plusDays(DAYS_OF_EVENTS)).stream()
                        .filter(it -> !it.animation().isOver(now))
                        .toList());
    }

    private EventNotice notice(Entry operator, Announced event) {
        return new EventNotice(
                operator,
                contact(operator),
                event,
                announcements.series(event),
                organisations.sites().stream()
                        .filter(it -> event.animation().takesPlaceAt(it.id()))
                        .toList(),
                clock.instant().atZone(event.animation().times().zone()).toLocalDateTime());
    }

    private @Nullable Contact contact(Entry operator) {
        return contact(operator.id()).orElse(null);
    }

    /** Whom to ask; empty while the operator has not said it. */
    public Optional<Contact> contact(OperatorId operator) {
        return contacts.stream().flatMap(it -> it.of(operator).stream()).findFirst();
    }

    private Entry named(String slug) {
        return operator(it -> it.slug().equals(slug));
    }

    private Entry of(Actor actor) {
        return operator(it -> it.id().equals(actor.operatorId()));
    }

    private Entry operator(Predicate<Entry> which) {
        return operators.all().stream().filter(which).findFirst().orElseThrow(() -> new NotFound("operator"));
    }

    private <T> T in(Entry operator, Supplier<T> work) {
        return Tenant.call(operator.id(), () -> Objects.requireNonNull(transaction.execute(_ -> work.get())));
    }
}
