package fr.conciergerie.animations;

import fr.conciergerie.shared.Refused;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * On which days something is given: the first, those at equal distances after it, and others that were chosen. On each it takes place
 * at the same hours by the clock on the wall.
 *
 * @param weeks between two of them; 0 where nothing is repeated
 * @param times how often in all, where it is repeated
 * @param others days besides
 */
public record Repetition(int weeks, int times, List<LocalDate> others) {

    public static final int MOST = 30;

    public static final Repetition ONCE = new Repetition(0, 1, List.of());

    public Repetition {
        others = List.copyOf(others);
        if (times < 1 || times > MOST || weeks < 0 || weeks == 0 && times != 1) {
            throw new Refused("animations.series.how-often", MOST);
        }
    }

    /** The first and its like on the other days, soonest first. Whatever has a day of its own moves along. */
    public List<AnimationDetails> of(AnimationDetails first) {
        var day = first.times().day();
        var days = new TreeSet<>(others);
        IntStream.range(0, times).forEach(it -> days.add(day.plusWeeks((long) it * weeks)));
        if (days.size() > MOST) {
            throw new Refused("animations.series.how-often", MOST);
        }
        return days.stream()
                .map(it -> first.movedBy(ChronoUnit.DAYS.between(day, it)))
                .toList();
    }
}
