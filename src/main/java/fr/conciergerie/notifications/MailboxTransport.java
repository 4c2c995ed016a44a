package fr.conciergerie.notifications;

/** Demonstration: nothing leaves; whoever looks at {@code /mailbox} reads what would have been sent. */
final class MailboxTransport implements Transport {

    @Override
    public boolean isOpen() {
        return true;
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
