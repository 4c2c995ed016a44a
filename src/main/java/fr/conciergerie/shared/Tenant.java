package fr.conciergerie.shared;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whose data the current work may see. Bound by the frame from the authenticated session, an event or a job, never from a
 * header; read by the transaction manager, which tells PostgreSQL. Unbound, every table with an operator is empty.
 */
public final class Tenant {

    private static final ScopedValue<OperatorId> CURRENT = ScopedValue.newInstance();

    private Tenant() {}

    public static Optional<OperatorId> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    /** The operator at work; a programming error when there is none. */
    public static OperatorId require() {
        return CURRENT.orElseThrow(() -> new IllegalStateException("no operator is bound here"));
    }

    public static void run(OperatorId operator, Runnable work) {
        ScopedValue.where(CURRENT, operator).run(work);
    }

    public static <T> T call(OperatorId operator, Supplier<T> work) {
        return ScopedValue.where(CURRENT, operator).call(work::get);
    }

    /** For work that throws checked exceptions, such as a servlet filter. */
    public static <T, X extends Throwable> T callChecked(OperatorId operator, ScopedValue.CallableOp<T, X> work)
            throws X {
        return ScopedValue.where(CURRENT, operator).call(work);
    }
}
