package fr.conciergerie.accounts;

import fr.conciergerie.shared.Cursor;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Slice;
import fr.conciergerie.web.audit.Audit;
import fr.conciergerie.web.audit.AuditEntry;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The audit ledgers as they are looked through, newest first. They are kept by {@link Audit}; here the names of people are
 * known. Who takes a copy away is noted in the ledger itself.
 */
@Service
@Transactional(readOnly = true)
public class AuditBook {

    /** More lines than a spreadsheet is read for; a shorter period has fewer. */
    static final int MOST_EXPORTED = 50_000;

    private final AuditRepository repository;
    private final Audit audit;

    AuditBook(AuditRepository repository, Audit audit) {
        this.repository = repository;
        this.audit = audit;
    }

    /** Whose deeds. */
    public enum Ledger {
        /** Everything that was done for the operator at work. */
        OPERATOR,
        /** What concerns no operator. Nobody is named in it: neither who did something nor to whom. */
        INSTALLATION
    }

    public Slice<AuditEntry> page(Ledger ledger, AuditFilter filter, @Nullable String cursor, int limit) {
        var rows = repository.newest(ledger, filter, Cursor.read(cursor, 2), limit + 1);
        return Slice.of(rows, limit, it -> Cursor.of(it.at(), it.id()));
    }

    /** The first piece of all of it, to be taken away; {@link #page} has the others. */
    @Transactional
    public Slice<AuditEntry> export(Ledger ledger, AuditFilter filter, int limit) {
        int lines = repository.count(ledger, filter, MOST_EXPORTED + 1);
        if (lines > MOST_EXPORTED) {
            throw new Refused("accounts.audit.too-many", MOST_EXPORTED);
        }
        var first = page(ledger, filter, null, limit);
        audit.note("accounts.audit-exported", null, Map.of("lines", lines));
        return first;
    }

    /** How much was noted for the operator at work since then. */
    public long countSince(Instant moment) {
        return repository.countSince(moment);
    }
}
