package fr.conciergerie.figures;

import static java.util.stream.Collectors.toMap;

import fr.conciergerie.figures.PlainFigures.Counted;
import fr.conciergerie.figures.RawRows.Booking;
import java.util.List;

/** Hours that the people of an organisation booked, and whether they came. */
record PlainAppointments(PlainFigures figures) {

    Counted kept() {
        return orNothing(all().stream()
                .filter(it -> it.counts() && it.delivered() != null && figures.isIn(it.delivered()))
                .count());
    }

    Counted booked() {
        return orNothing(inPeriod().size());
    }

    Counted ofThoseSaid(String status) {
        var said = inPeriod().stream().filter(Booking::wasSaid).toList();
        return said.isEmpty()
                ? Counted.NOTHING
                : Counted.of(
                        said.stream().filter(it -> it.status().equals(status)).count(), said.size());
    }

    Counted places() {
        var ofSeveral = inPeriod().stream().filter(it -> it.capacity() > 1).toList();
        var hours = ofSeveral.stream().collect(toMap(Booking::slot, Booking::capacity, (one, _) -> one));
        return ofSeveral.isEmpty()
                ? Counted.NOTHING
                : Counted.of(
                        ofSeveral.size(),
                        hours.values().stream().mapToLong(Integer::longValue).sum());
    }

    private static Counted orNothing(long count) {
        return count == 0 ? Counted.NOTHING : Counted.of(count);
    }

    private List<Booking> inPeriod() {
        return all().stream()
                .filter(it -> it.counts() && figures.isIn(it.day()))
                .toList();
    }

    private List<Booking> all() {
        return RawRows.of(figures.rows().bookings(), figures.organisation());
    }
}
