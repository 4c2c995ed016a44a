package fr.conciergerie.organisations;

import fr.conciergerie.shared.Constraints;
import fr.conciergerie.shared.Cursor;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.SearchWords;
import fr.conciergerie.shared.Slice;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Actor;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The front door of the module: operators, client organisations, sites, who shares them, who serves there and who may
 * use them. What else the manager does with people is at {@link Members}.
 */
@Service
@Transactional
public class Organisations {

    /** The most that one search answers: who sees more than that has not typed enough. */
    public static final int MOST_FOUND = 100;

    private static final int MOST_MEANT = 500;

    private static final Set<String> OPERATOR_SLUG = Set.of("operator_slug_key");
    private static final Set<String> ORGANISATION_SLUG_OR_SIRET =
            Set.of("organisation_operator_id_slug_key", "organisation_operator_id_siret_key");
    private static final Set<String> SITE_SLUG = Set.of("site_operator_id_slug_key");

    private final OrganisationRepository organisations;
    private final SiteRepository sites;
    private final MemberRepository members;
    private final ApplicationEventPublisher events;
    private final DayClock dayClock;
    private final Clock clock;

    Organisations(
            OrganisationRepository organisations,
            SiteRepository sites,
            MemberRepository members,
            ApplicationEventPublisher events,
            DayClock dayClock,
            Clock clock) {
        this.organisations = organisations;
        this.sites = sites;
        this.members = members;
        this.events = events;
        this.dayClock = dayClock;
        this.clock = clock;
    }

    /** A new tenant; whoever works for it binds the key that this returns. */
    public OperatorId createOperator(String name, String slug) {
        var operator = new Operator(new OperatorId(Ids.next(clock.instant())), slug, name.strip());
        unique("organisations.slug-taken", slug, OPERATOR_SLUG, () -> {
            organisations.insertOperator(operator, clock.instant());
            return operator;
        });
        return operator.id();
    }

    /** Every operator of the installation: for the administrator and for jobs that work for each in turn. */
    @Transactional(readOnly = true)
    public List<Operator> operators() {
        return organisations.operators();
    }

    @Transactional(readOnly = true)
    public List<Organisation> organisations() {
        return organisations.all();
    }

    /** Client organisations by name, those whose name holds some words. */
    @Transactional(readOnly = true)
    public Slice<Organisation> organisationsNamed(String query, @Nullable String cursor, int limit) {
        return organisations.page(query, cursor, limit);
    }

    @Transactional(readOnly = true)
    public Organisation organisation(OrganisationId id) {
        return organisations.get(id);
    }

    @Transactional(readOnly = true)
    public OrganisationId organisationId(String slugOrId) {
        return organisations.find(slugOrId).orElseThrow(() -> new NotFound("organisation " + slugOrId));
    }

    public OrganisationId addOrganisation(OrganisationDetails details) {
        return unique("organisations.slug-or-siret-taken", details.slug(), ORGANISATION_SLUG_OR_SIRET, () -> {
            var id = new OrganisationId(Ids.next(clock.instant()));
            organisations.insert(id, details);
            return id;
        });
    }

    /** @param version the one that was read */
    public void changeOrganisation(OrganisationId id, OrganisationDetails details, int version) {
        unique("organisations.slug-or-siret-taken", details.slug(), ORGANISATION_SLUG_OR_SIRET, () -> {
            organisations.update(id, details, version);
            return id;
        });
    }

    @Transactional(readOnly = true)
    public List<Site> sites() {
        return sites.all();
    }

    @Transactional(readOnly = true)
    public Site site(SiteId id) {
        return sites.get(id);
    }

    @Transactional(readOnly = true)
    public SiteId siteId(String slugOrId) {
        return sites.find(slugOrId).orElseThrow(() -> new NotFound("site " + slugOrId));
    }

    /** The sites that an organisation shares on any of some days, both included. */
    @Transactional(readOnly = true)
    public List<Site> sitesOf(OrganisationId organisation, LocalDate from, LocalDate lastDay) {
        return sites.ofOrganisation(organisation, from, lastDay);
    }

    /**
     * What someone signed in sees of the sites: a member and a coordinator theirs, a concierge those they serve, each by the day
     * that it is there.
     */
    @Transactional(readOnly = true)
    public List<Site> sitesVisibleTo(Actor actor) {
        var now = clock.instant();
        return switch (actor.role()) {
            case MEMBER -> sites.ofMember(new MemberId(actor.requireSubject()), now);
            case COORDINATOR -> sites.ofOrganisation(new OrganisationId(actor.requireSubject()), now);
            case CONCIERGE -> sites.servedBy(actor.account(), now);
            case MANAGER, PARTNER, FOLLOW_UP, SUPERVISOR -> sites.all();
            case ADMIN -> List.of();
        };
    }

    @Transactional(readOnly = true)
    public boolean serves(UUID account, SiteId site, LocalDate on) {
        return sites.serves(account, site, on);
    }

    @Transactional(readOnly = true)
    public boolean mayUse(MemberId member, SiteId site, LocalDate on) {
        return sites.mayUse(member, site, on);
    }

    /** How many people an organisation had named and lets use the service on a day. */
    @Transactional(readOnly = true)
    public int countEligible(OrganisationId organisation, LocalDate on) {
        return members.countEligible(organisation, on);
    }

    @Transactional(readOnly = true)
    public Member member(MemberId id) {
        return members.get(id);
    }

