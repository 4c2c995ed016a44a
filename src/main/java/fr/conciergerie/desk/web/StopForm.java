package fr.conciergerie.desk.web;

import fr.conciergerie.custody.Custody;
import fr.conciergerie.custody.Reserves;
import fr.conciergerie.rounds.Cargo;
import fr.conciergerie.rounds.Said;
import fr.conciergerie.rounds.StopReport;
import fr.conciergerie.rounds.Way;
import fr.conciergerie.shared.ShortCode;
import fr.conciergerie.web.FilledForm;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What a driver says of a stop, piece by piece or of all at once. The fields of {@code desk/stop.jte}. All is what their page showed: a
 * piece that was expected since is asked for, one that is expected no more is named.
 */
final class StopForm {

    private StopForm() {}

    static Supplier<StopReport> read(FilledForm form, List<Cargo> cargo) {
        boolean rest = form.ticked("rest");
        var shown = form.all("shown").stream()
                .flatMap(it -> ShortCode.read(it).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        var said = new HashMap<ShortCode, Said>();
        var damages = new HashMap<ShortCode, Reserves>();
        boolean down = false;
        for (var it : cargo) {
            boolean one = false;
            boolean stays = false;
            for (var piece : it.pieces()) {
                var label = piece.label();
                var answer = form.choiceIfAny("is-" + label, Said.class);
                // of what was damaged before, somebody has to say whether it still is
                if (answer == null && rest && shown.contains(label) && !piece.damaged()) {
                    answer = Said.HERE;
                }
                form.check(answer != null, "is-" + label, "desk.stop.say-of-each", label);
                var damage = DamageFields.readIfAny(form, label);
                if (answer == Said.DAMAGED) {
                    damages.put(label, damage.isEmpty() ? DamageFields.read(form, label) : damage);
                }
                if (answer != null) {
                    said.put(label, answer);
                    one |= answer == Said.HERE || answer == Said.DAMAGED;
                    stays |= answer == Said.LEFT;
                }
                shown.remove(label);
            }
            form.check(
                    !stays
                            || it.pieces().stream()
                                    .allMatch(piece -> said.getOrDefault(piece.label(), Said.LEFT) == Said.LEFT),
                    "is-" + it.pieces().getFirst().label(),
                    "rounds.stop.a-line-travels-whole",
                    it.number());
            down |= one && it.way() == Way.SET_DOWN;
        }
        shown.forEach(it -> form.check(false, "", "rounds.stop.piece-not-expected", it));
        Supplier<String> place = down ? form.read("place", Custody::place) : () -> "";
        form.errorAt("place", "custody.place-missing", "custody.place-too-long");
        var handedTo = form.textIfAny("handedTo", StopReport.LONGEST_FUNCTION);
        var arrival = form.timeIfAny("arrival");
        var departure = form.timeIfAny("departure");
        form.errorAt("departure", "rounds.say-when", "rounds.stop.cannot-have-been-then", "rounds.is-another-day");
        var scanned = form.all("scanned").stream()
                .flatMap(it -> ShortCode.among(it, said.keySet()).stream())
                .collect(Collectors.toSet());
        return () -> {
            var where = place.get();
            return new StopReport(
                    arrival,
                    departure,
                    said,
                    scanned,
                    damages,
                    where.isEmpty() ? null : where,
                    handedTo.isEmpty() ? null : handedTo);
        };
    }
}
