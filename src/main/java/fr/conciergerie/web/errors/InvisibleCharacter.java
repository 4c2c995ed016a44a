package fr.conciergerie.web.errors;

import fr.conciergerie.shared.Refused;

/**
 * A character that no person types: a control character, half of a pair, or one that a program keeps for itself. Nothing of
 * ours stores or prints one.
 */
final class InvisibleCharacter extends RuntimeException {

    static final Problem PROBLEM = Problem.of(400, new Refused("web.problem.control-character"));

    private static final char NON_JOINER = 0x200C;
    private static final char JOINER = 0x200D;

    /** Letters to Unicode, and blank all the same. */
    private static final String HANGUL_FILLERS = "\u115F\u1160\u3164\uFFA0";

    InvisibleCharacter() {
        super("invisible character", null, false, false);
    }

    /**
     * What a program sends is held to more than what a person pastes: nothing that only steers or hides, such as marks of
     * direction, soft hyphens or spaces of no width. The joiners stay between letters, where scripts and emoji need them.
     */
    static boolean isInJson(String text) {
        return isIn(text) || text.codePoints().anyMatch(InvisibleCharacter::isHidden) || hasJoinerAtAnEnd(text);
    }

    private static boolean isHidden(int c) {
        return switch (Character.getType(c)) {
            case Character.FORMAT -> c != JOINER && c != NON_JOINER && !isTag(c);
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> (c & 0xFFFE) == 0xFFFE || HANGUL_FILLERS.indexOf(c) >= 0;
        };
    }

    /** The signs that make the flag of a region, after a flag; nothing alone. */
    private static boolean isTag(int c) {
        return c >= 0xE0020 && c <= 0xE007F;
    }

    private static boolean hasJoinerAtAnEnd(String text) {
        var words = text.strip();
        return !words.isEmpty() && (isJoiner(words.charAt(0)) || isJoiner(words.charAt(words.length() - 1)));
    }

    private static boolean isJoiner(char c) {
        return c == JOINER || c == NON_JOINER;
    }

    /** Lines and tabs are text; everything else below the space is not. */
    static boolean isIn(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)
                    || (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')
                    || (c >= '\uFDD0' && c <= '\uFDEF')) {
                return true;
            }
        }
        return false;
    }
}
