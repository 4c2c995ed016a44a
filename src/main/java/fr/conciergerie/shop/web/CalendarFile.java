package fr.conciergerie.shop.web;

import fr.conciergerie.organisations.Site;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.TimeZoneRegistry;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.property.Clazz;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Transp;
import net.fortuna.ical4j.model.property.TzId;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/** A visit to the desk as an entry for any calendar (RFC 5545), by the clock of the site. Opened again, it replaces itself. */
final class CalendarFile {

    private static final TimeZoneRegistry ZONES =
            TimeZoneRegistryFactory.getInstance().createRegistry();

    private CalendarFile() {}

    static byte[] write(Visit visit, Site site, String title, Instant now) {
        var zone = site.zone();
        var event = new VEvent(
                visit.session().startsAt().atZone(zone),
                visit.session().endsAt().atZone(zone),
                title);
        event.add(new Uid(visit.purpose().name().toLowerCase(Locale.ROOT) + "-" + visit.line() + "@conciergerie"));
        // A calendar takes the entry with the greater number for the newer one.
        event.add(new Sequence((int) (now.getEpochSecond() / 60)));
        event.add(new Location(place(site)));
        event.add(new Clazz(Clazz.VALUE_PRIVATE));
        event.add(new Transp(Transp.VALUE_TRANSPARENT));
        var calendar = new Calendar();
        calendar.add(new ProdId("-//Conciergerie//FR"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(rules(zone.getId()));
        calendar.add(event);
        var file = new ByteArrayOutputStream();
        try {
            new CalendarOutputter().output(calendar, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    /** By the name that the entry bears: the library knows some places by that of another. */
    private static VTimeZone rules(String zone) {
        var rules = (VTimeZone)
                Objects.requireNonNull(ZONES.getTimeZone(zone)).getVTimeZone().copy();
        rules.replace(new TzId(zone));
        return rules;
    }

    private static String place(Site site) {
        return String.join(", ", site.deskPlace(), site.name(), site.address(), site.postcode() + " " + site.city());
    }
}
