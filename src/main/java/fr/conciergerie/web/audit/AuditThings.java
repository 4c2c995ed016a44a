package fr.conciergerie.web.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the deeds that one module notes in the audit ledger were done to, and where that can be looked at. */
public interface AuditThings {

    /** Null when the entry is another module's, or its sentence says it all. Asked for every line: no query here. */
    @Nullable
    Thing thing(AuditEntry entry);

    /**
     * What a deed was done to.
     *
     * @param key the key of how it is called
     * @param arguments what that sentence speaks of
     * @param path its page; null when there is none
     */
    record Thing(
            String key, List<Object> arguments, @Nullable String path) {

        public Thing {
            arguments = List.copyOf(arguments);
        }
    }
}
