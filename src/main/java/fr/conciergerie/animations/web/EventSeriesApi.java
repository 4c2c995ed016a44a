package fr.conciergerie.animations.web;

import static java.util.stream.Collectors.toMap;

import fr.conciergerie.animations.AnimationId;
import fr.conciergerie.animations.AnimationStatus;
import fr.conciergerie.animations.AnimationView;
import fr.conciergerie.animations.Animations;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Slice;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.api.Idempotency;
import fr.conciergerie.web.api.IdempotencyKey;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** All days of an animation over the API: read, announced and cancelled in one act. */
@RestController
@RequestMapping(path = "/api/v1/events/{event}/series", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Events")
class EventSeriesApi {

    private final Animations animations;
    private final Idempotency idempotency;
    private final Clock clock;

    EventSeriesApi(Animations animations, Idempotency idempotency, Clock clock) {
        this.animations = animations;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @GetMapping
    @Operation(
            operationId = "listSeries",
            summary = "Read all days of an event",
            description = "What was planned with it and the caller sees likewise, itself among it, soonest first.")
    Slice<EventBody> series(Actor actor, @PathVariable AnimationId event) {
        var days = animations.series(actor, animations.animation(actor, event));
        return new Slice<>(days.stream().map(EventBody::of).toList(), null);
    }

    @PostMapping("/publication")
    @Operation(
            operationId = "publishSeries",
            summary = "Announce all days of an event",
            description = "Those that are drafts; 409 where there are none. All of them or none.")
    ResponseEntity<Slice<EventBody>> publish(Actor actor, @PathVariable AnimationId event, IdempotencyKey key) {
        return idempotency.once(key, event, () -> change(actor, event, AnimationStatus.DRAFT, animations::publish));
    }

    @PostMapping("/cancellation")
    @Operation(
            operationId = "cancelSeries",
            summary = "Cancel all days of an event that are to come",
            description =
                    "Those that were announced and have not begun; 409 where there are none. All of them or none. Whoever is"
                            + " registered for some is told once for each, with the reason.")
    ResponseEntity<Slice<EventBody>> cancel(
            Actor actor, @PathVariable AnimationId event, @RequestBody CancelEventBody body, IdempotencyKey key) {
        var reason = body.read();
        return idempotency.once(
                key,
                body,
                () -> change(actor, event, AnimationStatus.PUBLISHED, days -> animations.cancel(days, reason)));
    }

    private ResponseEntity<Slice<EventBody>> change(
            Actor actor, AnimationId event, AnimationStatus status, Consumer<Map<AnimationId, Integer>> act) {
        var now = clock.instant();
        var days = animations.series(actor, animations.animation(actor, event)).stream()
                .filter(it -> it.status() == status && !it.hasBegun(now))
                .collect(toMap(AnimationView::id, AnimationView::version, (one, _) -> one, LinkedHashMap::new));
        if (days.isEmpty()) {
            throw Refused.conflict("animations.series.nothing-left");
        }
        act.accept(days);
        return ResponseEntity.ok(series(actor, event));
    }
}
