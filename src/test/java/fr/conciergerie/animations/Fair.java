package fr.conciergerie.animations;

import fr.conciergerie.accounts.Accounts;
import fr.conciergerie.orders.Town;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Actor;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** A clothes collection at the town hall, announced for a day from now, from half past twelve to two. */
public record Fair(Town town, AnimationId id) {

    public static Fair announced(
            ApplicationContext context, Town town, @Nullable RegistrationTerms terms, int daysAhead) {
        return everyWeek(context, town, terms, daysAhead, 1).getFirst();
    }

    /** As many of them, a week apart, planned together. */
    public static List<Fair> everyWeek(
            ApplicationContext context, Town town, @Nullable RegistrationTerms terms, int daysAhead, int weeks) {
        return Tenant.call(town.operator(), () -> {
            var animations = context.getBean(Animations.class);
            var zone = context.getBean(Organisations.class).site(town.hall()).zone();
            var day = context.getBean(DayClock.class).todayAt(zone).plusDays(daysAhead);
            var first = new AnimationDetails(
                    AnimationKind.COLLECTION,
                    "Collecte de vêtements",
                    "Apportez des vêtements propres.",
                    List.of(town.hall()),
                    "Hall",
                    Times.at(day, LocalTime.of(12, 30), day, LocalTime.of(14, 0), zone),
                    terms,
                    null,
                    null,
                    null);
            return animations.draft(new Repetition(1, weeks, List.of()).of(first)).stream()
                    .peek(it -> animations.publish(it, 0))
                    .map(it -> new Fair(town, it))
                    .toList();
        });
    }

    public Actor actor(ApplicationContext context, Town.Someone who) {
        return context.getBean(Accounts.class).actors(who.account()).getFirst();
    }

    public AnimationView seen(ApplicationContext context) {
        return Tenant.call(
                town.operator(), () -> context.getBean(Animations.class).animation(actor(context, town.manager()), id));
    }

    /** To another day, by the manager. */
    public void postponed(ApplicationContext context, int days) {
        var it = seen(context).details();
        var times = it.times();
        changed(
                context,
                it.sites(),
                new Times(
                        times.startsAt().plus(Duration.ofDays(days)),
                        times.endsAt().plus(Duration.ofDays(days)),
                        times.zone()));
    }

    /** At the town hall and at another site too. */
    public void alsoAt(ApplicationContext context, SiteId site) {
        changed(context, List.of(town.hall(), site), seen(context).times());
    }

    private void changed(ApplicationContext context, List<SiteId> sites, Times times) {
        var known = seen(context);
        var it = known.details();
        Tenant.run(
                town.operator(),
                () -> context.getBean(Animations.class)
                        .change(
                                id,
                                known.version(),
                                new AnimationDetails(
                                        it.kind(),
                                        it.title(),
                                        it.description(),
                                        sites,
                                        it.place(),
                                        times,
                                        it.registration(),
                                        it.onlyFor(),
                                        it.partner(),
                                        it.cost())));
    }

    /** As if it had been so many days earlier. */
    public void earlier(ApplicationContext context, int days) {
        Tenant.run(
                town.operator(),
                () -> context.getBean(TransactionOperations.class)
                        .executeWithoutResult(_ -> context.getBean(JdbcClient.class)
                                .sql("""
                                        update animations.animation
                                           set starts_at = starts_at - make_interval(days => :days),
                                               ends_at = ends_at - make_interval(days => :days)
                                         where id = :id
                                        """)
                                .param("days", days)
                                .param("id", id.value())
                                .update()));
    }
}
