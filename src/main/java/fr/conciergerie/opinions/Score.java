package fr.conciergerie.opinions;

import java.util.List;
import java.util.stream.IntStream;

/** Whether a member would recommend the service to a colleague, from 0 (not at all) to 10 (without hesitating). */
public record Score(int value) {

    private static final int MOST = 10;

    public Score {
        if (value < 0 || value > MOST) {
            throw new IllegalArgumentException("no score: " + value);
        }
    }

    /** Reads the score as a form sends it; an {@link IllegalArgumentException} when it is none. */
    public static Score of(String text) {
        return new Score(Integer.parseInt(text));
    }

    public static List<Score> all() {
        return IntStream.rangeClosed(0, MOST).mapToObj(Score::new).toList();
    }

    @Override
    public String toString() {
        return String.valueOf(value);
    }
}
