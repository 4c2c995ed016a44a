package fr.conciergerie.insertion;

import fr.conciergerie.shared.Blanks;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.vault.Vault;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * The State's leave to be in an insertion path (PASS IAE): two years of 365 days, which stand still while it is suspended and
 * grow when it is prolonged. Its end follows from its history; whoever corrects that moves the end.
 *
 * @param prolongations one after the other from the day after its first end, wherever that has come to be
 * @param version of the whole of it: its suspensions and prolongations included
 */
public record PassIae(
        UUID id,
        String number,
        LocalDate startsOn,
        List<Suspension> suspensions,
        List<Prolongation> prolongations,
        int version) {

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

        boolean overlaps(Suspension other) {
            return !id.equals(other.id) && !startsOn.isAfter(other.endsOn) && !endsOn.isBefore(other.startsOn);
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
        prolongations = oneAfterTheOther(firstEnd(startsOn, suspensions), prolongations);
    }

    private static List<Prolongation> oneAfterTheOther(LocalDate end, List<Prolongation> granted) {
        var laid = new ArrayList<Prolongation>();
        var last = end;
        for (var one : granted.stream()
                .sorted(Comparator.comparing(Prolongation::startsOn))
                .toList()) {
            var it = new Prolongation(one.id(), last.plusDays(1), last.plusDays(one.days()), one.decidedBy());
            laid.add(it);
            last = it.endsOn();
        }
        return List.copyOf(laid);
    }

    /** As printed on paper, with or without blanks of whatever kind. */
    static String normalised(String typed) {
        var plain = Blanks.without(typed).toUpperCase(Locale.ROOT);
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
        return prolongations.isEmpty()
                ? firstEnd(startsOn, suspensions)
                : prolongations.getLast().endsOn();
    }

    private static LocalDate firstEnd(LocalDate startsOn, List<Suspension> suspensions) {
        return startsOn.plusDays(
                DAYS - 1L + suspensions.stream().mapToLong(Suspension::days).sum());
    }

    /** Whether it runs on a day, suspended or not. */
    boolean holds(LocalDate day) {
        return !day.isBefore(startsOn) && !day.isAfter(endsOn());
    }

    boolean overlaps(PassIae other) {
        return !startsOn.isAfter(other.endsOn()) && !endsOn().isBefore(other.startsOn);
    }

    /** Suspensions that do not begin and end within it. Its last day is never a suspended one. */
    List<Suspension> outside() {
        var end = endsOn();
        return suspensions.stream()
                .filter(it -> it.startsOn().isBefore(startsOn) || !it.endsOn().isBefore(end))
                .toList();
    }

    PassIae numbered(String typed, LocalDate day) {
        return new PassIae(id, normalised(typed), day, suspensions, prolongations, version);
    }

    PassIae with(Suspension suspension) {
        return suspended(it -> {
            it.removeIf(other -> other.id().equals(suspension.id()));
            it.add(suspension);
            return it;
        });
    }

    PassIae without(Suspension suspension) {
        return suspended(it -> {
            it.remove(suspension);
            return it;
        });
    }

    /** In the place of the one before, if it is granted anew for other days; else after those that were granted. */
    PassIae with(Prolongation prolongation) {
        return prolonged(it -> {
            it.removeIf(other -> other.id().equals(prolongation.id()));
            it.add(prolongation);
            return it;
        });
    }

    PassIae without(Prolongation prolongation) {
        return prolonged(it -> {
            it.remove(prolongation);
            return it;
        });
    }

    private PassIae suspended(UnaryOperator<List<Suspension>> change) {
        return new PassIae(id, number, startsOn, change.apply(new ArrayList<>(suspensions)), prolongations, version);
    }

    private PassIae prolonged(UnaryOperator<List<Prolongation>> change) {
        return new PassIae(id, number, startsOn, suspensions, change.apply(new ArrayList<>(prolongations)), version);
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
