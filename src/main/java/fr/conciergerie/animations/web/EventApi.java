package fr.conciergerie.animations.web;

import fr.conciergerie.animations.AnimationDetails;
import fr.conciergerie.animations.AnimationId;
import fr.conciergerie.animations.AnimationView;
import fr.conciergerie.animations.Animations;
import fr.conciergerie.animations.Times;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.partners.Partners;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Slice;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.api.Idempotency;
import fr.conciergerie.web.api.IdempotencyKey;
import fr.conciergerie.web.api.Precondition;
import fr.conciergerie.web.api.WithEtag;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ETag;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Animations over the API: planned, announced, at other times, cancelled. */
@RestController
@RequestMapping(path = "/api/v1/events", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Events")
class EventApi {

    private static final int DAYS = 31;
    private static final int MOST_DAYS = 366;

    private final Animations animations;
    private final Organisations organisations;
    private final Partners partners;
    private final Idempotency idempotency;
    private final DayClock dayClock;

    EventApi(
            Animations animations,
            Organisations organisations,
            Partners partners,
            Idempotency idempotency,
            DayClock dayClock) {
        this.animations = animations;
        this.organisations = organisations;
        this.partners = partners;
        this.idempotency = idempotency;
        this.dayClock = dayClock;
    }

    @GetMapping
    @Operation(
            operationId = "listEvents",
            summary = "What takes place",
            description = "Soonest first: what is announced at the sites of the caller; a manager sees drafts too.")
    Slice<EventBody> events(
            Actor actor,
            @Parameter(description = "Slug or id; left out: all of them") @RequestParam @Nullable String site,
            @Parameter(description = "The first day; left out: today") @RequestParam @Nullable LocalDate from,
            @Parameter(description = "The last day, at most 366 later; left out: 31 days later") @RequestParam @Nullable
                    LocalDate to) {
        var first = from == null ? dayClock.today() : from;
        var last = to == null ? first.plusDays(DAYS) : to;
        if (last.isBefore(first) || ChronoUnit.DAYS.between(first, last) > MOST_DAYS) {
            throw new Refused("animations.too-many-days", MOST_DAYS);
        }
        var found = site == null
                ? animations.between(actor, first, last)
                : animations.at(actor, site(actor, site), first, last);
        return new Slice<>(found.stream().map(EventBody::of).toList(), null);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "draftEvent",
            summary = "Plan an event",
            description =
                    "Nobody else knows of it until it is published. With a `repetition` it is planned on several days: each is an"
                            + " event of its own, published, moved and cancelled alone; the first is answered.")
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    @WithEtag
    ResponseEntity<EventBody> draft(Actor actor, @RequestBody PlanEventBody body, IdempotencyKey key) {
        var details = body.read(
                organisations::siteId, organisations::organisationId, partners::partnerId, animations::zoneOf);
        var days = body.repeated().of(details);
        return idempotency.once(key, body, () -> {
            var it = animations.animation(actor, animations.draft(days).getFirst());
            return ResponseEntity.created(URI.create("/api/v1/events/" + it.id()))
                    .eTag(etag(it))
                    .body(EventBody.of(it));
        });
    }

    @GetMapping("/{event}")
    @Operation(
            operationId = "readEvent",
            summary = "Read an event",
            description = "Its `ETag` is what `If-Match` takes on a change.")
    @WithEtag
    ResponseEntity<EventBody> event(Actor actor, @PathVariable AnimationId event) {
        return answer(animations.animation(actor, event));
    }

    @PostMapping("/{event}/publication")
    @Operation(
            operationId = "publishEvent",
            summary = "Announce an event",
            description = "From now on those whom it is for can read of it and register.")
    @WithEtag
    ResponseEntity<EventBody> publish(Actor actor, @PathVariable AnimationId event, Precondition precondition) {
        return change(actor, event, precondition, version -> animations.publish(event, version));
    }

    @PostMapping("/{event}/postponement")
    @Operation(
            operationId = "postponeEvent",
            summary = "Let an event take place at another time",
            description = "Whoever is registered is told once.")
    @WithEtag
    ResponseEntity<EventBody> postpone(
            Actor actor,
            @PathVariable AnimationId event,
            @RequestBody PostponeEventBody body,
            Precondition precondition) {
        var to = body.read();
        var known = animations.animation(actor, event).details();
        var times = new Times(to.from(), to.until(), known.times().zone());
        return change(actor, event, precondition, version -> animations.change(event, version, at(known, times)));
    }

    @PostMapping("/{event}/cancellation")
    @Operation(
            operationId = "cancelEvent",
            summary = "Cancel an event",
            description = "Whoever is registered is told once, with the reason.")
    @WithEtag
    ResponseEntity<EventBody> cancel(
            Actor actor,
            @PathVariable AnimationId event,
            @RequestBody CancelEventBody body,
            Precondition precondition) {
        var reason = body.read();
        return change(actor, event, precondition, version -> animations.cancel(event, version, reason));
    }

    @PostMapping("/{event}/walk-ins")
    @Operation(
            operationId = "countWalkIns",
            summary = "Say how many came without having registered",
            description = "From its beginning on, until seven days after its end: it has taken place then.")
    @WithEtag
    ResponseEntity<EventBody> walkIns(
            Actor actor, @PathVariable AnimationId event, @RequestBody WalkInsBody body, Precondition precondition) {
        int walkIns = body.read();
        return change(actor, event, precondition, version -> animations.countWalkIns(actor, event, version, walkIns));
    }

    private Site site(Actor actor, String slugOrId) {
        return organisations.sitesVisibleTo(actor).stream()
                .filter(it -> it.slug().equals(slugOrId) || it.id().toString().equals(slugOrId))
                .findFirst()
                .orElseThrow(() -> new NotFound("site " + slugOrId));
    }

    private static AnimationDetails at(AnimationDetails it, Times times) {
        return new AnimationDetails(
                it.kind(),
                it.title(),
                it.description(),
                it.sites(),
                it.place(),
                times,
                it.registration(),
                it.onlyFor(),
                it.partner(),
                it.cost());
    }

    private ResponseEntity<EventBody> change(Actor actor, AnimationId id, Precondition precondition, IntConsumer step) {
        int version = animations.animation(actor, id).version();
        if (!precondition.isMetBy(String.valueOf(version))) {
            throw new ResponseStatusException(HttpStatus.PRECONDITION_FAILED);
        }
        step.accept(version);
        return answer(animations.animation(actor, id));
    }

    private static ResponseEntity<EventBody> answer(AnimationView it) {
        return ResponseEntity.ok().eTag(etag(it)).body(EventBody.of(it));
    }

    private static String etag(AnimationView it) {
        return new ETag(String.valueOf(it.version()), false).formattedTag();
    }
}
