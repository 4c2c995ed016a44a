package fr.conciergerie.noticeboard;

import fr.conciergerie.animations.AnimationDetails;
import fr.conciergerie.animations.AnimationId;
import fr.conciergerie.animations.AnimationKind;
import fr.conciergerie.animations.Animations;
import fr.conciergerie.animations.Announced;
import fr.conciergerie.animations.Announcements;
import fr.conciergerie.animations.RegistrationTerms;
import fr.conciergerie.animations.Times;
import fr.conciergerie.orders.Town;
import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.OperatorDirectory;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/** The wall of the town hall, and what somebody hangs on it. */
public record Wall(ApplicationContext context, Town town) {

    public static Wall of(ApplicationContext context) {
        return new Wall(context, Town.build(context));
    }

    public String operator() {
        return context.getBean(OperatorDirectory.class).all().stream()
                .filter(it -> it.id().equals(town.operator()))
                .findFirst()
                .orElseThrow()
                .slug();
    }

    public String path() {
        return "/at/" + operator() + "/hotel-de-ville";
    }

    public String path(AnimationId event) {
        return "/event/" + operator() + "/" + announced(event).code();
    }

    public Announced announced(AnimationId event) {
        return Tenant.call(
                town.operator(), () -> context.getBean(Announcements.class).announced(event));
    }

    public AnimationId workshop(String title, int daysAhead) {
        return announced(title, "Venez comme vous êtes.", daysAhead, null, List.of(town.hall()), null);
    }

    /** Announced for a day from now, from half past twelve to two. */
    public AnimationId announced(
            String title,
            String description,
            int daysAhead,
            @Nullable RegistrationTerms terms,
            List<SiteId> sites,
            @Nullable OrganisationId onlyFor) {
        var id = drafted(title, description, daysAhead, terms, sites, onlyFor);
        Tenant.run(town.operator(), () -> context.getBean(Animations.class).publish(id, 0));
        return id;
    }

    public AnimationId drafted(
            String title,
            String description,
            int daysAhead,
            @Nullable RegistrationTerms terms,
            List<SiteId> sites,
            @Nullable OrganisationId onlyFor) {
        return Tenant.call(town.operator(), () -> {
            var zone = context.getBean(Organisations.class).site(town.hall()).zone();
            var day = context.getBean(DayClock.class).todayAt(zone).plusDays(daysAhead);
            return context.getBean(Animations.class)
                    .draft(new AnimationDetails(
                            AnimationKind.WORKSHOP,
                            title,
                            description,
                            sites,
                            "Cour",
                            Times.at(day, LocalTime.of(12, 30), day, LocalTime.of(14, 0), zone),
                            terms,
                            onlyFor,
                            null,
                            null));
        });
    }

    public void cancelled(AnimationId event, String reason) {
        Tenant.run(
                town.operator(),
                () -> context.getBean(Animations.class)
                        .cancel(event, announced(event).animation().version(), reason));
    }
}
