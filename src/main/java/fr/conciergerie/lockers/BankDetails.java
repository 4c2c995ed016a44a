package fr.conciergerie.lockers;

import fr.conciergerie.shared.Refused;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the manager says of a bank.
 *
 * @param codeLength how many digits its locks take, 6 to 8
 * @param forbiddenDigits those that they do not take, at most five; empty where they take all
 * @param slots how many codes a pad keeps at once; null for mechanical locks
 * @param holdHours how long a compartment is kept for what a member is to put in
 * @param stayDays how long what was put in for a member stays
 * @param awayDays how much longer it stays at most for a member who is away; 0 where it does not
 */
public record BankDetails(
        String name,
        LockProfile profile,
        int codeLength,
        String forbiddenDigits,
        @Nullable Integer slots,
        int holdHours,
        int stayDays,
        int awayDays) {

    public static final int LONGEST_NAME = 40;
    public static final int SHORTEST_CODE = CodeDigits.SHORTEST;
    public static final int LONGEST_CODE = CodeDigits.LONGEST;
    public static final int MOST_FORBIDDEN = 5;
    public static final int MOST_SLOTS = 500;
    public static final int LONGEST_HOLD = 168;
    public static final int LONGEST_STAY = 30;
    public static final int LONGEST_AWAY = 60;
    public static final int USUAL_AWAY = 14;

    private static final Pattern DIGITS = Pattern.compile("[0-9]*");

    public BankDetails {
        name = name.strip();
        if (name.isEmpty()) {
            throw new Refused("lockers.needs-a-name");
        }
        within(codeLength, SHORTEST_CODE, LONGEST_CODE);
        within(holdHours, 1, LONGEST_HOLD);
        within(stayDays, 1, LONGEST_STAY);
        within(awayDays, 0, LONGEST_AWAY);
        if (name.length() > LONGEST_NAME || !DIGITS.matcher(forbiddenDigits).matches()) {
            throw new Refused("lockers.bank-unreadable");
        }
        if (forbiddenDigits.chars().distinct().count() > MOST_FORBIDDEN) {
            throw new Refused("lockers.too-many-forbidden", MOST_FORBIDDEN);
        }
        if ((profile == LockProfile.KEYPAD) != (slots != null)) {
            throw new Refused("lockers.slots-of-a-keypad");
        }
        if (slots != null) {
            within(slots, 1, MOST_SLOTS);
        }
    }

    /** As long for those who are away as most banks do. */
    public BankDetails(
            String name,
            LockProfile profile,
            int codeLength,
            String forbiddenDigits,
            @Nullable Integer slots,
            int holdHours,
            int stayDays) {
        this(name, profile, codeLength, forbiddenDigits, slots, holdHours, stayDays, USUAL_AWAY);
    }

    /** Whether a controller opens its doors, which is told codes by nobody. */
    public boolean isConnected() {
        return profile == LockProfile.CONNECTED;
    }

    CodeDigits digits() {
        return new CodeDigits(codeLength, forbiddenDigits);
    }

    private static void within(int value, int least, int most) {
        if (value < least || value > most) {
            throw new Refused("lockers.out-of-bounds", least, most);
        }
    }
}
