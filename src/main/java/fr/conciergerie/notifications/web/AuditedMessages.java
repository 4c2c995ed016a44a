package fr.conciergerie.notifications.web;

import fr.conciergerie.web.audit.AuditEntry;
import fr.conciergerie.web.audit.AuditThings;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where to look after a message that somebody sent again or let be. */
@Component
class AuditedMessages implements AuditThings {

    @Override
    public @Nullable Thing thing(AuditEntry entry) {
        return entry.what().startsWith("notifications.")
                ? new Thing("notifications.audit.log", List.of(), "/operator/messages")
                : null;
    }
}
