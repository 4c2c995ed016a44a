package fr.conciergerie.accounts;

import fr.conciergerie.shared.Refused;
import java.util.regex.Pattern;

/** An address one signs in with. */
final class EmailAddress {

    private static final int LONGEST = 254;
    private static final Pattern SHAPE =
            Pattern.compile("[^@\\s\\p{Cntrl}<>,;\"]+@[^@\\s\\p{Cntrl}<>,;\"]+\\.[\\p{L}\\p{N}-]+");

    private EmailAddress() {}

    static String read(String typed) {
        var address = typed.strip();
        if (address.length() > LONGEST || !SHAPE.matcher(address).matches()) {
            throw new Refused("accounts.not-an-address");
        }
        return address;
    }
}
