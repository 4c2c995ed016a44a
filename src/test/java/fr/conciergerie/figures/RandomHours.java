package fr.conciergerie.figures;

import fr.conciergerie.figures.RandomMarkets.Made;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Working days of people in an insertion path, validated or not, spread over markets, some taken back months later. */
final class RandomHours {

    private record Day(UUID person, LocalDate day) {}

    private static final List<Integer> MINUTES = List.of(1, 20, 30, 40, 59, 60, 61, 120, 420);

    private final JdbcTemplate jdbc;
    private final Draw draw;
    private final List<UUID> people;
    private final Map<Day, Integer> turns = new HashMap<>();
    private final List<Object[]> entries = new ArrayList<>();
    private final List<Object[]> lines = new ArrayList<>();
    private final List<Object[]> validations = new ArrayList<>();

    RandomHours(JdbcTemplate jdbc, Draw draw) {
        this.jdbc = jdbc;
        this.draw = draw;
        this.people = Stream.generate(draw::key).limit(30).toList();
    }

    /** On each market some days of a few people; part of a day on another market, or on none. */
    void work(List<Made> markets) {
        for (var market : markets) {
            var few = Stream.generate(() -> draw.pick(people)).limit(7).toList();
            for (int i = 0; i < draw.upTo(24); i++) {
                var day = draw.dayBetween(market.starts(), market.ends());
                var parts = new HashMap<@Nullable UUID, Integer>();
                parts.put(market.id(), draw.pick(MINUTES));
                if (draw.oneIn(3)) {
                    var other = draw.pick(markets);
                    parts.put(other.isOn(day) ? other.id() : null, draw.pick(MINUTES));
                }
                enter(draw.pick(few), day, parts);
            }
        }
    }

    private void enter(UUID person, LocalDate day, Map<@Nullable UUID, Integer> parts) {
        var id = draw.key();
        var month = day.withDayOfMonth(1);
        int turn = turns.merge(new Day(person, day), 1, Integer::sum);
        boolean validated = !draw.oneIn(5);
        entry(id, person, day, month, parts, turn, null, validated);
        if (draw.oneIn(5)) {
            var back = new HashMap<@Nullable UUID, Integer>();
            parts.forEach((market, minutes) -> back.put(market, -minutes));
            var later = month.plusMonths(draw.upTo(4));
            entry(draw.key(), person, day, later, back, null, id, validated);
        }
    }

    private void entry(
            UUID id,
            UUID person,
            LocalDate day,
            LocalDate month,
            Map<@Nullable UUID, Integer> parts,
            @Nullable Integer turn,
            @Nullable UUID corrects,
            boolean validated) {
        int minutes = parts.values().stream().mapToInt(Integer::intValue).sum();
        entries.add(new Object[] {
            id, person, day, month, minutes, parts.size(), turn, corrects, corrects == null ? null : "TYPING"
        });
        int position = 0;
        for (var part : parts.entrySet()) {
            lines.add(new Object[] {id, position++, part.getKey(), part.getValue()});
        }
        if (validated) {
            validations.add(new Object[] {id});
        }
    }

    void insert() {
        jdbc.batchUpdate("""
                insert into insertion.hour_entry
                       (id, pseudonym, work_day, booked_month, minutes, lines, method, contract_kind, turn, corrects, reason, entered_at)
                values (?, ?, ?, ?, ?, ?, 'HAND', 'CDDI', ?, ?, ?, now())
                """, entries);
        jdbc.batchUpdate(
                "insert into insertion.hour_line (entry_id, position, market_id, minutes) values (?, ?, ?, ?)", lines);
        jdbc.batchUpdate(
                "insert into insertion.hour_validation (entry_id, validated_at) values (?, now())", validations);
    }

    /** Some are validated late, and some of what was validated is taken back in the month after. */
    void correct() {
        jdbc.update("""
                insert into insertion.hour_validation (entry_id, validated_at)
                select e.id, now() from insertion.hour_entry e
                 where e.corrects is null and %s
                   and not exists (select from insertion.hour_entry c where c.corrects = e.id)
                    on conflict do nothing
                """.formatted(draw.some(2).replace("id::", "e.id::")));
        var taken = jdbc.queryForList("""
                insert into insertion.hour_entry
                       (id, pseudonym, work_day, booked_month, minutes, lines, method, contract_kind, corrects, reason, entered_at)
                select gen_random_uuid(), e.pseudonym, e.work_day, e.booked_month + interval '1 month', -e.minutes, e.lines, e.method,
                       e.contract_kind, e.id, 'MARKET', now()
                  from insertion.hour_entry e join insertion.hour_validation v on v.entry_id = e.id
                 where e.corrects is null and %s
                   and not exists (select from insertion.hour_entry c where c.corrects = e.id)
                returning id
                """.formatted(draw.some(6).replace("id::", "e.id::")), UUID.class);
        for (var id : taken) {
            jdbc.update("""
                    insert into insertion.hour_line (entry_id, position, market_id, minutes)
                    select e.id, l.position, l.market_id, -l.minutes
                      from insertion.hour_entry e join insertion.hour_line l on l.entry_id = e.corrects
                     where e.id = ?
                    """, id);
            jdbc.update("insert into insertion.hour_validation (entry_id, validated_at) values (?, now())", id);
        }
    }
}
