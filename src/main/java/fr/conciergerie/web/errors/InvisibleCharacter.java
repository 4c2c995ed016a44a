package fr.conciergerie.web.errors;

import fr.conciergerie.shared.Refused;

/**
 * A character that no person types: a control character, half of a pair, or one that a program keeps for itself. Nothing of
 * ours stores or prints one.
 */
final class InvisibleCharacter extends RuntimeException {

    static final Problem PROBLEM = Problem.of(400, new Refused("web.problem.control-character"));

    InvisibleCharacter() {
        super("invisible character", null, false, false);
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
