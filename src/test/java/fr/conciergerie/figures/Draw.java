package fr.conciergerie.figures;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** What the histories draw from a seed: always the same. */
record Draw(Random random) {

    static final Instant BEGIN = Instant.parse("2023-11-20T00:00:00Z");
    static final int DAYS = 430;

    /** Half of them within an hour of a midnight somewhere, where a day is easily mistaken. */
    Instant moment() {
        var day = BEGIN.plus(Duration.ofDays(upTo(DAYS)));
        return oneIn(2)
                ? day.plus(Duration.ofMinutes(upTo(24 * 60)))
                : day.plus(Duration.ofHours(19 + upTo(5))).plus(Duration.ofMinutes(upTo(60)));
    }

    LocalDate day() {
        return LocalDate.ofInstant(moment(), ZoneOffset.UTC);
    }

    LocalDate dayBetween(LocalDate from, LocalDate until) {
        return from.plusDays(upTo((int) (until.toEpochDay() - from.toEpochDay()) + 1));
    }

    /** Half of them on the last or the first day of a month, where a period is easily mistaken. */
    LocalDate nearTheEdge(LocalDate day) {
        return oneIn(2) ? day : day.withDayOfMonth(1).minusDays(upTo(2));
    }

    UUID key() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    <T> T pick(List<T> from) {
        return from.get(upTo(from.size()));
    }

    int upTo(int bound) {
        return random.nextInt(bound);
    }

    boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** One row in so many, always the same ones for the same word. */
    String some(int many) {
        return "abs(hashtext(id::text || '%d')) %% %d = 0".formatted(upTo(1_000), many);
    }
}
