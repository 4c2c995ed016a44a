package fr.conciergerie.notifications;

import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.web.Contact;
import fr.conciergerie.web.Contacts;
import fr.conciergerie.web.OperatorDirectory;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** How operators sign their messages. Kept in memory: a new name is signed with after the next start. */
@Component
class SenderNames {

    private static final String PRODUCT = "Conciergerie";

    private final OperatorDirectory operators;
    private final Contacts contacts;
    private final Map<OperatorId, String> names = new ConcurrentHashMap<>(Map.of(OperatorDirectory.PLATFORM, PRODUCT));

    SenderNames(OperatorDirectory operators, Contacts contacts) {
        this.operators = operators;
        this.contacts = contacts;
    }

    /** With where answers go, as the operator says it at this moment. */
    Sender sender(OperatorId operator) {
        var contact = contacts.of(operator);
        return new Sender(of(operator), contact.map(Contact::email).orElse(null));
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
