package fr.conciergerie.animations.web;

import fr.conciergerie.animations.Repetition;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.FormErrors;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** On which other days the same takes place, as a caller sends it. */
@Schema(name = "EventRepetition")
record RepetitionBody(
        @Schema(
                description = "Weeks between two of them; left out: only the days that are named",
                minimum = "1",
                maximum = "52")
        @Nullable
        Integer weeks,

        @Schema(description = "How often in all, where it is repeated by weeks", minimum = "2", maximum = "30")
        @Nullable
        Integer times,

        @Schema(description = "Other days besides, at the same hours by the clock there") @Nullable
        List<@Nullable LocalDate> days) {

    private static final int MOST_WEEKS = 52;

    Repetition read() {
        var errors = new FormErrors();
        errors.check((weeks == null) == (times == null), "repetition", "animations.series.how-often", Repetition.MOST);
        errors.check(
                weeks == null || weeks >= 1 && weeks <= MOST_WEEKS,
                "repetition",
                "animations.series.how-far-apart",
                MOST_WEEKS);
        var others = errors.read("repetition", () -> others(days == null ? List.of() : days));
        errors.refuseIfAny();
        var read = errors.read(
                "repetition",
                () -> weeks == null || times == null
                        ? new Repetition(0, 1, Objects.requireNonNull(others))
                        : new Repetition(weeks, times, Objects.requireNonNull(others)));
        errors.refuseIfAny();
        return Objects.requireNonNull(read);
    }

    private static List<LocalDate> others(List<@Nullable LocalDate> days) {
        return days.stream()
                .map(it -> {
                    if (it == null) {
                        throw new Refused("animations.series.not-a-day", "null");
                    }
                    return it;
                })
                .toList();
    }
}
