package fr.conciergerie.insertion;

import static java.util.Objects.requireNonNull;

import fr.conciergerie.shared.Constraints;
import fr.conciergerie.shared.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.dao.OptimisticLockingFailureException;

/** How the rows of a file are read and changed, and what the database would not have said in words. */
final class InsertionRows {

    private InsertionRows() {}

    static UUID[] keys(Collection<PersonId> ids) {
        return ids.stream().map(PersonId::value).toArray(UUID[]::new);
    }

    static UUID id(ResultSet row, String column) throws SQLException {
        return requireNonNull(row.getObject(column, UUID.class));
    }

    static LocalDate day(ResultSet row, String column) throws SQLException {
        return requireNonNull(row.getObject(column, LocalDate.class));
    }

    static void changed(PersonId id, int updated) {
        changed("person", id.value(), updated);
    }

    static void changed(String what, UUID id, int updated) {
        if (updated == 0) {
            throw new OptimisticLockingFailureException(what + " " + id + " changed meanwhile");
        }
    }

    /** Says in words what the database would not have. */
    static int refusing(Supplier<Integer> statement) {
        return Constraints.refusing(statement, name -> switch (name) {
            case "one_pass_from_a_day", "one_pass_at_a_time" -> Refused.conflict("insertion.pass-twice");
            case "one_suspension_a_day" -> Refused.conflict("insertion.suspension-overlaps");
            case "one_prolongation_a_day" -> Refused.conflict("insertion.prolongation-overlaps");
            case "one_contract_a_day" -> Refused.conflict("insertion.contract-overlaps");
            case "person_check" -> new Refused("insertion.exit-before-entry");
            case "contract_check" -> new Refused("insertion.ends-before-it-starts");
            default -> null;
        });
    }
}
