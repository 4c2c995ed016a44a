package fr.conciergerie.lockers;

import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.LinkToken;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The manager's door to the module: which banks stand where, and what they are made of. */
@Service
@Transactional
public class Banks {

    /** Of one bank: as many as anybody can take in at once. */
    public static final int MOST_COMPARTMENTS = 200;

    /** In which a controller shows its token. */
    private static final Duration ENROLMENT = Duration.ofHours(1);

    private final BankRepository banks;
    private final ControllerRepository controllers;
    private final Broker broker;
    private final Codes codes;
    private final Organisations organisations;
    private final Clock clock;

    Banks(
            BankRepository banks,
            ControllerRepository controllers,
            Broker broker,
            Codes codes,
            Organisations organisations,
            Clock clock) {
        this.banks = banks;
        this.controllers = controllers;
        this.broker = broker;
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

    /** Whether banks may be connected: whoever runs the installation has a broker for them. */
    public boolean mayBeConnected() {
        return broker.isThere();
    }

    public BankId add(SiteId site, BankDetails details) {
        if (details.isConnected() && !mayBeConnected()) {
            throw new Refused("lockers.no-broker");
        }
        var id = new BankId(Ids.next(clock.instant()));
        banks.insert(id, organisations.site(site).id(), details);
        if (details.isConnected()) {
            controllers.add(id);
        }
        return id;
    }

    /** What opens the doors of a bank; empty where it is a concierge. */
    @Transactional(readOnly = true)
    public Optional<ControllerView> controller(BankId id) {
        return controllers.of(id, clock.instant());
    }

    /** Lets a controller in that shows a token, once and soon. It is kept nowhere: whoever asks hands it over now. */
    public void offerEnrolment(BankId id, LinkToken token) {
        banks.get(id);
        if (controllers.offer(id, token.hash(), clock.instant().plus(ENROLMENT)) == 0) {
            throw Refused.conflict("lockers.not-connected");
        }
    }

    /**
     * A controller shows its token.
     *
     * @return its credential from now on, which is kept nowhere either; empty where the token is worth nothing
     */
    public Optional<LinkToken> enrol(BankId id, LinkToken token) {
        var credential = LinkToken.next(Tenant.require());
        return controllers.enrol(id, token.hash(), credential.hash(), clock.instant())
                ? Optional.of(credential)
                : Optional.empty();
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
