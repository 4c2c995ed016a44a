package fr.conciergerie.markets;

import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.audit.Audit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Changes of a clause, field by field, for the audit ledger. */
final class ClauseChanges {

    private final Map<String, Object> fields = new LinkedHashMap<>();

    void add(String field, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            fields.put(field, Map.of("before", written(before), "after", written(after)));
        }
    }

    /** That it changed, not what it was: somebody may have written a person where an office belongs. */
    void addNameless(String field, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            fields.put(field, "changed");
        }
    }

    void note(Audit audit, MarketId market, ClauseId clause) {
        if (!fields.isEmpty()) {
            fields.put("market", market.toString());
            audit.note("markets.clause-changed", clause, fields);
        }
    }

    private static String written(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    /** Only what somebody has seen as it is now is changed by them. */
    static void requireSeen(int updated) {
        if (updated == 0) {
            throw Refused.conflict("markets.clause.meanwhile");
        }
    }
}
