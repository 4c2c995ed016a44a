package fr.conciergerie.bookings;

import fr.conciergerie.catalogue.ServiceId;
import fr.conciergerie.organisations.SiteId;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * When one practitioner receives at one site for one service of the catalogue (<i>agenda de rendez-vous</i>).
 *
 * @param weekly the hours that come back every week
 * @param special the days that differ from their week, with their own hours; a day without any is off
 * @param open whether appointments can still be taken
 * @param version to be handed back with a change
 */
public record Schedule(
        ScheduleId id,
        Practitioner practitioner,
        SiteId site,
        ServiceId service,
        ScheduleTerms terms,
        List<WeeklyHours> weekly,
        Map<LocalDate, List<OpenHours>> special,
        boolean open,
        int version) {

    public Schedule {
        weekly = List.copyOf(weekly);
        special = Map.copyOf(special);
    }

    /** Whether members can book by it. */
    boolean isBookable() {
        return open && practitioner.active();
    }

    /**
     * The hours of a day, earliest first. A day that differs from its week counts as it is written down, even where the site
     * is closed: somebody has said so on purpose.
     */
    List<OpenHours> hoursOn(LocalDate day, boolean siteIsClosed) {
        var own = special.get(day);
        if (own != null) {
            return sorted(own);
        }
        return siteIsClosed
                ? List.of()
                : sorted(weekly.stream()
                        .filter(it -> it.holdOn(day))
                        .map(WeeklyHours::hours)
                        .toList());
    }

    Schedule withHours(List<WeeklyHours> itsWeekly, Map<LocalDate, List<OpenHours>> itsSpecial) {
        return new Schedule(id, practitioner, site, service, terms, itsWeekly, itsSpecial, open, version);
    }

    private static List<OpenHours> sorted(List<OpenHours> hours) {
        return hours.stream().sorted(Comparator.comparing(OpenHours::from)).toList();
    }
}
