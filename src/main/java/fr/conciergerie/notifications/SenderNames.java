package fr.conciergerie.notifications;

import fr.conciergerie.organisations.Operator;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.shared.OperatorId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** How operators sign their messages. Kept in memory: a new name is signed with after the next start. */
@Component
class SenderNames {

    private static final String PRODUCT = "Conciergerie";

    private final Organisations organisations;
    private final Map<OperatorId, String> names = new ConcurrentHashMap<>(Map.of(Outbox.PLATFORM, PRODUCT));

    SenderNames(Organisations organisations) {
        this.organisations = organisations;
    }

    String of(OperatorId operator) {
        return names.computeIfAbsent(
                operator,
                it -> organisations.operators().stream()
                        .filter(one -> one.id().equals(it))
                        .map(Operator::name)
                        .findFirst()
                        .orElse(PRODUCT));
    }
}
