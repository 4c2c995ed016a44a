package fr.conciergerie.markets;

import fr.conciergerie.calendar.CancellationCause;
import fr.conciergerie.shared.Money;
import java.math.BigInteger;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/**
 * What became of the sessions of a site in some days. A session that was moved counts once, where it was moved to; one whose
 * weekly habit had ended was never due and is not here, and one on a public holiday is only told as cancelled.
 *
 * @param planned all that are due by the calendar: held, cancelled, to come and not noted
 * @param soFar how many of them are over, or were held before they were
 * @param moved how many of them stand in for another time
 * @param cancelled by cause
 * @param unnoted over, and nobody has said whether they took place
 * @param ahead still to come
 */
public record SessionTally(
        int planned,
        int soFar,
        int held,
        int moved,
        Map<CancellationCause, Integer> cancelled,
        int unnoted,
        int ahead) {

    public static final SessionTally NONE = new SessionTally(0, 0, 0, 0, Map.of(), 0, 0);

    public SessionTally {
        cancelled = Map.copyOf(cancelled);
    }

    /**
     * Whether the client is owed something for a session that did not take place. The one place where this is decided: what
     * the law or the client closed is not owed, what the operator missed is.
     */
    static boolean isCredited(CancellationCause cause) {
        return switch (cause) {
            case BY_OPERATOR, CONCIERGE_ABSENT, OTHER -> true;
            case PUBLIC_HOLIDAY, CLOSURE, BY_CLIENT, MOVED, NO_LONGER_PLANNED -> false;
        };
    }

    public int cancelled(CancellationCause cause) {
        return cancelled.getOrDefault(cause, 0);
    }

    /** Of those that are due, how many were cancelled. */
    public int notHeld() {
        return planned - held - unnoted - ahead;
    }

    /** How many sessions the client is owed. */
    public int credited() {
        return cancelled.entrySet().stream()
                .filter(it -> isCredited(it.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** What the client is owed: each session is worth the amount of a year divided by the sessions promised for a year. */
    Money credit(Money yearly, int sessionsPerYear) {
        var owed = BigInteger.valueOf(yearly.cents()).multiply(BigInteger.valueOf(credited()));
        var divisor = BigInteger.valueOf(sessionsPerYear);
        return new Money(
                owed.shiftLeft(1).add(divisor).divide(divisor.shiftLeft(1)).longValueExact(), yearly.currency());
    }

    public SessionTally plus(SessionTally other) {
        var both = new EnumMap<CancellationCause, Integer>(CancellationCause.class);
        both.putAll(cancelled);
        other.cancelled.forEach((cause, count) -> both.merge(cause, count, Integer::sum));
        return new SessionTally(
                planned + other.planned,
                soFar + other.soFar,
                held + other.held,
                moved + other.moved,
                both,
                unnoted + other.unnoted,
                ahead + other.ahead);
    }

    static SessionTally sum(Collection<SessionTally> some) {
        return some.stream().reduce(NONE, SessionTally::plus);
    }
}
