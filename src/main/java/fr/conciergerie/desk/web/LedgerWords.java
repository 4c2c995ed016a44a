package fr.conciergerie.desk.web;

import fr.conciergerie.custody.Holder;
import fr.conciergerie.custody.LedgerEntry;
import fr.conciergerie.web.Page;
import fr.conciergerie.web.ui.TimelineEntry;
import fr.conciergerie.web.ui.Tone;
import java.time.ZoneId;
import java.util.List;

/** The ledger as a story: one gesture, one sentence. */
public final class LedgerWords {

    private LedgerWords() {}

    public static List<TimelineEntry> entries(Page page, List<LedgerEntry> ledger, ZoneId zone) {
        return ledger.stream().map(it -> entry(page, it, zone)).toList();
    }

    private static TimelineEntry entry(Page page, LedgerEntry it, ZoneId zone) {
        var to = holder(page, it.to());
        var text = it.undoes()
                ? page.say("desk.ledger.undone", it.label().value(), to)
                : page.say("desk.ledger.moved", it.label().value(), to);
        return new TimelineEntry(
                icon(it.to()),
                text,
                page.moment(it.at(), zone),
                page.word("custody.method", it.method()),
                it.undoes() ? Tone.WARN : Tone.CALM);
    }

    private static String holder(Page page, Holder holder) {
        return switch (holder) {
            case Holder.Storage(var _, var place) -> page.say("desk.ledger.place", page.french(place));
            case Holder.Locker(var _, var compartment, var _) ->
                page.say("desk.ledger.locker", page.french(compartment));
            case Holder.Delegate(var name) -> page.say("desk.ledger.delegate", name);
            case Holder.Member _, Holder.Concierge _, Holder.Courier _, Holder.Partner _, Holder.Disposed _ ->
                page.word("custody.holder", holder.kind());
        };
    }

    private static String icon(Holder holder) {
        return switch (holder.kind()) {
            case MEMBER, DELEGATE -> "person-check";
            case CONCIERGE -> "person-badge";
            case STORAGE -> "inboxes";
            case LOCKER -> "lock";
            case COURIER -> "truck";
            case PARTNER -> "shop";
            case DISPOSED -> "slash-circle";
        };
    }
}
