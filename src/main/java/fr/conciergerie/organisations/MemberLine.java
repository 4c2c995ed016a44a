package fr.conciergerie.organisations;

import fr.conciergerie.shared.Refused;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line of a client's file, by the number that a spreadsheet shows beside it. */
sealed interface MemberLine {

    int number();

    /** Someone who may use the service. */
    record Good(
            int number,
            MemberDetails details,
            String email,
            @Nullable LocalDate eligibleUntil) implements MemberLine {}

    /**
     * A line that cannot be taken as it is.
     *
     * @param email the address, where it can be read: the person is in the file all the same
     * @param cells the line as it came
     */
    record Bad(int number, Refused reason, @Nullable String email, List<String> cells) implements MemberLine {}
}
