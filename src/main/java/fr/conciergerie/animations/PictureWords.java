package fr.conciergerie.animations;

import fr.conciergerie.shared.Refused;
import org.jspecify.annotations.Nullable;

/**
 * What is said of the picture of an event.
 *
 * @param alternative what it shows, for whoever does not see it
 * @param credit whose picture it is; null where nobody must be named
 */
public record PictureWords(String alternative, @Nullable String credit) {

    public static final int LONGEST_ALTERNATIVE = 250;
    public static final int LONGEST_CREDIT = 120;

    public PictureWords {
        alternative = alternative.strip();
        credit = credit == null || credit.isBlank() ? null : credit.strip();
        if (alternative.isEmpty()) {
            throw new Refused("animations.picture.needs-words");
        }
        if (alternative.length() > LONGEST_ALTERNATIVE || credit != null && credit.length() > LONGEST_CREDIT) {
            throw new Refused("animations.picture.words-too-long", LONGEST_ALTERNATIVE, LONGEST_CREDIT);
        }
    }
}
