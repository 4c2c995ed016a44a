package fr.conciergerie.privacy;

import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.Members;
import fr.conciergerie.privacy.FarewellRepository.Farewell;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.privacy.Activity;
import fr.conciergerie.web.privacy.FarewellDue;
import fr.conciergerie.web.privacy.Forgetting;
import fr.conciergerie.web.privacy.Kept;
import fr.conciergerie.web.privacy.LegalBasis;
import fr.conciergerie.web.privacy.RetentionRule;
import fr.conciergerie.web.privacy.RetentionRule.Audience;
import fr.conciergerie.web.privacy.Somebody;
import fr.conciergerie.web.privacy.WhatBecomes;
import java.time.Instant;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Forgets who has not come by for two years: told a month before, erased unless they came. Whose things we still hold, or
 * whose order is open, is not forgotten before it is settled.
 */
@Component
class InactiveMembers implements Forgetting {

    static final Period NOTICE = Period.ofDays(30);

    private static final int AT_ONCE = 500;

    /** Each of them is a dozen statements. */
    private static final int ERASED_AT_ONCE = 20;

    private final Members members;
    private final List<Activity> activities;
    private final FarewellRepository farewells;
    private final Erasures erasures;
    private final ApplicationEventPublisher events;

    InactiveMembers(
            Members members,
            List<Activity> activities,
            FarewellRepository farewells,
            Erasures erasures,
            ApplicationEventPublisher events) {
        this.members = members;
        this.activities = activities;
        this.farewells = farewells;
        this.erasures = erasures;
        this.events = events;
    }

    @Override
    public RetentionRule rule() {
        return new RetentionRule(
                "organisations.members",
                LegalBasis.CONTRACT,
                new Kept.For(Period.ofYears(2), Period.ofYears(1)),
                WhatBecomes.PSEUDONYMISED,
                Audience.AGENTS);
    }

    @Override
    public Due due(ZonedDateTime now, Period kept) {
        var due = announced(now, kept);
        return new Due(
                due.size(), due.stream().map(Farewell::erasesOn).findFirst().orElse(null));
    }

    @Override
    public int forget(ZonedDateTime now, Period kept) {
        takeBackFromWhoCame(now, kept);
        announce(now, kept);
        var due = announced(now, kept).stream().limit(ERASED_AT_ONCE).toList();
        due.forEach(it -> erase(it.member()));
        return due.size();
    }

    private void erase(UUID member) {
        erasures.erase(members.somebody(new MemberId(member)));
        farewells.takeBack(Set.of(member));
    }

    /** Told long enough ago, not come by since, and nothing of theirs with us. */
    private List<Farewell> announced(ZonedDateTime now, Period kept) {
        var due = farewells.due(now.toLocalDate());
        var people = known(due.stream().map(Farewell::member).toList());
        var active = active(people, Forgetting.limit(now, kept));
        var free = new HashSet<UUID>();
        people.stream()
                .filter(it -> !active.contains(it.member()) && !erasures.isBlocked(it))
                .map(Somebody::member)
                .forEach(free::add);
        return due.stream().filter(it -> free.contains(it.member())).toList();
    }

    /** Whoever came after all, or was erased otherwise, is not waited for any more. */
    private void takeBackFromWhoCame(ZonedDateTime now, Period kept) {
        var announced = farewells.all();
        var people = known(announced);
        var gone = new HashSet<>(announced);
        people.forEach(it -> gone.remove(it.member()));
        gone.addAll(active(people, Forgetting.limit(now, kept.minus(NOTICE))));
        if (!gone.isEmpty()) {
            farewells.takeBack(gone);
        }
    }

    private void announce(ZonedDateTime now, Period kept) {
        var limit = Forgetting.limit(now, kept.minus(NOTICE));
        var erasesOn = now.toLocalDate().plus(NOTICE);
        UUID last = null;
        List<Somebody> people;
        do {
            people = members.enteredBefore(limit, last, AT_ONCE);
            var active = active(people, limit);
            people.stream()
                    .map(Somebody::member)
                    .filter(it -> !active.contains(it))
                    .filter(it -> farewells.announce(it, erasesOn, now.toInstant()))
                    .forEach(it -> events.publishEvent(new FarewellDue(Tenant.require(), it, erasesOn)));
            last = people.isEmpty() ? null : people.getLast().member();
        } while (people.size() == AT_ONCE);
    }

    private Set<UUID> active(Collection<Somebody> people, Instant since) {
        var active = new HashSet<UUID>();
        activities.forEach(it -> active.addAll(it.activeSince(people, since)));
        return active;
    }

    private List<Somebody> known(List<UUID> announced) {
        return announced.stream().map(this::somebody).flatMap(Optional::stream).toList();
    }

    private Optional<Somebody> somebody(UUID member) {
        try {
            return Optional.of(members.somebody(new MemberId(member)));
        } catch (NotFound _) {
            return Optional.empty();
        }
    }
}
