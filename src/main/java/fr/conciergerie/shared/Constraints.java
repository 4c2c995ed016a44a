package fr.conciergerie.shared;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * What the database would not have, in words. A constraint is known by its name: what another one refuses, of which nobody
 * thought, is a fault and is not told as if it were the one that was expected.
 */
public final class Constraints {

    private Constraints() {}

    /**
     * @param refusals by the name of a constraint, why it refuses; null for those that cannot be met
     * @return what the change answers
     */
    public static <T> T refusing(Supplier<T> change, Function<String, @Nullable RuntimeException> refusals) {
        try {
            return change.get();
        } catch (DataIntegrityViolationException violated) {
            var refusal = refusals.apply(name(violated));
            throw refusal == null ? violated : refusal;
        }
    }

    /** The same for what answers nothing, and one constraint. */
    public static void refusing(Runnable change, String constraint, Supplier<RuntimeException> refusal) {
        refusing(
                () -> {
                    change.run();
                    return true;
                },
                name -> name.equals(constraint) ? refusal.get() : null);
    }

    private static String name(DataIntegrityViolationException violated) {
        return violated.getMostSpecificCause() instanceof PSQLException cause && cause.getServerErrorMessage() != null
                ? String.valueOf(cause.getServerErrorMessage().getConstraint())
                : "";
    }
}
