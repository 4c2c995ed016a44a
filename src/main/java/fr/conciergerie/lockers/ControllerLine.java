package fr.conciergerie.lockers;

import fr.conciergerie.lockers.MqttContract.Committed;
import fr.conciergerie.lockers.MqttContract.Event;
import fr.conciergerie.lockers.MqttContract.Open;
import fr.conciergerie.lockers.MqttContract.Presence;
import fr.conciergerie.lockers.MqttContract.Snapshot;
import fr.conciergerie.lockers.MqttContract.Subject;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.OperatorDirectory;
import fr.conciergerie.web.OperatorDirectory.Entry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The line between controllers and us. Of several instances one is told each event; how all doors stand, which is retained, each is told
 * that comes.
 */
@Component
class ControllerLine implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ControllerLine.class);
    private static final String ONE_OF_US = "$share/conciergerie/";
    private static final String ANY = "+";

    private final Broker broker;
    private final MqttContract contract;
    private final DoorEvents events;
    private final OperatorDirectory operators;
    private final Map<BankId, OperatorId> known = new ConcurrentHashMap<>();

    private volatile boolean running;

    ControllerLine(Broker broker, MqttContract contract, DoorEvents events, OperatorDirectory operators) {
        this.broker = broker;
        this.contract = contract;
        this.events = events;
        this.operators = operators;
    }

    @Override
    public void start() {
        if (broker.isThere()) {
            broker.connect(
                    List.of(
                            ONE_OF_US + Subject.EVENTS.address(ANY),
                            ONE_OF_US + Subject.PRESENCE.address(ANY),
                            Subject.SNAPSHOT.address(ANY)),
                    this::heard);
        }
        running = true;
    }

    @Override
    public void stop() {
        broker.close();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /**
     * Orders a door to open.
     *
     * @return false where there is no line to anybody
     */
    boolean open(Opening it) {
        return broker.publish(
                Subject.COMMAND.address(it.bank()),
                contract.write(new Open(it.id().value(), it.compartment(), it.notAfter())),
                MqttContract.ORDER_LASTS);
    }

    boolean isOpen() {
        return broker.isConnected();
    }

    private void heard(String topic, byte[] payload, boolean retained) {
        var address = MqttContract.address(topic).orElse(null);
        var operator = address == null ? Optional.<OperatorId>empty() : operator(address.bank());
        if (address == null || operator.isEmpty()) {
            LOG.warn("Something was said at {}, which is no bank of ours", topic);
            return;
        }
        Tenant.run(operator.get(), () -> heard(address.bank(), address.subject(), payload, retained));
    }

    private void heard(BankId bank, Subject subject, byte[] payload, boolean retained) {
        switch (subject) {
            case EVENTS -> {
                var event = contract.read(payload, Event.class);
                answer(bank, new Committed(event.boot(), events.take(bank, event)));
            }
            case SNAPSHOT -> events.see(bank, contract.read(payload, Snapshot.class), !retained);
            case PRESENCE ->
                events.presence(bank, contract.read(payload, Presence.class).present());
            case COMMAND, COMMITTED -> throw new IllegalStateException("nobody says that to us");
        }
    }

    private void answer(BankId bank, Committed committed) {
        broker.publish(Subject.COMMITTED.address(bank), contract.write(committed), MqttContract.ORDER_LASTS);
    }

    /** Whose bank it is, never changes. */
    private Optional<OperatorId> operator(BankId bank) {
        var found = known.get(bank);
        if (found == null) {
            found = operators.all().stream()
                    .map(Entry::id)
                    .filter(it -> Tenant.call(it, () -> events.areOf(bank)))
                    .findFirst()
                    .orElse(null);
            if (found != null) {
                known.put(bank, found);
            }
        }
        return Optional.ofNullable(found);
    }
}
