package fr.conciergerie.organisations;

import fr.conciergerie.shared.Refused;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line of a client's file, by the number that a spreadsheet shows beside it. */
sealed interface MemberLine {

    int number();

    /**
     * Someone who may use the service.
     *
     * @param remarks what could not be read of their line, or was read with some doubt
     */
    record Good(
            int number,
            MemberDetails details,
            String email,
            @Nullable LocalDate eligibleUntil,
            List<Remark> remarks) implements MemberLine {

        public Good {
            remarks = List.copyOf(remarks);
        }
    }

    /** A person who stands in the file already, on the line of that number: they work at two sites. */
    record Again(int number, String name, String email, int first) implements MemberLine {}

    /**
     * A line that cannot be taken as it is.
     *
     * @param email the address, where it can be read: the person is in the file all the same
     * @param cells the line as it came
     */
    record Bad(int number, Refused reason, @Nullable String email, List<String> cells) implements MemberLine {}

    /** What is to be known of a line that was taken all the same: a key of the messages, and what it speaks of. */
    record Remark(int number, String key, List<String> arguments) {

        Remark(int number, String key, String... arguments) {
            this(number, key, List.of(arguments));
        }

        /** Whichever line it is about. */
        boolean saysTheSame(Remark other) {
            return key.equals(other.key) && arguments.equals(other.arguments);
        }
    }
}
