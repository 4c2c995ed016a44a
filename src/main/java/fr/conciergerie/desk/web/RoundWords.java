package fr.conciergerie.desk.web;

import fr.conciergerie.rounds.Cargo;
import fr.conciergerie.rounds.CargoCount;
import fr.conciergerie.rounds.ManifestLine;
import fr.conciergerie.rounds.Mileage;
import fr.conciergerie.rounds.RoundState;
import fr.conciergerie.rounds.RoundStop;
import fr.conciergerie.rounds.Said;
import fr.conciergerie.rounds.Way;
import fr.conciergerie.web.Page;
import fr.conciergerie.web.ui.Tone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How rounds are said and shown. */
public final class RoundWords {

    private RoundWords() {}

    public static Tone tone(RoundState state) {
        return switch (state) {
            case RoundState.Planned _ -> Tone.CALM;
            case RoundState.UnderWay _ -> Tone.BUSY;
            case RoundState.Closed _ -> Tone.GOOD;
            case RoundState.CalledOff _ -> Tone.WARN;
        };
    }

    public static String key(RoundState state) {
        return switch (state) {
            case RoundState.Planned _ -> "desk.rounds.state.planned";
            case RoundState.UnderWay _ -> "desk.rounds.state.under-way";
            case RoundState.Closed _ -> "desk.rounds.state.closed";
            case RoundState.CalledOff _ -> "desk.rounds.state.called-off";
        };
    }

    /** How far it went, and how one knows. */
    public static String driven(Page page, Mileage mileage) {
        return page.say("desk.rounds.driven." + slug(mileage.source()), mileage.metres() / 1000.0);
    }

    public static long made(RoundPage it) {
        return it.stops().stream().filter(row -> row.stop().isDone()).count();
    }

    /** What is to change hands at a stop: "3 to give, 2 to take". */
    public static String expected(Page page, CargoCount count) {
        var parts = new ArrayList<String>();
        add(page, parts, "desk.stop.count.set-down", count.setDown());
        add(page, parts, "desk.stop.count.give", count.give());
        add(page, parts, "desk.stop.count.take", count.take());
        add(page, parts, "desk.stop.count.board", count.board());
        return parts.isEmpty() ? page.say("desk.stop.count.none") : String.join(", ", parts);
    }

    private static void add(Page page, List<String> parts, String key, int count) {
        if (count > 0) {
            parts.add(page.say(key, count));
        }
    }

    /** What changed hands at a stop that is made, and what did not. */
    public static String made(Page page, List<ManifestLine> manifest) {
        return manifest.isEmpty()
                ? page.say("desk.stop.count.none")
                : String.join(", ", manifest.stream().map(it -> line(page, it)).toList());
    }

    private static String line(Page page, ManifestLine it) {
        var said = it.said() == Said.HERE ? slug(it.way()) : slug(it.said());
        return page.say("desk.stop.made." + said, it.pieces());
    }

    public static boolean isAlarming(List<ManifestLine> manifest) {
        return manifest.stream().anyMatch(it -> it.said() == Said.MISSING || it.said() == Said.DAMAGED);
    }

    /** Which pieces stay where they are: not taken along, not taken there, not ready, not put down. */
    public static String left(Way way) {
        return "desk.stop.left." + slug(way);
    }

    public static String here(Way way) {
        return "desk.stop.here." + slug(way);
    }

    public static String heading(Way way) {
        return "desk.stop.way." + slug(way);
    }

    public static String icon(Way way) {
        return switch (way) {
            case BOARD, TAKE -> "box-arrow-in-down";
            case GIVE, SET_DOWN -> "box-arrow-up";
        };
    }

    public static List<Cargo> that(List<Cargo> cargo, Way way) {
        return cargo.stream().filter(it -> it.way() == way).toList();
    }

    public static int pieces(List<Cargo> cargo) {
        return cargo.stream().mapToInt(it -> it.pieces().size()).sum();
    }

    /** Whether a reason is asked for before it is opened once more. */
    public static boolean needsWhy(RoundStop.State.Done done, Instant now) {
        return now.isAfter(done.told().plus(RoundStop.TIME_TO_REOPEN));
    }

    private static String slug(Enum<?> it) {
        return it.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
