package fr.conciergerie.notifications;

import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.web.OperatorDirectory;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** How operators sign their messages. Kept in memory: a new name is signed with after the next start. */
@Component
class SenderNames {

    private static final String PRODUCT = "Conciergerie";

    private final OperatorDirectory operators;
    private final Map<OperatorId, String> names = new ConcurrentHashMap<>(Map.of(OperatorDirectory.PLATFORM, PRODUCT));

    SenderNames(OperatorDirectory operators) {
        this.operators = operators;
    }

    String of(OperatorId operator) {
        return names.computeIfAbsent(
                operator,
                it -> operators.all().stream()
                        .filter(one -> one.id().equals(it))
                        .map(OperatorDirectory.Entry::name)
                        .findFirst()
                        .orElse(PRODUCT));
    }
}
