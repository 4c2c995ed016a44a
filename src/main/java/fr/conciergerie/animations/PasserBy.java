package fr.conciergerie.animations;

import fr.conciergerie.shared.Blanks;
import fr.conciergerie.shared.Refused;
import java.util.Locale;

/**
 * Somebody who registers without an account, often by the code on a poster.
 *
 * @param name by which they are called; nothing more is asked
 * @param locale in which they are told what changes
 */
public record PasserBy(String name, Reach reach, Locale locale) {

    public static final int LONGEST_NAME = 60;

    public PasserBy {
        name = Blanks.single(name);
        locale = locale.getLanguage().equals("en") ? Locale.ENGLISH : Locale.FRENCH;
        if (name.isEmpty()
                || name.length() > LONGEST_NAME
                || name.codePoints().noneMatch(Character::isLetter)
                || name.codePoints().anyMatch(Character::isISOControl)) {
            throw new Refused("animations.passer-by.not-a-name", LONGEST_NAME);
        }
    }
}
