package fr.conciergerie.web.ical;

import java.nio.charset.StandardCharsets;

/** Lines of at most 75 bytes (the library counts letters), none of which ends within a letter: what is longer goes on after a space (RFC 5545, 3.1). */
final class FoldedLines {

    private static final int MOST_BYTES = 75;
    private static final String END = "\r\n";

    private FoldedLines() {}

    static String fold(String text) {
        var folded = new StringBuilder(text.length() + text.length() / 16);
        text.lines().forEach(line -> fold(line, folded));
        return folded.toString();
    }

    private static void fold(String line, StringBuilder folded) {
        int taken = 0;
        for (int letter : line.codePoints().toArray()) {
            int bytes = Character.toString(letter).getBytes(StandardCharsets.UTF_8).length;
            if (taken + bytes > MOST_BYTES) {
                folded.append(END).append(' ');
                taken = 1;
            }
            folded.appendCodePoint(letter);
            taken += bytes;
        }
        folded.append(END);
    }
}
