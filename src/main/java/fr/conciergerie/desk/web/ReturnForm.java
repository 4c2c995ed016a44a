package fr.conciergerie.desk.web;

import fr.conciergerie.custody.Arrival;
import fr.conciergerie.custody.Custody;
import fr.conciergerie.custody.ItemView;
import fr.conciergerie.custody.Reserves;
import fr.conciergerie.shared.ShortCode;
import fr.conciergerie.web.FilledForm;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is said of each piece that comes back from a partner: there, damaged or missing. The fields of {@code desk/return.jte}. */
final class ReturnForm {

    private enum Said {
        HERE,
        DAMAGED,
        MISSING
    }

    private ReturnForm() {}

    static Supplier<Arrival> read(FilledForm form, List<ItemView> awaited) {
        var nothing = form.ticked("nothing");
        var here = new HashSet<ShortCode>();
        var missing = new HashSet<ShortCode>();
        var damaged = new HashMap<ShortCode, Reserves>();
        for (var item : awaited) {
            var label = item.label();
            var damage = DamageFields.readIfAny(form, label);
            switch (nothing ? Said.MISSING : said(form, label)) {
                case HERE -> here.add(label);
                case MISSING -> missing.add(label);
                case DAMAGED -> damaged.put(label, damage.isEmpty() ? DamageFields.read(form, label) : damage);
                case null -> {}
            }
        }
        var back = Stream.of(here, damaged.keySet()).flatMap(Set::stream).collect(Collectors.toSet());
        var scanned = form.all("scanned").stream()
                .flatMap(it -> ShortCode.among(it, back).stream())
                .collect(Collectors.toSet());
        Supplier<Integer> parcels = form.has("parcels") ? form.number("parcels", 1, Custody.MAX_PIECES) : () -> 1;
        form.errorAt("parcels", "custody.pieces-out-of-bounds");
        var place = PlaceField.read(form);
        boolean empty = !awaited.isEmpty() && missing.size() == awaited.size();
        return () -> new Arrival(empty ? null : place.get(), here, scanned, missing, damaged, parcels.get());
    }

    private static @Nullable Said said(FilledForm form, ShortCode label) {
        var said = form.choiceIfAny("is-" + label, Said.class);
        form.check(said != null, "is-" + label, "desk.return.say-of-each");
        return said;
    }
}
