package fr.conciergerie.shared;

/**
 * Which e-mail addresses are the same: the letters A to Z in either case, and nothing else. Every locale folds the rest in a
 * way of its own (the Turkish İ, the Kelvin sign), and two ways side by side let somebody be counted as two people, or two
 * people as one. The database folds by the same rule, {@code shared.folded_address}.
 */
public final class EmailFold {

    private EmailFold() {}

    public static String of(String address) {
        var folded = new StringBuilder(address.length());
        for (int i = 0; i < address.length(); i++) {
            char letter = address.charAt(i);
            folded.append(letter >= 'A' && letter <= 'Z' ? (char) (letter + ('a' - 'A')) : letter);
        }
        return folded.toString();
    }
}
