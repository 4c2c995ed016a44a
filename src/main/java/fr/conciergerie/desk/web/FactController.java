package fr.conciergerie.desk.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.conciergerie.animations.AnimationId;
import fr.conciergerie.animations.Animations;
import fr.conciergerie.animations.OfflineTicks;
import fr.conciergerie.animations.OfflineTicks.Outcome;
import fr.conciergerie.animations.RegistrationId;
import fr.conciergerie.animations.RegistrationStatus;
import fr.conciergerie.animations.RegistrationTerms;
import fr.conciergerie.bookings.Attendance;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Dictionary;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.api.Idempotency;
import fr.conciergerie.web.api.IdempotencyKey;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * What the page of an event at the desk keeps and sends when there is a network: one fact at a time, under a key that the page made.
 * What the page shows of it, it is told by its answer.
 */
@Controller
class FactController {

    private final Animations animations;
    private final OfflineTicks ticks;
    private final Idempotency idempotency;
    private final Dictionary dictionary;

    FactController(Animations animations, OfflineTicks ticks, Idempotency idempotency, Dictionary dictionary) {
        this.animations = animations;
        this.ticks = ticks;
        this.idempotency = idempotency;
        this.dictionary = dictionary;
    }

    /**
     * What became of a fact.
     *
     * @param now what it is now, where somebody has said otherwise: a constant’s name, or how many
     * @param words why it cannot be taken
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FactAnswer(
            boolean taken, @Nullable String now, @Nullable String words) {}

    @PostMapping("/desk/animations/{event}/facts")
    ResponseEntity<FactAnswer> fact(
            Actor actor, @PathVariable("event") AnimationId event, FilledForm form, IdempotencyKey key, Locale reader) {
        animations.animation(actor, event);
        var work = form.has("registration") ? attendance(actor, event, form) : walkIns(actor, event, form);
        try {
            form.errors().refuseIfAny();
            return idempotency.once(key, form.fields(), () -> answer(work.get()));
        } catch (Refused refused) {
            var words = dictionary
                    .words(reader)
                    .say(refused.key(), refused.arguments().toArray());
            return ResponseEntity.status(HttpStatus.CONFLICT).body(new FactAnswer(false, null, words));
        }
    }

    private Supplier<Outcome> attendance(Actor actor, AnimationId event, FilledForm form) {
        var registration = form.read("registration", RegistrationId::of);
        var said = form.choice("attendance", Attendance.class);
        var seen = form.choice("seen", RegistrationStatus.class);
        return () -> ticks.attendance(actor, event, registration.get(), said.get(), seen.get());
    }

    private Supplier<Outcome> walkIns(Actor actor, AnimationId event, FilledForm form) {
        var counted = form.number("walkIns", 0, RegistrationTerms.LARGEST);
        var seen = form.number("seen", 0, RegistrationTerms.LARGEST);
        return () -> ticks.walkIns(actor, event, counted.get(), seen.get());
    }

    private static ResponseEntity<FactAnswer> answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Taken() -> ResponseEntity.ok(new FactAnswer(true, null, null));
            case Outcome.Otherwise(var now) -> otherwise(now.name());
            case Outcome.CountedOtherwise(var now) -> otherwise(String.valueOf(now));
        };
    }

    private static ResponseEntity<FactAnswer> otherwise(String now) {
        return ResponseEntity.status(HttpStatus.CONFLICT).body(new FactAnswer(false, now, null));
    }
}
