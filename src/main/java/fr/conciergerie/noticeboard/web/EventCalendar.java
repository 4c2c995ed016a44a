package fr.conciergerie.noticeboard.web;

import fr.conciergerie.animations.Announced;
import fr.conciergerie.noticeboard.EventFeed;
import fr.conciergerie.noticeboard.EventNotice;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.web.PublicAddress;
import fr.conciergerie.web.ical.CalendarEntry;
import fr.conciergerie.web.ical.CalendarEntry.Standing;
import fr.conciergerie.web.ical.CalendarFile.Feed;
import fr.conciergerie.web.ical.CalendarFile.Single;
import fr.conciergerie.web.ical.CalendarWriter;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The events of a site for the calendar of whoever would like to come (iCalendar): all of them, kept up to date, or one of them. */
@Component
class EventCalendar {

    private static final int LONGEST_DESCRIPTION = 2_000;

    private final EventWords words;
    private final PublicAddress address;

    EventCalendar(EventWords words, PublicAddress address) {
        this.words = words;
        this.address = address;
    }

    String of(EventFeed feed) {
        var site = feed.site();
        return CalendarWriter.write(new Feed(
                words.say("noticeboard.title", site.name()),
                site.zone(),
                feed.events().stream()
                        .map(it -> entry(it, List.of(site), feed.path(it)))
                        .toList()));
    }

    String of(EventNotice notice) {
        return CalendarWriter.write(new Single(entry(notice.event(), notice.sites(), notice.path())));
    }

    /** @param path where it is read */
    private CalendarEntry entry(Announced event, List<Site> sites, String path) {
        var it = event.animation();
        return new CalendarEntry(
                event.uid(),
                // A calendar takes something away only where the number is greater than that under which it came.
                it.sequence() + (event.isCancelled() ? 1 : 0),
                event.changedAt(),
                it.times().startsAt(),
                it.times().endsAt(),
                it.times().zone(),
                words.title(event),
                where(event, sites),
                words.summary(event, LONGEST_DESCRIPTION) + "\n" + words.conditions(event),
                URI.create(address.of(path)),
                // Whoever looks what there is has not said that they come.
                event.isCancelled() ? Standing.CANCELLED : Standing.FREE,
                true);
    }

    private static String where(Announced event, List<Site> sites) {
        return Stream.concat(
                        Stream.ofNullable(event.animation().details().place()),
                        sites.stream()
                                .map(it -> it.name() + ", " + it.address() + ", " + it.postcode() + " " + it.city()))
                .collect(Collectors.joining(", "));
    }
}
