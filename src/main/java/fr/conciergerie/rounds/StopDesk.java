package fr.conciergerie.rounds;

import fr.conciergerie.custody.Arrival;
import fr.conciergerie.custody.Carriage;
import fr.conciergerie.custody.Custody;
import fr.conciergerie.custody.Holder.Courier;
import fr.conciergerie.custody.Reserves;
import fr.conciergerie.custody.TransferId;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.ShortCode;
import fr.conciergerie.web.Actor;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a driver does at a stop: says of each piece what became of it, all in one go, and takes that back where it was a slip. */
@Service
@Transactional
public class StopDesk {

    private final Rounds rounds;
    private final CargoQuery cargo;
    private final Carriage carriage;
    private final Custody custody;
    private final ManifestRepository manifest;
    private final Clock clock;

    StopDesk(
            Rounds rounds,
            CargoQuery cargo,
            Carriage carriage,
            Custody custody,
            ManifestRepository manifest,
            Clock clock) {
        this.rounds = rounds;
        this.cargo = cargo;
        this.carriage = carriage;
        this.custody = custody;
        this.manifest = manifest;
        this.clock = clock;
    }

    /** How many pieces went which way at the stops that are made. */
    @Transactional(readOnly = true)
    public List<ManifestLine> manifest(Round round) {
        return manifest.of(round.id());
    }

    /**
     * Closes a stop: what was said of each piece is done, and written down.
     *
     * @throws Refused where a piece is not accounted for, or some pieces of a line would travel without the others
     */
    public void close(Actor actor, RoundId id, int version, RoundStopId stop, StopReport report) {
        var round = rounds.at(actor, id, version);
        var departure = rounds.moment(round, report.departure());
        var arrival = report.arrival() == null ? departure : rounds.moment(round, report.arrival());
        var closed =
                round.visited(stop, new RoundStop.State.Done(arrival, departure, clock.instant(), report.handedTo()));
        int closing = closed.stop(stop).closings();
        var courier = new Courier(round.code(), round.id().value());
        var expected = cargo.at(actor, id, stop);
        requireExpected(expected, report);
        for (var it : expected) {
            var transfer = done(actor, it, courier, report);
            it.pieces()
                    .forEach(piece -> manifest.add(
                            stop,
                            closing,
                            piece.id(),
                            it.way(),
                            said(report, piece),
                            moves(report, piece) ? transfer : null));
        }
        rounds.change(actor, id, version, _ -> closed);
    }

    /**
     * Opens a stop that is made once more: what was given to a partner or taken there is taken back. What came on board at a desk or was
     * put down there stays so.
     *
     * @param why needed from ten minutes after the stop was closed
     */
    public void reopen(Actor actor, RoundId id, int version, RoundStopId stop, @Nullable String why) {
        var round = rounds.at(actor, id, version);
        var again = round.reopened(stop);
        var made = round.stop(stop);
        if (why == null
                && made.state() instanceof RoundStop.State.Done done
                && clock.instant().isAfter(done.told().plus(RoundStop.TIME_TO_REOPEN))) {
            throw new Refused("rounds.stop.say-why");
        }
        manifest.transfers(made).forEach(it -> carriage.undo(actor, it));
        manifest.reopened(made, actor.account(), why, clock.instant());
        rounds.change(actor, id, version, _ -> again);
    }

    /** What was said of a piece that does not change hands here, or not any more, is not dropped in silence. */
    private static void requireExpected(List<Cargo> expected, StopReport report) {
        var known = expected.stream()
                .flatMap(it -> it.pieces().stream())
                .map(Cargo.Piece::label)
                .collect(Collectors.toSet());
        report.said().keySet().stream()
                .filter(it -> !known.contains(it))
                .min(Comparator.comparing(ShortCode::value))
                .ifPresent(it -> {
                    throw Refused.conflict("rounds.stop.piece-not-expected", it);
                });
    }

    /** @return the gesture in the ledger; null where nothing changed hands */
    private @Nullable TransferId done(Actor actor, Cargo it, Courier round, StopReport report) {
        var said = it.pieces().stream().collect(Collectors.toMap(Cargo.Piece::label, piece -> said(report, piece)));
        boolean stays = said.values().stream().allMatch(one -> one == Said.LEFT);
        if (!stays && said.containsValue(Said.LEFT)) {
            throw new Refused("rounds.stop.a-line-travels-whole", it.number());
        }
        return switch (it.way()) {
            case BOARD ->
                isWhole(said)
                        ? carriage.board(actor, it.order(), it.line(), round, report.scanned())
                                .transfer()
                        : noted(actor, it, said, report);
            case GIVE -> {
                if (isWhole(said)) {
                    yield carriage.give(actor, it.order(), it.line(), it.partner(), round, report.scanned())
                            .transfer();
                }
                if (!stays) {
                    carriage.recall(actor, it.order(), it.line(), round);
                }
                yield noted(actor, it, said, report);
            }
            case TAKE ->
                stays
                        ? null
                        : carriage.take(actor, it.order(), it.line(), it.partner(), round, arrival(said, report, null))
                                .transfer();
            case SET_DOWN ->
                stays
                        ? null
                        : carriage.setDown(actor, it.order(), it.line(), round, arrival(said, report, report.place()))
                                .transfer();
        };
    }

    /** What is missing or damaged of a line that stays where it is. */
    private @Nullable TransferId noted(Actor actor, Cargo it, Map<ShortCode, Said> said, StopReport report) {
        said.forEach((label, one) -> {
            switch (one) {
                case MISSING -> custody.miss(actor, label);
                case DAMAGED -> custody.damage(actor, label, damage(report, label));
                case HERE, LEFT -> {}
            }
        });
        return null;
    }

    private static Arrival arrival(Map<ShortCode, Said> said, StopReport report, @Nullable String place) {
        return new Arrival(
                place,
                those(said, Said.HERE),
                report.scanned().stream()
                        .filter(it -> said.get(it) == Said.HERE || said.get(it) == Said.DAMAGED)
                        .collect(Collectors.toSet()),
                those(said, Said.MISSING),
                those(said, Said.DAMAGED).stream().collect(Collectors.toMap(it -> it, it -> damage(report, it))),
                1);
    }

    private static Set<ShortCode> those(Map<ShortCode, Said> said, Said wanted) {
        return said.entrySet().stream()
                .filter(it -> it.getValue() == wanted)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static Reserves damage(StopReport report, ShortCode label) {
        return report.damages().getOrDefault(label, Reserves.NONE);
    }

    private static boolean isWhole(Map<ShortCode, Said> said) {
        return said.values().stream().allMatch(it -> it == Said.HERE);
    }

    private static boolean moves(StopReport report, Cargo.Piece piece) {
        return switch (said(report, piece)) {
            case HERE, DAMAGED -> true;
            case MISSING, LEFT -> false;
        };
    }

    private static Said said(StopReport report, Cargo.Piece piece) {
        var said = report.said().get(piece.label());
        if (said == null) {
            throw new Refused("rounds.stop.piece-unaccounted-for", piece.label());
        }
        return said;
    }
}
