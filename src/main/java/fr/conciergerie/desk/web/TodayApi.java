package fr.conciergerie.desk.web;

import fr.conciergerie.catalogue.Shape;
import fr.conciergerie.desk.Board;
import fr.conciergerie.desk.Pile;
import fr.conciergerie.desk.ServedSite;
import fr.conciergerie.desk.Today;
import fr.conciergerie.desk.Waiting;
import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.LineStatus;
import fr.conciergerie.orders.OrderId;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A concierge's day over the API. */
@RestController
@RequestMapping(path = "/api/v1/desk", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Desk")
class TodayApi {

    private final Board board;
    private final DeskSites sites;
    private final TransactionTemplate reading;

    TodayApi(Board board, DeskSites sites, PlatformTransactionManager transactions) {
        this.board = board;
        this.sites = sites;
        reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
    }

    @GetMapping("/today")
    @Operation(
            operationId = "readDeskToday",
            summary = "What waits at a site today",
            description = "Each pile with how many lines it has and its first hundred, most urgent first.")
    TodayBody today(
            Actor actor,
            @Parameter(
                            description = "Slug or id of the site; may be left out by who serves one site only",
                            example = "hotel-de-metropole")
                    @RequestParam(required = false)
                    @Nullable
                    String site) {
        return Objects.requireNonNull(reading.execute(_ -> read(actor, site)));
    }

    private TodayBody read(Actor actor, @Nullable String site) {
        var all = sites.all(actor);
        if (site == null && all.size() != 1) {
            throw new Refused("desk.which-site");
        }
        var where = site == null ? all.getFirst() : DeskSites.site(all, site);
        var today = board.today(where);
        return new TodayBody(
                where.slug(),
                board.day(where),
                pile(where, today, Pile.RECEIVE),
                pile(where, today, Pile.HAND_OVER),
                pile(where, today, Pile.SEND),
                pile(where, today, Pile.FETCH),
                pile(where, today, Pile.LATE),
                pile(where, today, Pile.DECIDE),
                pile(where, today, Pile.GIVE_BACK));
    }

    private PileBody pile(ServedSite site, Today today, Pile pile) {
        int count = today.count(pile);
        return new PileBody(
                count,
                count == 0
                        ? List.of()
                        : board.pile(site, pile).stream().map(LineBody::of).toList());
    }

    @Schema(name = "DeskToday")
    record TodayBody(
            @Schema(example = "hotel-de-metropole") String site,
            LocalDate day,
            PileBody receive,
            PileBody handOver,
            PileBody send,
            PileBody fetch,
            PileBody late,
            PileBody decide,
            PileBody giveBack) {}

    @Schema(name = "DeskPile")
    record PileBody(int count, List<LineBody> items) {}

    @Schema(name = "DeskLine")
    /** Whose it is; what tells them from another of that name stands beside it. */
    record LineMember(
            MemberId id,

            @Schema(example = "Jean Doublon (Ville de Pessac)")
            String name) {}

    record LineBody(
            OrderId order,
            @Schema(example = "M4T8QZ") String number,
            LineId line,
            LineMember member,
            String service,
            Shape shape,
            int quantity,
            LineStatus status,
            @Nullable LocalDate promisedFor,
            String partner,
            @Nullable String place,
            List<String> labels) {

        static LineBody of(Waiting it) {
            return new LineBody(
                    it.order(),
                    it.number(),
                    it.line(),
                    new LineMember(it.member(), it.memberName()),
                    it.service(),
                    it.shape(),
                    it.quantity(),
                    it.status(),
                    it.promisedFor(),
                    it.partnerName(),
                    it.place(),
                    it.labels());
        }
    }
}
