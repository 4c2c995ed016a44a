package fr.conciergerie.insertion;

import fr.conciergerie.shared.Refused;
import fr.conciergerie.vault.Vault;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who somebody is, as far as the path needs it.
 *
 * @param category the facilitator's code, only where one is asked for
 * @param eligibility that it was verified, never on which grounds
 */
public record PersonDetails(
        String name,
        @Nullable String phone,
        @Nullable String email,
        LocalDate enteredOn,
        @Nullable Category category,
        @Nullable Eligibility eligibility) {

    /** Names, of people and of organisations. */
    public static final int LONGEST = 120;

    /** The codes that facilitators ask for. They name no ground. */
    @Schema(name = "PersonCategory")
    public enum Category {
        /** Employee of an insertion enterprise: what everybody here is. */
        SIAE,
        A,
        B,
        C
    }

    /** Verified on a day, by an organisation, on a platform. */
    public record Eligibility(LocalDate on, String by, String platform) {

        public Eligibility {
            by = by.strip();
            platform = platform.strip();
            if (by.isEmpty() || platform.isEmpty()) {
                throw new Refused("insertion.eligibility-incomplete");
            }
            if (by.length() > LONGEST || platform.length() > LONGEST) {
                throw new Refused("insertion.too-long", LONGEST);
            }
        }
    }

    public PersonDetails {
        name = name.strip();
        if (name.isEmpty()) {
            throw new Refused("insertion.needs-a-name");
        }
        if (name.length() > LONGEST) {
            throw new Refused("insertion.too-long", LONGEST);
        }
        phone = phone == null || phone.isBlank() ? null : phone.strip();
        email = email == null || email.isBlank() ? null : email.strip();
    }

    /** Whether a name or a contact is sealed and does not open. */
    boolean hasClosedValue() {
        return Stream.of(name, phone, email).anyMatch(Vault.CLOSED::equals);
    }

    /** Before they are changed: what stands in the place of a closed value is never sealed over it. */
    public void requireReadable() {
        if (hasClosedValue()) {
            throw Refused.conflict("insertion.value-closed");
        }
    }
}
