package fr.conciergerie.partners;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Slice;
import fr.conciergerie.shared.Slug;
import fr.conciergerie.web.audit.Audit;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door of the module: everything that can be asked of, and done with, a partner. */
@Service
@Transactional
public class Partners {

    private final PartnerRepository repository;
    private final EssRepository ess;
    private final ClosureRepository closures;
    private final PartnerList list;
    private final WorkCalendars workCalendars;
    private final Audit audit;
    private final DayClock dayClock;
    private final Clock clock;

    Partners(
            PartnerRepository repository,
            EssRepository ess,
            ClosureRepository closures,
            PartnerList list,
            WorkCalendars workCalendars,
            Audit audit,
            DayClock dayClock,
            Clock clock) {
        this.repository = repository;
        this.ess = ess;
        this.closures = closures;
        this.list = list;
        this.workCalendars = workCalendars;
        this.audit = audit;
        this.dayClock = dayClock;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Partner partner(PartnerId id) {
        return Optional.ofNullable(partners(List.of(id)).get(id)).orElseThrow(() -> new NotFound("partner " + id));
    }

    /** A partner whom the operator does not know is not in the answer. */
    @Transactional(readOnly = true)
    public Map<PartnerId, Partner> partners(Collection<PartnerId> ids) {
        var today = today();
        var rows = repository.all(ids);
        var days = workCalendars.workedOut(rows, today);
        return rows.stream().collect(toMap(PartnerRepository.Row::id, row -> {
            var details = row.details();
            return new Partner(
                    row.id(),
                    row.slug(),
                    details.name(),
                    details.legalForm(),
                    details.email(),
                    details.phone(),
                    details.town(),
                    requireNonNull(days.get(row.id())),
                    details.commissionBasisPoints(),
                    details.fallback(),
                    row.isActiveOn(today));
        }));
    }

    /** Finds a partner as an address or a file names it: by slug or by key. */
    @Transactional(readOnly = true)
    public PartnerId partnerId(String slugOrId) {
        return repository.named(slugOrId).orElseThrow(() -> new NotFound("partner " + slugOrId));
    }

    /** The days on which a partner works, a minute old at most: a promise may ask for them at every order. */
    @Transactional(readOnly = true)
    public WorkingDays workingDays(PartnerId id) {
        return Optional.ofNullable(workingDays(List.of(id)).get(id)).orElseThrow(() -> new NotFound("partner " + id));
    }

    @Transactional(readOnly = true)
    public Map<PartnerId, WorkingDays> workingDays(Collection<PartnerId> ids) {
        return workCalendars.of(ids);
    }

    /** Who is asked when this partner cannot, if they still work with the operator. */
    @Transactional(readOnly = true)
    public Optional<PartnerId> fallbackOf(PartnerId id) {
        var fallback = repository.get(id).details().fallback();
        return fallback == null
                ? Optional.empty()
                : Optional.of(repository.get(fallback))
                        .filter(it -> it.isActiveOn(today()))
                        .map(PartnerRepository.Row::id);
    }

    /** The status of the social economy that was valid on a day, if there was one. */
    @Transactional(readOnly = true)
    public Optional<EssStatus> essOn(PartnerId id, LocalDate day) {
        return ess.of(id).stream().filter(it -> it.isValidOn(day)).findFirst();
    }

    /** How many active partners have a status of the social economy that ends within some days. */
    @Transactional(readOnly = true)
    public int essExpiringWithin(int days) {
        return repository.essExpiringWithin(days, today());
    }

    @Transactional(readOnly = true)
    public EssShare essShare(LocalDate on) {
        return repository.essShare(on);
    }

    @Transactional(readOnly = true)
    public PartnerSheet sheet(PartnerId id) {
        var row = repository.get(id);
        return new PartnerSheet(
                id,
                row.slug(),
                row.version(),
                row.details(),
                row.together(),
                repository.earlier(id),
                ess.of(id),
                closures.notOverBefore(today(), List.of(id)).getOrDefault(id, List.of()));
    }

    /** Partners by name; see {@link PartnerFilter}. */
    @Transactional(readOnly = true)
    public Slice<PartnerSummary> list(PartnerFilter filter, @Nullable String cursor, int limit) {
        return list.page(filter, today(), cursor, limit);
    }

    /** Who is new in some days, and who stopped, both days included. */
    @Transactional(readOnly = true)
    public PartnersComeAndGone comeAndGone(LocalDate from, LocalDate lastDay) {
        return repository.comeAndGone(from, lastDay);
    }

    /** Begins to work with a partner today; the slug is made from the name. */
    public PartnerId add(PartnerDetails details) {
        return add(details, today());
    }

    /** Works with a partner from a day on. */
    public PartnerId add(PartnerDetails details, LocalDate firstDay) {
        return add(Slug.from(details.name()), details, firstDay);
    }

    public PartnerId add(String slug, PartnerDetails details, LocalDate firstDay) {
        var id = new PartnerId(Ids.next(clock.instant()));
        repository.insert(id, Slug.of(slug), details, firstDay);
        return id;
    }

    /** What was written down about a partner is put right. */
    public void change(PartnerId id, int version, PartnerDetails details) {
        change(id, version, details, repository.get(id).together().firstDay());
    }

    /** With the day since when they work together, which figures of the past are counted by: putting it right is noted. */
    public void change(PartnerId id, int version, PartnerDetails details, LocalDate firstDay) {
        var known = repository.get(id).together().firstDay();
        if (repository.earlier(id).stream().anyMatch(it -> !it.isOverOn(firstDay))) {
            throw new Refused("partners.worked-before-then");
        }
        repository.update(id, version, details, firstDay);
        workCalendars.forget(id);
        if (!known.equals(firstDay)) {
            audit.note("partners.first-day-corrected", id, Map.of("was", known.toString(), "is", firstDay.toString()));
        }
    }

    /** Works with a partner until a day and no longer; what they were given before is theirs to finish. */
    public void end(PartnerId id, int version, LocalDate lastDay) {
        var together = repository.get(id).together();
        repository.work(id, version, new WorkedTogether(together.firstDay(), lastDay));
    }

    /** Works with a former partner again, from today on if they were away; the time before is kept. */
    public void resume(PartnerId id, int version) {
        var before = repository.get(id).together();
        boolean wereAway = before.isOverOn(today().minusDays(1));
        repository.work(id, version, new WorkedTogether(wereAway ? today() : before.firstDay(), null));
        if (wereAway) {
            repository.keep(id, before);
        }
    }

    /**
     * Writes down that a partner belongs to the social economy from a day on. A status that is valid on that day ends the
     * day before; the past is kept.
     */
    public void recordEss(PartnerId id, EssStatus status) {
        repository.get(id);
        var before = essOn(id, status.validFrom());
        if (before.isPresent() && before.get().validFrom().equals(status.validFrom())) {
            throw Refused.conflict("partners.ess.overlaps");
        }
        before.ifPresent(it -> ess.end(id, it.validFrom(), status.validFrom().minusDays(1)));
        ess.insert(id, status);
    }

    /** The partner belongs to the social economy until a day and no longer. */
    public void endEss(PartnerId id, LocalDate lastDay) {
        if (!ess.end(id, lastDay, lastDay)) {
            throw Refused.conflict("partners.ess.none-on-that-day");
        }
    }

    /** The partner does not work from one day to another, both included. */
    public UUID close(PartnerId id, LocalDate firstDay, LocalDate lastDay, String reason) {
        repository.get(id);
        var closure = new Closure(Ids.next(clock.instant()), firstDay, lastDay, reason.strip());
        closures.insert(id, closure);
        workCalendars.forget(id);
        return closure.id();
    }

    public void reopen(PartnerId id, UUID closure) {
        closures.delete(id, closure);
        workCalendars.forget(id);
    }

    private LocalDate today() {
        return dayClock.today();
    }
}
