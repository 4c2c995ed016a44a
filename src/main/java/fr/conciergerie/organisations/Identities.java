package fr.conciergerie.organisations;

import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Contact;
import fr.conciergerie.web.audit.Audit;
import fr.conciergerie.web.pictures.Picture;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door to who the operator is: its name, its numbers, whom to turn to, its logo. */
@Service
@Transactional
public class Identities {

    private final IdentityRepository identities;
    private final TermsRepository terms;
    private final OrganisationRepository operators;
    private final Audit audit;
    private final DayClock dayClock;
    private final Clock clock;

    Identities(
            IdentityRepository identities,
            TermsRepository terms,
            OrganisationRepository operators,
            Audit audit,
            DayClock dayClock,
            Clock clock) {
        this.identities = identities;
        this.terms = terms;
        this.operators = operators;
        this.audit = audit;
        this.dayClock = dayClock;
        this.clock = clock;
    }

    /** Of the operator at work. */
    @Transactional(readOnly = true)
    public OperatorIdentity identity() {
        var operator = operator();
        var said = identities.last();
        return new OperatorIdentity(
                operator,
                said.details(),
                identities
                        .logoDrawnAt()
                        .map(it -> "/operators/" + operator.slug() + "/logo.png?drawn=" + it.getEpochSecond())
                        .orElse(null),
                terms.inForce(operator.slug(), today()).orElse(null),
                said.version());
    }

    /** Whom people may call or write to at the operator at work; empty until it is said. */
    @Transactional(readOnly = true)
    public Optional<Contact> contact() {
        return Optional.ofNullable(identities.last().details().enterprise())
                .map(it -> new Contact(operator().name(), it.phone(), it.email()));
    }

    /** @param version the one that was read */
    public void say(Actor actor, IdentityDetails details, int version) {
        identities.insert(details, version + 1, actor.account(), clock.instant());
        audit.note("organisations.identity-said", Tenant.require(), Map.of("version", version + 1));
    }

    /** The logo as a PNG on white, to be put on paper. */
    @Transactional(readOnly = true)
    public Optional<byte[]> logo() {
        return identities.logo();
    }

    /** @param upload a JPEG or a PNG; what is kept is drawn anew */
    public void showLogo(byte[] upload) {
        identities.saveLogo(Picture.drawing(upload).file(), clock.instant());
    }

    public void removeLogo() {
        identities.deleteLogo();
    }

    private LocalDate today() {
        return dayClock.today();
    }

    private Operator operator() {
        OperatorId id = Tenant.require();
        return operators.operators().stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("operator " + id));
    }
}
