package fr.conciergerie.calendar.web;

import fr.conciergerie.calendar.Calendar;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.shared.Cursor;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Slice;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.api.WithEtag;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The sites that concern the caller, and when their desks open next. */
@RestController
@RequestMapping(path = "/api/v1/sites", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Sites")
class SitesApi {

    private static final int MOST = 100;
    private static final int SESSIONS = 4;

    private final Organisations organisations;
    private final Calendar calendar;
    private final Clock clock;

    SitesApi(Organisations organisations, Calendar calendar, Clock clock) {
        this.organisations = organisations;
        this.calendar = calendar;
        this.clock = clock;
    }

    @GetMapping
    @Operation(
            operationId = "listSites",
            summary = "Sites that concern the caller",
            description =
                    "A member and a coordinator get the sites of their organisation, a concierge those they serve,"
                            + " a manager and a partner all of the operator's; by name, with the next desk sessions.")
    @WithEtag
    ResponseEntity<Slice<SiteView>> sites(
            Actor actor,
            @Parameter(description = "where the previous answer's `next` left off")
                    @RequestParam(required = false)
                    @Nullable
                    String cursor,
            @Parameter(description = "at most 100") @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > MOST) {
            throw new Refused("calendar.limit-out-of-range", MOST);
        }
        var after = Cursor.read(cursor, 2);
        var rows = organisations.sitesVisibleTo(actor).stream()
                .sorted(Comparator.comparing(Site::name)
                        .thenComparing(it -> it.id().toString()))
                .filter(it -> after == null || isAfter(it, after))
                .limit(limit + 1L)
                .toList();
        return answer(views(Slice.of(rows, limit, it -> Cursor.of(it.name(), it.id()))));
    }

    @GetMapping("/{site}")
    @Operation(operationId = "readSite", summary = "One site", description = "By its slug or its key.")
    @WithEtag
    ResponseEntity<SiteView> site(Actor actor, @PathVariable String site) {
        var found = organisations.sitesVisibleTo(actor).stream()
                .filter(it -> it.slug().equals(site) || it.id().toString().equals(site))
                .findFirst()
                .orElseThrow(() -> new NotFound("site " + site));
        return answer(SiteView.of(found, calendar.nextSessions(found.id(), clock.instant(), SESSIONS)));
    }

    private Slice<SiteView> views(Slice<Site> sites) {
        var ids = sites.items().stream().map(Site::id).toList();
        var next = calendar.nextSessions(ids, clock.instant(), SESSIONS);
        return sites.map(it -> SiteView.of(it, next.getOrDefault(it.id(), List.of())));
    }

    private static boolean isAfter(Site site, Cursor cursor) {
        int byName = site.name().compareTo(cursor.text(0));
        return byName > 0 || byName == 0 && site.id().toString().compareTo(cursor.text(1)) > 0;
    }

    /** The same sites with the same sessions are the same answer: a caller that has it is told so with 304. */
    private static <T> ResponseEntity<T> answer(T body) {
        return ResponseEntity.ok()
                .eTag("W/\"" + Integer.toHexString(body.hashCode()) + "\"")
                .body(body);
    }
}
