package fr.conciergerie.figures;

/**
 * Who was trained among the people in an insertion path, of the operator as a whole: never fewer than five, years before counting in
 * as long as they are fewer.
 *
 * @param since the first year that counts in
 * @param minutes of training and immersion
 */
public record Training(int since, long people, long minutes) {

    public long hours() {
        return Math.round(minutes / 60.0);
    }
}
