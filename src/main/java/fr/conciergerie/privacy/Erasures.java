package fr.conciergerie.privacy;

import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.audit.Audit;
import fr.conciergerie.web.privacy.Erasure;
import fr.conciergerie.web.privacy.Erasure.Fate;
import fr.conciergerie.web.privacy.Erasure.Finding;
import fr.conciergerie.web.privacy.Somebody;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The erasure of somebody, module by module, all or nothing; and what it would meet. */
@Component
@Transactional
class Erasures {

    /** Whoever did something and is nobody any more. */
    static final UUID NOBODY = new UUID(0, 0);

    private final List<Erasure> modules;
    private final RequestRepository requests;
    private final Audit audit;
    private final Clock clock;

    Erasures(List<Erasure> modules, RequestRepository requests, Audit audit, Clock clock) {
        this.modules =
                modules.stream().sorted(Comparator.comparingInt(Erasure::order)).toList();
        this.requests = requests;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<Finding> findings(Somebody person) {
        return modules.stream().flatMap(it -> it.findings(person).stream()).toList();
    }

    @Transactional(readOnly = true)
    public boolean isBlocked(Somebody person) {
        return findings(person).stream().anyMatch(it -> it.fate() == Fate.BLOCKS);
    }

    /** Nobody is erased whose things we still hold: where would they be given back to? */
    public void erase(Somebody person) {
        if (isBlocked(person)) {
            throw Refused.conflict("privacy.erasure.blocked");
        }
        var now = clock.instant();
        modules.forEach(it -> it.erase(person, now));
        requests.forgetWords(person.member(), NOBODY, now);
        audit.note("privacy.erased", person.member(), Map.of());
    }
}
