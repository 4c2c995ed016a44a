package fr.conciergerie.organisations;

import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Contact;
import fr.conciergerie.web.Contacts;
import fr.conciergerie.web.OperatorDirectory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Whom to turn to at each operator, from its identity. Every page of an agent asks, so it is remembered for a minute. */
@Component
class ContactList implements Contacts {

    private static final Logger LOG = LoggerFactory.getLogger(ContactList.class);
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private record Known(Optional<Contact> contact, Instant until) {}

    private final Identities identities;
    private final Clock clock;
    private final Map<OperatorId, Known> known = new ConcurrentHashMap<>();

    ContactList(Identities identities, Clock clock) {
        this.identities = identities;
        this.clock = clock;
    }

    @Override
    public Optional<Contact> of(OperatorId operator) {
        if (operator.equals(OperatorDirectory.PLATFORM)) {
            return Optional.empty();
        }
        var now = clock.instant();
        var remembered = known.get(operator);
        if (remembered != null && now.isBefore(remembered.until())) {
            return remembered.contact();
        }
        try {
            var contact = Tenant.call(operator, identities::contact);
            known.put(operator, new Known(contact, now.plus(REMEMBERED)));
            return contact;
        } catch (DataAccessException | TransactionException e) {
            // The page that says that the database is away has a foot too.
            LOG.debug("whom to turn to is not known", e);
            return remembered == null ? Optional.empty() : remembered.contact();
        }
    }
}
