package fr.conciergerie.demo;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;

import fr.conciergerie.calendar.Calendar;
import fr.conciergerie.calendar.DeskHours;
import fr.conciergerie.organisations.LabelColour;
import fr.conciergerie.organisations.OrganisationDetails;
import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.OrganisationKind;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.SiteDetails;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.organisations.Territory;
import fr.conciergerie.shared.DayClock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The clients of the demonstration, their four sites and the weekly desk sessions there, as the founding text tells. */
@Component
class DemoPlaces {

    private static final List<Sketch> SITES = List.of(
            new Sketch(
                    "siege",
                    "Siège de la Métropole",
                    "Hall d’accueil, rez-de-chaussée, à gauche de l’entrée",
                    "Tramway à deux minutes ; parc à vélos sous l’immeuble.",
                    "Bordeaux",
                    LabelColour.RED,
                    LocalDate.of(2014, 1, 7),
                    TUESDAY,
                    THURSDAY,
                    new DeskHours(LocalTime.of(11, 30), LocalTime.of(14, 0))),
            new Sketch(
                    "pole-sud",
                    "Pôle territorial Sud",
                    "Salle de convivialité, premier étage",
                    "Bus devant la porte ; sonnez à l’accueil après 14 h.",
                    "Pessac",
                    LabelColour.TEAL,
                    LocalDate.of(2012, 9, 3),
                    MONDAY,
                    THURSDAY,
                    new DeskHours(LocalTime.of(11, 45), LocalTime.of(13, 45))),
            new Sketch(
                    "pole-ouest",
                    "Pôle territorial Ouest",
                    "Petit salon, à côté du restaurant administratif",
                    "Entrée par la cour ; parc de stationnement gratuit.",
                    "Mérignac",
                    LabelColour.BLUE,
                    LocalDate.of(2016, 9, 6),
                    TUESDAY,
                    FRIDAY,
                    new DeskHours(LocalTime.of(11, 45), LocalTime.of(13, 45))),
            new Sketch(
                    "pole-rive-droite",
                    "Pôle territorial Rive Droite",
                    "Bureau 012, rez-de-chaussée",
                    "Tramway à cinq minutes ; suivez les flèches vertes.",
                    "Cenon",
                    LabelColour.ORANGE,
                    LocalDate.of(2016, 9, 7),
                    WEDNESDAY,
                    FRIDAY,
                    new DeskHours(LocalTime.of(11, 45), LocalTime.of(13, 45))));

    private final Organisations organisations;
    private final Calendar calendar;
    private final DayClock dayClock;

    DemoPlaces(Organisations organisations, Calendar calendar, DayClock dayClock) {
        this.organisations = organisations;
        this.calendar = calendar;
        this.dayClock = dayClock;
    }

    OrganisationId metropole() {
        return organisations.addOrganisation(
                new OrganisationDetails("Bordeaux Métropole", "bordeaux-metropole", OrganisationKind.METROPOLE, null));
    }

    /** A neighbour that shares a site: use, cost and report are each organisation's own. */
    OrganisationId neighbour() {
        return organisations.addOrganisation(new OrganisationDetails(
                "Ville de Bellerive-sur-Garonne", "ville-de-bellerive", OrganisationKind.TOWN, null));
    }

    /** The four sites, served by one concierge, in the order of the sketches. */
    List<SiteId> sites(OrganisationId metropole, OrganisationId neighbour, UUID concierge) {
        var ids = new ArrayList<SiteId>();
        for (var sketch : SITES) {
            var site = organisations.addSite(sketch.details());
            organisations.share(site, metropole, sketch.since, null);
            organisations.assign(concierge, site, sketch.since);
            for (var weekday : List.of(sketch.first, sketch.second)) {
                calendar.addPattern(site, weekday, sketch.hours, sketch.since, null);
            }
            ids.add(site);
        }
        organisations.share(ids.getLast(), neighbour, LocalDate.of(2017, 1, 2), null);
        return ids;
    }

    /** The sessions of 2015 at the two sites that had any, and those of the past twelve months everywhere. */
    void recordHeld(List<SiteId> sites, UUID concierge) {
        var today = dayClock.today();
        for (int i = 0; i < sites.size(); i++) {
            var sketch = SITES.get(i);
            if (sketch.since.getYear() < 2016) {
                recordHeld(sites.get(i), sketch, LocalDate.of(2015, 1, 1), LocalDate.of(2016, 1, 1), concierge);
            }
            recordHeld(sites.get(i), sketch, RecentYear.firstDay(today), today, concierge);
        }
    }

    private void recordHeld(SiteId site, Sketch sketch, LocalDate from, LocalDate until, UUID concierge) {
        var days = Set.of(sketch.first, sketch.second);
        from.datesUntil(until)
                .filter(it -> days.contains(it.getDayOfWeek()))
                .filter(it -> !calendar.isPublicHoliday(site, it))
                .forEach(it -> calendar.recordHeld(site, it, sketch.hours, concierge));
    }

    private record Sketch(
            String slug,
            String name,
            String deskPlace,
            String directions,
            String city,
            LabelColour colour,
            LocalDate since,
            DayOfWeek first,
            DayOfWeek second,
            DeskHours hours) {

        SiteDetails details() {
            return new SiteDetails(
                    name,
                    slug,
                    "1 place de la Démonstration",
                    "33000",
                    city,
                    Territory.FRANCE,
                    false,
                    deskPlace,
                    directions,
                    colour.code());
        }
    }
}
