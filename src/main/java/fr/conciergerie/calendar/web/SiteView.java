package fr.conciergerie.calendar.web;

import fr.conciergerie.calendar.DeskSession;
import fr.conciergerie.organisations.Site;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A site and when its desk opens next, as the interface shows it. */
@Schema(name = "Site")
public record SiteView(
        UUID id,
        @Schema(example = "hotel-de-metropole") String slug,
        @Schema(example = "Hôtel de Métropole") String name,
        String address,
        @Schema(example = "33000") String postcode,
        @Schema(example = "Bordeaux") String city,
        @Schema(example = "Europe/Paris") String zone,

        @Schema(example = "Hall du rez-de-chaussée, à gauche de l’accueil")
        String deskPlace,

        List<NextSession> nextSessions) {

    /** A desk session to come, or the one that is going on. */
    @Schema(name = "NextSession")
    public record NextSession(
            UUID id,
            @Schema(example = "2026-11-24T11:00:00Z") Instant startsAt,
            @Schema(example = "2026-11-24T13:00:00Z") Instant endsAt) {}

    static SiteView of(Site site, List<DeskSession> sessions) {
        return new SiteView(
                site.id().value(),
                site.slug(),
                site.name(),
                site.address(),
                site.postcode(),
                site.city(),
                site.zone().getId(),
                site.deskPlace(),
                sessions.stream()
                        .map(it -> new NextSession(it.id().value(), it.startsAt(), it.endsAt()))
                        .toList());
    }
}