    /**
     * Who may use one of the sites today and is meant by what is typed: their name in any order of its words, without regard to
     * accents and capitals, their telephone or their address; one typing error per word is forgiven.
     */
    @Transactional(readOnly = true)
    public MembersFound findMembers(String query, Collection<SiteId> sites, int limit) {
        requireFew(limit);
        var now = clock.instant();
        var words = SearchWords.of(query);
        return Reach.of(words).stream()
                .map(reach -> members.find(words, reach, sites, limit, now))
                .filter(it -> it.all() > 0)
                .findFirst()
                .orElse(MembersFound.NOBODY);
    }

    /** The same piece by piece, to the end; a list that was begun goes on as far as it had to look for the first of it. */
    @Transactional(readOnly = true)
    public Slice<MemberSummary> findMembers(
            String query, Collection<SiteId> sites, @Nullable String cursor, int limit) {
        requireFew(limit);
        var now = clock.instant();
        var words = SearchWords.of(query);
        var after = Cursor.read(cursor, 3);
        return (after == null ? Reach.of(words) : List.of(after.constant(0, Reach.class)))
                .stream()
                        .map(reach -> members.slice(words, reach, sites, after, limit, now))
                        .filter(it -> !it.items().isEmpty())
                        .findFirst()
                        .orElse(new Slice<>(List.of(), null));
    }

    private static void requireFew(int limit) {
        if (limit < 1 || limit > MOST_FOUND) {
            throw new Refused("organisations.limit-out-of-range", MOST_FOUND);
        }
    }

    /** The same of everybody whom the operator knows; the first of them where there are very many. */
    @Transactional(readOnly = true)
    public List<MemberId> meant(String query) {
        var words = SearchWords.of(query);
        return Reach.of(words).stream()
                .map(reach -> members.meant(words, reach, MOST_MEANT))
                .filter(it -> !it.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** Somebody who is chosen or served, with what tells them from others of that name. */
    @Transactional(readOnly = true)
    public MemberSummary summary(MemberId id) {
        return members.summary(id);
    }

    /** The same, as one says it. */
    @Transactional(readOnly = true)
    public CalledMember called(MemberId id) {
        return members.called(id);
    }

    /** Someone whom their organisation has named. */
    public MemberId addMember(OrganisationId organisation, MemberDetails details, LocalDate eligibleFrom) {
        var now = clock.instant();
        return add(organisation, details, eligibleFrom, now, now);
    }

    /**
     * Someone at the desk whom the list does not know yet. They are served today; the manager sees them until their
     * organisation confirms. A known e-mail address is the person themself.
     */
    public MemberId addGuest(SiteId site, String name, @Nullable String email, @Nullable String phone) {
        var today = dayClock.todayAt(sites.get(site).zone());
        var details = new MemberDetails(name, email, phone, Locale.FRENCH);
        if (details.email() != null) {
            var known = members.findByEmail(site, details.email(), today);
            if (known.isPresent()) {
                return known.get();
            }
        }
        var organisation = members.mainOrganisation(site, today)
                .orElseThrow(() -> Refused.conflict("organisations.site-is-not-shared"));
        return add(organisation, details, today, null, clock.instant());
    }

    public SiteId addSite(SiteDetails details) {
        return unique("organisations.slug-taken", details.slug(), SITE_SLUG, () -> {
            var id = new SiteId(Ids.next(clock.instant()));
            sites.insert(id, details);
            return id;
        });
    }

    /** A new site that an organisation uses from the first day on. */
    public SiteId addSite(SiteDetails details, OrganisationId usedBy) {
        var id = addSite(details);
        share(id, usedBy, dayClock.todayAt(details.territory().zone()), null);
        return id;
    }

    /** @param version the one that was read */
    public void changeSite(SiteId id, SiteDetails details, int version) {
        unique("organisations.slug-taken", details.slug(), SITE_SLUG, () -> {
            sites.update(id, details, version);
            return id;
        });
        events.publishEvent(new SiteChanged(Tenant.require(), id, clock.instant()));
    }

    /** From this day on the organisation's members may use the site. */
    public void share(SiteId site, OrganisationId organisation, LocalDate from, @Nullable LocalDate until) {
        Constraints.refusing(
                () -> sites.share(Ids.next(clock.instant()), site, organisation, from, until),
                "site_is_shared_once_at_a_time",
                () -> Refused.conflict("organisations.already-shared"));
    }

    public void endSharing(SiteId site, OrganisationId organisation, LocalDate lastDay) {
        if (sites.endSharing(site, organisation, lastDay) == 0) {
            throw Refused.conflict("organisations.not-shared-then");
        }
    }

    /** From this day on the concierge with this account serves the site. */
    public void assign(UUID account, SiteId site, LocalDate from) {
        Constraints.refusing(
                () -> sites.assign(Ids.next(clock.instant()), account, site, from),
                "concierge_is_assigned_once_at_a_time",
                () -> Refused.conflict("organisations.already-assigned"));
    }

    public void endAssignment(UUID account, SiteId site, LocalDate lastDay) {
        if (sites.endAssignment(account, site, lastDay) == 0) {
            throw Refused.conflict("organisations.not-assigned-then");
        }
    }

    private MemberId add(
            OrganisationId organisation,
            MemberDetails details,
            LocalDate eligibleFrom,
            @Nullable Instant listedAt,
            Instant now) {
        var id = new MemberId(Ids.next(now));
        Members.withOwnEmail(details, () -> members.insert(id, organisation, details, eligibleFrom, listedAt, now));
        return id;
    }

    private static <T> T unique(String key, String taken, Set<String> constraints, Supplier<T> change) {
        return Constraints.refusing(change, it -> constraints.contains(it) ? new Refused(key, taken) : null);
    }
}
