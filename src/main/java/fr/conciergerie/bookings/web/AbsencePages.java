package fr.conciergerie.bookings.web;

import fr.conciergerie.bookings.Absences;
import fr.conciergerie.bookings.BookingId;
import fr.conciergerie.bookings.Practitioner;
import fr.conciergerie.bookings.PractitionerId;
import fr.conciergerie.bookings.SlotId;
import fr.conciergerie.bookings.web.AbsencePage.Look;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.FilledForm;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Somebody who receives is away: whoever may says for which days, sees whom it concerns, and confirms. */
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
        boolean readable = !form.errors().any();
        var known = form.choices("booking", BookingId::of);
        var moved = moved(form, known);
        form.errorAt("last", "bookings.absence.too-long", "bookings.absence.is-over");
        form.otherErrorsAt("sure");
        return form.show(
                () -> readable && !form.errors().byField().containsKey("last")
                        ? look(actor, practitioner, first.get(), last.get(), place)
                        : ask(actor, practitioner, place),
                () -> {
                    if (!form.ticked("sure")) {
                        return look(actor, practitioner, first.get(), last.get(), place);
                    }
                    absences.take(actor, practitioner, first.get(), last.get(), known, moved.get());
                    return new ModelAndView(
                            place.way().to(place.back(), "bookings.absence.noted", who.name(), known.size()));
                });
    }

    /** Those for whom another hour was chosen. Whoever was asked and said nothing has not said that it is cancelled. */
    private static Supplier<Map<BookingId, SlotId>> moved(FilledForm form, List<BookingId> known) {
        var answers = new LinkedHashMap<BookingId, Supplier<Optional<SlotId>>>();
        for (var booking : known) {
            var field = AbsencePage.field(booking);
            if (form.has(field)) {
                answers.put(
                        booking,
                        form.read(
                                field,
                                it -> it.equals(AbsencePage.CANCEL) ? Optional.empty() : Optional.of(SlotId.of(it))));
            }
        }
        return () -> {
            var moved = new HashMap<BookingId, SlotId>();
            answers.forEach((booking, to) -> to.get().ifPresent(it -> moved.put(booking, it)));
            return moved;
        };
    }

    private ModelAndView look(Actor actor, PractitionerId practitioner, LocalDate first, LocalDate last, Place place) {
        var broken = absences.broken(actor, practitioner, first, last);
        return page(
                actor,
                practitioner,
                place,
                new Look(first, last, broken, absences.otherHours(actor, practitioner, first, last, broken)));
    }

    private ModelAndView page(Actor actor, PractitionerId practitioner, Place place, @Nullable Look look) {
        Practitioner who = absences.practitioner(actor, practitioner);
        return new ModelAndView(
                "bookings/absence",
                "it",
                new AbsencePage(who, absences.today(who), look, place.path(), place.back(), place.door()));
    }
}
