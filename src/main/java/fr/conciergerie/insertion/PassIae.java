package fr.conciergerie.insertion;

import fr.conciergerie.shared.Refused;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * The State's leave to be in an insertion path (PASS IAE): two years of 365 days, which stand still while it is suspended and
 * grow when it is prolonged. Its end follows from its history and is never stored.
 */
public record PassIae(
        UUID id, String number, LocalDate startsOn, List<Suspension> suspensions, List<Prolongation> prolongations) {

    public static final int DAYS = 2 * 365;
    public static final int LONGEST_SUSPENSION_MONTHS = 36;

    /** How a PASS stands on a day. */
    public enum State {
        FUTURE,
        VALID,
        SUSPENDED,
        EXPIRED
    }

    /** Why the employer suspended it: the platform's own list. */
    public enum SuspensionReason {
        CONTRACT_SUSPENDED,
        CONTRACT_BROKEN,
        CONTRACT_FINISHED,
        AGREEMENT,
        GATEWAY_CONTRACT
    }

    /** Days that do not count, the last one included. */
    public record Suspension(UUID id, LocalDate startsOn, LocalDate endsOn, SuspensionReason reason) {

        public Suspension {
            if (endsOn.isBefore(startsOn)) {
                throw new Refused("insertion.ends-before-it-starts");
            }
            if (!endsOn.isBefore(startsOn.plusMonths(LONGEST_SUSPENSION_MONTHS))) {
                throw new Refused("insertion.suspension-too-long", LONGEST_SUSPENSION_MONTHS);
            }
        }

        long days() {
            return ChronoUnit.DAYS.between(startsOn, endsOn) + 1;
        }

        boolean holds(LocalDate day) {
            return !day.isBefore(startsOn) && !day.isAfter(endsOn);
        }
    }

    /** Days that were added, and by whose decision. */
    public record Prolongation(UUID id, LocalDate startsOn, LocalDate endsOn, String decidedBy) {

        public Prolongation {
            if (endsOn.isBefore(startsOn)) {
                throw new Refused("insertion.ends-before-it-starts");
            }
        }

        long days() {
            return ChronoUnit.DAYS.between(startsOn, endsOn) + 1;
        }

        long months() {
            return Math.max(1, ChronoUnit.MONTHS.between(startsOn, endsOn.plusDays(1)));
        }
    }

    public PassIae {
        number = number.equals(Vault.CLOSED) ? number : normalised(number);
        suspensions = suspensions.stream()
                .sorted(Comparator.comparing(Suspension::startsOn))
                .toList();
        prolongations = prolongations.stream()
                .sorted(Comparator.comparing(Prolongation::startsOn))
                .toList();
    }

    /** As printed on paper, with or without spaces. */
    static String normalised(String typed) {
        var plain = typed.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
        if (!plain.matches("[A-Z0-9]{12}")) {
            throw new Refused("insertion.not-a-pass-number");
        }
        return plain;
    }

    /** Shown 5 + 2 + 5, unless it is sealed and does not open. */
    public String spaced() {
        if (number.equals(Vault.CLOSED)) {
            return number;
        }
        return "%s %s %s".formatted(number.substring(0, 5), number.substring(5, 7), number.substring(7));
    }

    /** The last day on which it is valid. */
    public LocalDate endsOn() {
        long more = suspensions.stream().mapToLong(Suspension::days).sum()
                + prolongations.stream().mapToLong(Prolongation::days).sum();
        return startsOn.plusDays(DAYS - 1L + more);
    }

    public State state(LocalDate today) {
        if (today.isBefore(startsOn)) {
            return State.FUTURE;
        }
        if (today.isAfter(endsOn())) {
            return State.EXPIRED;
        }
        return suspensions.stream().anyMatch(it -> it.holds(today)) ? State.SUSPENDED : State.VALID;
    }

    /** Whether it may still be, or may already be, prolonged: from twelve months before the end to six months after. */
    public boolean mayBeProlonged(LocalDate today) {
        return !today.isBefore(endsOn().minusMonths(12)) && !today.isAfter(endsOn().plusMonths(6));
    }

    long prolongedMonths() {
        return prolongations.stream().mapToLong(Prolongation::months).sum();
    }
}
