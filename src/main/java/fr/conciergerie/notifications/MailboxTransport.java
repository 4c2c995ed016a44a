package fr.conciergerie.notifications;

import java.util.Optional;

/** Demonstration: nothing leaves; whoever looks at {@code /mailbox} reads what would have been sent. */
final class MailboxTransport implements Transport {

    private static final String FROM = "conciergerie@demo.example";

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public Optional<String> from() {
        return Optional.of(FROM);
    }

    @Override
    public boolean leavesUs() {
        return false;
    }

    @Override
    public Delivery send(Outgoing message, Sender sender) {
        return new Delivery.Taken();
    }
}
