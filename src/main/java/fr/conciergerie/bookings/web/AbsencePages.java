package fr.conciergerie.bookings.web;

import fr.conciergerie.bookings.AbsencePeriod;
import fr.conciergerie.bookings.Absences;
import fr.conciergerie.bookings.Practitioner;
import fr.conciergerie.bookings.PractitionerId;
import fr.conciergerie.bookings.web.AbsencePage.Look;
import fr.conciergerie.calendar.Outcomes;
import fr.conciergerie.calendar.web.OutcomesForm;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.FilledForm;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Somebody who receives is away: whoever may says for how long, sees whom it concerns, and confirms. */
@Component
class AbsencePages {

    private final Absences absences;

    AbsencePages(Absences absences) {
        this.absences = absences;
    }

    /**
     * Where the page is shown.
     *
     * @param path its own address
     * @param back where one goes from it, and once it is done
     * @param door whose page it is
     */
    record Place(String path, String back, AbsencePage.Door door, ReceivingVisit.Way way) {}

    ModelAndView ask(Actor actor, PractitionerId practitioner, Place place) {
        return page(actor, practitioner, place, null);
    }

    /** Shows whom it concerns; what was shown and is confirmed is done. */
    ModelAndView take(Actor actor, PractitionerId practitioner, FilledForm form, Place place) {
        var who = absences.practitioner(actor, practitioner);
        var today = absences.today(who);
        var first = form.day("first", it -> !it.isBefore(today), "bookings.absence.is-over");
        var last = form.day("last");
        form.inOrder("first", "last", "bookings.days-out-of-order");
        var from = form.timeIfAny("from");
        var until = form.timeIfAny("until");
        Supplier<AbsencePeriod> period = () -> new AbsencePeriod(first.get(), last.get(), from, until);
        boolean readable = !form.errors().any();
        var said = OutcomesForm.read(form);
        form.errorAt("last", "bookings.absence.too-long", "bookings.absence.is-over");
        form.errorAt("until", "bookings.hours-out-of-order");
        form.otherErrorsAt("sure");
        return form.show(
                () -> readable
                                && !form.errors().byField().containsKey("last")
                                && !form.errors().byField().containsKey("until")
                        ? look(actor, practitioner, period.get(), place)
                        : ask(actor, practitioner, place),
                () -> {
                    if (!form.ticked("sure")) {
                        return look(actor, practitioner, period.get(), place);
                    }
                    var outcomes = new Outcomes(said.get(), "");
                    absences.take(actor, practitioner, period.get(), outcomes);
                    return new ModelAndView(place.way()
                            .to(
                                    place.back(),
                                    "bookings.absence.noted",
                                    who.name(),
                                    outcomes.each().size()));
                });
    }

    private ModelAndView look(Actor actor, PractitionerId practitioner, AbsencePeriod period, Place place) {
        return page(actor, practitioner, place, new Look(period, absences.broken(actor, practitioner, period)));
    }

    private ModelAndView page(Actor actor, PractitionerId practitioner, Place place, @Nullable Look look) {
        Practitioner who = absences.practitioner(actor, practitioner);
        return new ModelAndView(
                "bookings/absence",
                "it",
                new AbsencePage(who, absences.today(who), look, place.path(), place.back(), place.door()));
    }
}
