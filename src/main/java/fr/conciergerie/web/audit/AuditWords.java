package fr.conciergerie.web.audit;

import fr.conciergerie.web.Dictionary;
import fr.conciergerie.web.Words;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * The deeds of the audit ledger as people read them. Each kind has its sentence {@code web.audit.what.<kind>}, also those that
 * nobody notes any more: a ledger keeps them.
 */
@Component
public class AuditWords {

    private static final String PREFIX = "web.audit.what.";

    private final Set<String> kinds = new TreeSet<>();

    AuditWords(Dictionary dictionary) {
        dictionary.keysUnder(PREFIX).forEach(it -> kinds.add(it.substring(PREFIX.length())));
    }

    /** Every kind of deed that has a sentence. */
    public Set<String> kinds() {
        return Set.copyOf(kinds);
    }

    /** What was done. A kind that a newer instance has noted, and that we have no words for yet, is told by its name. */
    public String sentence(Words words, String what) {
        return kinds.contains(what) ? words.say(PREFIX + what) : what;
    }
}
