package fr.conciergerie.insertion;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The working hours of the team in a week: a row for everybody who has a contract in it, or hours. */
public record HourWeek(LocalDate monday, List<Row> rows) {

    public HourWeek {
        rows = List.copyOf(rows);
    }

    /** @param days from Monday to Sunday */
    public record Row(PersonId person, String reference, String name, List<Day> days) {

        public Row {
            days = List.copyOf(days);
        }

        public long minutes() {
            return days.stream().mapToLong(Day::minutes).sum();
        }
    }

    /**
     * One person's day.
     *
     * @param entry what stands in the ledger; null where nothing does
     * @param contract whether a contract runs on it
     * @param locked whether its month is locked: what is corrected then counts in the current one
     * @param ahead whether it is still to come
     */
    public record Day(LocalDate day, @Nullable Standing entry, boolean contract, boolean locked, boolean ahead) {

        public long minutes() {
            return entry == null ? 0 : entry.minutes();
        }

        /** Whether something may be typed. */
        public boolean isOpen() {
            return entry != null || contract && !locked && !ahead;
        }
    }

    /** An entry that nobody has taken back. */
    public record Standing(UUID id, int minutes, boolean validated) {}

    public LocalDate sunday() {
        return monday.plusDays(6);
    }

    public List<LocalDate> days() {
        return monday.datesUntil(monday.plusDays(7)).toList();
    }

    public long minutes(LocalDate day) {
        return rows.stream()
                .flatMap(row -> row.days().stream())
                .filter(it -> it.day().equals(day))
                .mapToLong(Day::minutes)
                .sum();
    }

    public long minutes() {
        return rows.stream().mapToLong(Row::minutes).sum();
    }
}
