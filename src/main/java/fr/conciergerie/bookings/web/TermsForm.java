package fr.conciergerie.bookings.web;

import fr.conciergerie.bookings.BookingLimit;
import fr.conciergerie.bookings.ScheduleTerms;
import fr.conciergerie.bookings.SeriesTerms;
import fr.conciergerie.waiting.OfferPeriod;
import fr.conciergerie.web.FilledForm;
import java.util.function.Supplier;

/** The terms of a schedule as a manager fills them in. */
final class TermsForm {

    /** What stands in the form of a new one: three quarters of an hour, known the day before. */
    static final ScheduleTerms USUAL = new ScheduleTerms(45, 0, 15, 1, 24, 30, 24, 4, null);

    private TermsForm() {}

    static Supplier<ScheduleTerms> read(FilledForm form) {
        var minutes = form.number("minutes", ScheduleTerms.SHORTEST, ScheduleTerms.LONGEST);
        var before = form.number("before", 0, ScheduleTerms.LONGEST_BREAK);
        var after = form.number("after", 0, ScheduleTerms.LONGEST_BREAK);
        var capacity = form.number("capacity", 1, ScheduleTerms.LARGEST_GROUP);
        var notice = form.number("notice", 0, ScheduleTerms.MOST_HOURS);
        var horizon = form.number("horizon", 1, ScheduleTerms.FURTHEST_DAYS);
        var cancel = form.number("cancel", 0, ScheduleTerms.MOST_HOURS);
        var answer = form.number("answer", 1, OfferPeriod.LONGEST);
        var room = form.textIfAny("room", ScheduleTerms.LONGEST_ROOM);
        var sessions = form.numberIfAny("sessions", SeriesTerms.FEWEST, SeriesTerms.MOST);
        var reduction = form.numberIfAny("reduction", 0, 100);
        var dropIn = form.ticked("dropIn");
        var most = form.numberIfAny("most", 1, BookingLimit.HIGHEST);
        var period = form.choiceIfAny("period", BookingLimit.Period.class);
        form.check(most == null || period != null, "period", "bookings.limit-of-which-period");
        return () -> new ScheduleTerms(
                minutes.get(),
                before.get(),
                after.get(),
                capacity.get(),
                notice.get(),
                horizon.get(),
                cancel.get(),
                answer.get(),
                room,
                sessions == null ? null : new SeriesTerms(sessions, reduction == null ? 0 : reduction, dropIn),
                most == null || period == null ? null : new BookingLimit(most, period));
    }
}
