package fr.conciergerie.lockers;

import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.Refused;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The manager's door to the module: which banks stand where, and what they are made of. */
@Service
@Transactional
public class Banks {

    /** Of one bank: as many as anybody can take in at once. */
    public static final int MOST_COMPARTMENTS = 200;

    private final BankRepository banks;
    private final Codes codes;
    private final Organisations organisations;
    private final Clock clock;

    Banks(BankRepository banks, Codes codes, Organisations organisations, Clock clock) {
        this.banks = banks;
        this.codes = codes;
        this.organisations = organisations;
        this.clock = clock;
    }

    /** By site. */
    @Transactional(readOnly = true)
    public List<Bank> all() {
        return banks.all();
    }

    @Transactional(readOnly = true)
    public Bank bank(BankId id) {
        return banks.get(id);
    }

    @Transactional(readOnly = true)
    public List<Compartment> compartments(BankId id) {
        return banks.compartments(id);
    }

    @Transactional(readOnly = true)
    public int count() {
        return banks.count();
    }

    public BankId add(SiteId site, BankDetails details) {
        var id = new BankId(Ids.next(clock.instant()));
        banks.insert(id, organisations.site(site).id(), details);
        return id;
    }

    /**
     * What its locks are stays; codes that are set stay set, the next ones go by the new rule.
     *
     * @param inService whether compartments are still given; what lies in them stays until it is taken
     */
    public void change(BankId id, int version, BankDetails details, boolean inService) {
        var before = banks.get(id);
        if (before.details().profile() != details.profile()) {
            throw new Refused("lockers.profile-stays");
        }
        requireRoom(id, details, 0);
        banks.update(id, version, details, inService);
    }

    /** Some alike: all of them or, where one is there already, none. Each gets a code, to be set before it is given to anybody. */
    public void addCompartments(BankId id, CompartmentLabels labels, Size size, boolean seated) {
        var bank = banks.get(id);
        banks.lock(id);
        requireRoom(id, bank.details(), labels.all().size());
        for (var label : labels.all()) {
            var compartment = new CompartmentId(Ids.next(clock.instant()));
            banks.insert(compartment, id, label, size, seated);
            codes.propose(id, compartment, bank.details().digits());
        }
    }

    private void requireRoom(BankId id, BankDetails details, int more) {
        if (banks.count(id) + more > MOST_COMPARTMENTS) {
            throw new Refused("lockers.too-many-compartments", MOST_COMPARTMENTS);
        }
        if (details.slots() != null && codes.inUse(id) + more > details.slots()) {
            throw new Refused("lockers.too-few-slots", details.slots(), codes.inUse(id) + more);
        }
    }
}
