package fr.conciergerie.orders.web;

import fr.conciergerie.web.audit.AuditEntry;
import fr.conciergerie.web.audit.AuditThings;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which order somebody stopped or renewed a link of, or took back. */
@Component
class AuditedOrders implements AuditThings {

    @Override
    public @Nullable Thing thing(AuditEntry entry) {
        return entry.what().startsWith("orders.") && entry.detail().get("number") instanceof String number
                ? new Thing("orders.audit.order", List.of(number), "/desk/orders/" + entry.thing())
                : null;
    }
}
