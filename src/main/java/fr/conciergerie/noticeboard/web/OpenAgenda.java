package fr.conciergerie.noticeboard.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.conciergerie.animations.Announced;
import fr.conciergerie.animations.Times;
import fr.conciergerie.noticeboard.EventFeed;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.web.PublicAddress;
import fr.conciergerie.web.csv.CsvText;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The events of a site in the shape that OpenAgenda, the calendar of French authorities, takes over: as JSON, and as a table of the
 * same fields. What we do not know of a place, its coordinates and for which disabilities it is fitted out, is left out.
 */
@Component
class OpenAgenda {

    private static final int LONGEST_DESCRIPTION = 200;

    private static final int ON_SITE = 1;

    private static final int SCHEDULED = 1;
    private static final int FULL = 5;
    private static final int CANCELLED = 6;

    private static final String COUNTRY = "FR";

    /** Under which OpenAgenda keeps our names. */
    private static final String KEY = "conciergerie";

    private static final List<String> HEADINGS = List.of(
            "uid",
            "title",
            "description",
            "longDescription",
            "conditions",
            "image",
            "imageCredits",
            "timings",
            "timezone",
            "attendanceMode",
            "status",
            "location.name",
            "location.address",
            "location.postalCode",
            "location.city",
            "location.countryCode",
            "registration");

    private final EventWords words;
    private final PublicAddress address;
    private final JsonMapper json;

    OpenAgenda(EventWords words, PublicAddress address, JsonMapper json) {
        this.words = words;
        this.address = address;
        this.json = json;
    }

    /** @param events as they stand under that name in a file of OpenAgenda */
    private record File(int total, List<Event> events) {}

    /**
     * An event in the words of OpenAgenda.
     *
     * @param uid ours, the same for life; OpenAgenda keeps it among the names that others give an event
     * @param image left out where there is none
     * @param timings each at most a day long
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Event(
            String uid,
            List<ExternalId> extIds,
            InFrench title,
            InFrench description,
            InFrench longDescription,
            InFrench conditions,
            @Nullable Image image,
            @Nullable String imageCredits,
            List<Timing> timings,
            String timezone,
            int attendanceMode,
            int status,
            Location location,
            List<Registration> registration) {}

    private record ExternalId(String key, String value) {}

    private record Image(String url) {}

    private record InFrench(String fr) {}

    private record Timing(String begin, String end) {

        String interval() {
            return begin + "/" + end;
        }
    }

    private record Location(
            String name, String address, String postalCode, String city, String countryCode, String timezone) {}

    private record Registration(String type, String value) {}

    String json(EventFeed feed) {
        var events = feed.events().stream().map(it -> event(feed, it)).toList();
        return json.writeValueAsString(new File(events.size(), events));
    }

    /** Several times of one event stand in one cell, as intervals of ISO 8601. */
    String csv(EventFeed feed) {
        return CsvText.toExchange(
                HEADINGS,
                feed.events().stream().map(it -> cells(event(feed, it))).toList());
    }

    private static List<String> cells(Event it) {
        return List.of(
                it.uid(),
                it.title().fr(),
                it.description().fr(),
                it.longDescription().fr(),
                it.conditions().fr(),
                it.image() == null ? "" : it.image().url(),
                it.imageCredits() == null ? "" : it.imageCredits(),
                it.timings().stream().map(Timing::interval).collect(Collectors.joining(" ")),
                it.timezone(),
                String.valueOf(it.attendanceMode()),
                String.valueOf(it.status()),
                it.location().name(),
                it.location().address(),
                it.location().postalCode(),
                it.location().city(),
                it.location().countryCode(),
                it.registration().stream().map(Registration::value).collect(Collectors.joining(" ")));
    }

    private Event event(EventFeed feed, Announced event) {
        var details = event.animation().details();
        var times = event.animation().times();
        var picture = event.animation().picture();
        var where = feed.picture(event);
        return new Event(
                event.uid(),
                List.of(new ExternalId(KEY, event.uid())),
                new InFrench(details.title()),
                new InFrench(words.summary(event, LONGEST_DESCRIPTION)),
                new InFrench(details.description()),
                new InFrench(words.conditions(event)),
                where == null ? null : new Image(address.of(where)),
                picture == null ? null : picture.words().credit(),
                timings(times),
                times.zone().getId(),
                ON_SITE,
                status(event),
                location(feed.site()),
                details.registration() == null
                        ? List.of()
                        : List.of(new Registration("link", address.of(feed.path(event)))));
    }

    private static int status(Announced event) {
        if (event.isCancelled()) {
            return CANCELLED;
        }
        return event.animation().isFull() ? FULL : SCHEDULED;
    }

    /** What goes on for several days is told day by day. */
    private static List<Timing> timings(Times times) {
        var timings = new ArrayList<Timing>();
        var from = times.startsAt();
        while (from.isBefore(times.endsAt())) {
            var midnight = from.atZone(times.zone())
                    .toLocalDate()
                    .plusDays(1)
                    .atStartOfDay(times.zone())
                    .toInstant();
            var until = midnight.isBefore(times.endsAt()) ? midnight : times.endsAt();
            timings.add(new Timing(written(from, times.zone()), written(until, times.zone())));
            from = until;
        }
        return timings;
    }

    private static String written(Instant at, ZoneId zone) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(zone));
    }

    private static Location location(Site site) {
        return new Location(
                site.name(),
                site.address(),
                site.postcode(),
                site.city(),
                COUNTRY,
                site.zone().getId());
    }
}
