package fr.conciergerie.organisations.web;

import fr.conciergerie.web.audit.AuditEntry;
import fr.conciergerie.web.audit.AuditThings;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Out of which file of agents the refused lines were taken away. */
@Component
class AuditedImports implements AuditThings {

    @Override
    public @Nullable Thing thing(AuditEntry entry) {
        return entry.what().equals("organisations.rejected-lines-exported")
                        && entry.detail().get("lines") instanceof Number lines
                ? new Thing("organisations.audit.import", List.of(lines), "/operator/imports/" + entry.thing())
                : null;
    }
}
