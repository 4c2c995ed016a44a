package fr.conciergerie.organisations;

import fr.conciergerie.shared.Constraints;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.audit.Audit;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The front door to an operator's terms of sale (<i>conditions générales de vente</i>). A version that was published stays;
 * what is to be otherwise is another version.
 */
@Service
@Transactional
public class TermsOfSale {

    public static final int LONGEST = 100_000;

    private final TermsRepository terms;
    private final OrganisationRepository operators;
    private final Audit audit;
    private final DayClock dayClock;
    private final Clock clock;

    TermsOfSale(TermsRepository terms, OrganisationRepository operators, Audit audit, DayClock dayClock, Clock clock) {
        this.terms = terms;
        this.operators = operators;
        this.audit = audit;
        this.dayClock = dayClock;
        this.clock = clock;
    }

    /** The version under which an order is placed on a day; nothing while the operator has published none. */
    @Transactional(readOnly = true)
    public Optional<TermsVersion> inForce(LocalDate on) {
        return terms.inForce(slug(), on);
    }

    /** All that were ever published, newest first. */
    @Transactional(readOnly = true)
    public List<TermsVersion> versions() {
        return terms.all(slug());
    }

    @Transactional(readOnly = true)
    public TermsVersion version(int number) {
        return terms.find(slug(), number).orElseThrow(() -> new NotFound("terms " + number));
    }

    @Transactional(readOnly = true)
    public TermsText text(int number) {
        return TermsText.read(terms.text(number).orElseThrow(() -> new NotFound("terms " + number)));
    }

    /** As it was typed, for the next version to begin from. */
    @Transactional(readOnly = true)
    public Optional<String> written(int number) {
        return terms.text(number);
    }

    /**
     * @param firstDay today or later, and not before the first day of a version that is there already
     * @param number the one that it was read as going to bear
     */
    public TermsVersion publish(Actor actor, LocalDate firstDay, String text, int number) {
        var now = clock.instant();
        if (!mayBegin(firstDay)) {
            throw new Refused("organisations.terms.past");
        }
        var known = terms.all(slug());
        if (number != (known.isEmpty() ? 1 : known.getFirst().number() + 1)) {
            throw publishedMeanwhile(number);
        }
        boolean published = Constraints.refusing(
                () -> terms.insert(number, firstDay, text, actor.account(), now),
                it -> it.equals("terms_of_sale_pkey") ? publishedMeanwhile(number) : null);
        if (!published) {
            throw new Refused("organisations.terms.before-another");
        }
        audit.note("organisations.terms-published", number, Map.of("firstDay", firstDay.toString()));
        return version(number);
    }

    private static OptimisticLockingFailureException publishedMeanwhile(int number) {
        return new OptimisticLockingFailureException("terms " + number + " were published meanwhile");
    }

    /** Nobody can have ordered under terms that they could not read yet. */
    public boolean mayBegin(LocalDate firstDay) {
        return !firstDay.isBefore(earliestDay());
    }

    /** Today. */
    public LocalDate earliestDay() {
        return dayClock.today();
    }

    private String slug() {
        OperatorId id = Tenant.require();
        return operators.operators().stream()
                .filter(it -> it.id().equals(id))
                .map(Operator::slug)
                .findFirst()
                .orElseThrow(() -> new NotFound("operator " + id));
    }
}
