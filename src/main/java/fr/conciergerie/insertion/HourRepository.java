package fr.conciergerie.insertion;

import static fr.conciergerie.insertion.InsertionRows.day;
import static fr.conciergerie.insertion.InsertionRows.id;

import fr.conciergerie.shared.Constraints;
import fr.conciergerie.shared.Cursor;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.vault.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.text.Collator;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Adds to the ledger of hours and reads it; nothing in it is ever changed. */
@Repository
class HourRepository {

    private static final String ENTRIES = """
            select e.*, p.id as person_id, p.reference, p.name_sealed,
                   exists (select from insertion.hour_entry c where c.corrects = e.id) as taken_back,
                   exists (select from insertion.hour_validation v where v.entry_id = e.id) as validated
              from insertion.hour_entry e left join insertion.person p on p.pseudonym = e.pseudonym
            """;

    private final JdbcClient jdbc;
    private final Vault vault;

    HourRepository(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** What stands in the ledger beside what is shown of it. */
    record Posting(UUID pseudonym, HourEntry entry) {}

    void insert(
            UUID id,
            UUID pseudonym,
            LocalDate day,
            YearMonth bookedIn,
            Spread spread,
            Contract.Kind contract,
            @Nullable UUID corrects,
            HourEntry.@Nullable Reason reason,
            @Nullable UUID by,
            Instant now) {
        refusing(() -> {
            jdbc.sql("""
                    insert into insertion.hour_entry (id, pseudonym, work_day, booked_month, minutes, lines, method, contract_kind,
                            turn, corrects, reason, entered_by, entered_at)
                    values (:id, :pseudonym, :day, :month, :minutes, :lines, :method, :contract,
                            case when :corrects::uuid is null then (
                                select coalesce(max(turn), -1) + 1 from insertion.hour_entry
                                 where pseudonym = :pseudonym and work_day = :day) end,
                            :corrects, :reason, :by, :now)
                    """)
                    .param("id", id)
                    .param("pseudonym", pseudonym)
                    .param("day", day)
                    .param("month", bookedIn.atDay(1))
                    .param("minutes", spread.minutes())
                    .param("lines", spread.parts().size())
                    .param("method", spread.method().name())
                    .param("contract", contract.name())
                    .param("corrects", corrects)
                    .param("reason", reason == null ? null : reason.name())
                    .param("by", by)
                    .param("now", Timestamp.from(now))
                    .update();
            jdbc.sql("""
                    insert into insertion.hour_line (entry_id, position, market_id, minutes)
                    select :entry, position, market, minutes
                      from unnest(:markets::uuid[], :minutes::integer[]) with ordinality as part (market, minutes, position)
                    """)
                    .param("entry", id)
                    .param(
                            "markets",
                            spread.parts().stream().map(Spread.Part::market).toArray(UUID[]::new))
                    .param(
                            "minutes",
                            spread.parts().stream().map(Spread.Part::minutes).toArray(Integer[]::new))
                    .update();
        });
    }

    boolean isTaken(UUID pseudonym, LocalDate day) {
        return jdbc.sql("""
                select exists (select from insertion.hour_entry e
                                where e.pseudonym = :pseudonym and e.work_day = :day and e.corrects is null
                                  and not exists (select from insertion.hour_entry c where c.corrects = e.id))
                """)
                .param("pseudonym", pseudonym)
                .param("day", day)
                .query(Boolean.class)
                .single();
    }

    /** A day with hours that stand, among those that a contract was for, and that none is for any more. */
    Optional<LocalDate> firstDayWithoutContract(PersonId person, LocalDate from, @Nullable LocalDate until) {
        return jdbc.sql("""
                select e.work_day from insertion.hour_entry e join insertion.person p on p.pseudonym = e.pseudonym
                 where p.id = :person and e.corrects is null and e.work_day >= :from
                   and (:until::date is null or e.work_day <= :until)
                   and not exists (select from insertion.hour_entry c where c.corrects = e.id)
                   and not exists (select from insertion.contract k
                                    where k.person_id = p.id
                                      and e.work_day between k.starts_on and coalesce(k.ends_on, e.work_day))
                 order by e.work_day limit 1
                """)
                .param("person", person.value())
                .param("from", from)
                .param("until", until)
                .query((row, _) -> day(row, "work_day"))
                .optional();
    }

    Posting get(UUID entry) {
        return postings(jdbc.sql(ENTRIES + " where e.id = :id").param("id", entry)).stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("hours " + entry));
    }

    /** What is booked in a month, the newest days first. */
    List<HourEntry> booked(YearMonth month, @Nullable Cursor after, int limit) {
        return postings(jdbc.sql(ENTRIES + """
                 where e.booked_month = :month and (:day::date is null or (e.work_day, e.id) < (:day::date, :id::uuid))
                 order by e.work_day desc, e.id desc
                 limit :limit
                """)
                        .param("month", month.atDay(1))
                        .param("day", after == null ? null : after.text(0))
                        .param("id", after == null ? null : after.uuid(1))
                        .param("limit", limit))
                .stream()
                .map(Posting::entry)
                .toList();
    }

    /** Everybody with a contract or hours in seven days, by their names; whose name does not open goes by the reference of their file. */
    List<HourWeek.Row> week(LocalDate monday, LocalDate today) {
        var rows = new LinkedHashMap<PersonId, HourWeek.Row>();
        jdbc.sql("""
                select p.id, p.reference, p.name_sealed, d.day::date as day, e.id as entry, e.minutes,
                       exists (select from insertion.hour_validation v where v.entry_id = e.id) as validated,
                       exists (select from insertion.contract c
                                where c.person_id = p.id
                                  and d.day::date between c.starts_on and coalesce(c.ends_on, d.day::date)) as contract,
                       exists (select from insertion.month_lock l where l.month = date_trunc('month', d.day)::date) as locked
                  from insertion.person p
                 cross join generate_series(:monday::date, :monday::date + 6, interval '1 day') d (day)
                  left join insertion.hour_entry e
                    on e.pseudonym = p.pseudonym and e.work_day = d.day::date and e.corrects is null
                   and not exists (select from insertion.hour_entry b where b.corrects = e.id)
                 where exists (select from insertion.contract c
                                where c.person_id = p.id
                                  and c.starts_on <= :monday::date + 6 and coalesce(c.ends_on, :monday::date) >= :monday)
                    or exists (select from insertion.hour_entry h
                                where h.pseudonym = p.pseudonym and h.corrects is null
                                  and h.work_day between :monday and :monday::date + 6
                                  and not exists (select from insertion.hour_entry b where b.corrects = h.id))
                 order by p.entered_on desc, p.id desc, d.day
                """).param("monday", monday).query(row -> {
            var person = id(row, "id");
            var day = day(row, "day");
            var entry = row.getObject("entry", UUID.class);
            var reference = row.getString("reference");
            var before = rows.get(new PersonId(person));
            var days = new ArrayList<>(before == null ? List.of() : before.days());
            days.add(new HourWeek.Day(
                    day,
                    entry == null
                            ? null
                            : new HourWeek.Standing(entry, row.getInt("minutes"), row.getBoolean("validated")),
                    row.getBoolean("contract"),
                    row.getBoolean("locked"),
                    day.isAfter(today)));
            rows.put(
                    new PersonId(person),
                    new HourWeek.Row(
                            new PersonId(person),
                            reference,
                            before != null
                                    ? before.name()
                                    : vault.openInList(row.getBytes("name_sealed"), person, "person.name")
                                            .orElse(reference),
                            days));
        });
        var alphabet = Collator.getInstance(Locale.FRENCH);
        return rows.values().stream()
                .sorted(Comparator.comparing(HourWeek.Row::name, alphabet))
                .toList();
    }

    /** What nobody has taken back of somebody's day. */
    Optional<HourEntry> standing(UUID pseudonym, LocalDate day) {
        return postings(jdbc.sql(ENTRIES + """
                 where e.pseudonym = :pseudonym and e.work_day = :day and e.corrects is null
                   and not exists (select from insertion.hour_entry b where b.corrects = e.id)
                """).param("pseudonym", pseudonym).param("day", day)).stream()
                .map(Posting::entry)
                .findFirst();
    }

    /** How much an entry was about; nothing where there is no such entry of that day. */
    int minutes(UUID entry, UUID pseudonym, LocalDate day) {
        return jdbc.sql(
                        "select minutes from insertion.hour_entry where id = :id and pseudonym = :pseudonym and work_day = :day")
                .param("id", entry)
                .param("pseudonym", pseudonym)
                .param("day", day)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    /** One person's days, for their own file. */
    List<HourEntry> of(PersonId person) {
        return postings(jdbc.sql(ENTRIES + " where p.id = :person order by e.work_day, e.id")
                        .param("person", person.value()))
                .stream()
                .map(Posting::entry)
                .toList();
    }

    /** @param until entries made later were not on the screen of who validates */
    List<UUID> awaitingValidation(YearMonth month, Instant until) {
        return jdbc.sql("""
                select e.id from insertion.hour_entry e
                 where e.booked_month = :month and e.entered_at <= :until and e.corrects is null
                   and not exists (select from insertion.hour_validation v where v.entry_id = e.id)
                   and not exists (select from insertion.hour_entry c where c.corrects = e.id)
                """)
                .param("month", month.atDay(1))
                .param("until", Timestamp.from(until))
                .query((row, _) -> id(row, "id"))
                .list();
    }

    void validate(Collection<UUID> entries, @Nullable UUID by, Instant now) {
        refusing(() -> jdbc.sql("""
                insert into insertion.hour_validation (entry_id, validated_at, validated_by)
                select entry, :now, :by::uuid from unnest(:entries::uuid[]) as entry
                on conflict do nothing
                """)
                .param("entries", entries.toArray(UUID[]::new))
                .param("now", Timestamp.from(now))
                .param("by", by)
                .update());
    }

    void lock(YearMonth month, @Nullable UUID by, Instant now) {
        refusing(() -> jdbc.sql("""
                insert into insertion.month_lock (month, locked_at, locked_by) values (:month, :now, :by) on conflict do nothing
                """)
                .param("month", month.atDay(1))
                .param("now", Timestamp.from(now))
                .param("by", by)
                .update());
    }

    boolean isLocked(YearMonth month) {
        return jdbc.sql("select exists (select from insertion.month_lock where month = :month)")
                .param("month", month.atDay(1))
                .query(Boolean.class)
                .single();
    }

    /** Months with hours that are not locked yet, the oldest first. */
    List<YearMonth> openMonths(LocalDate before) {
        return jdbc.sql("""
                select distinct booked_month from insertion.hour_entry e
                 where booked_month < :before and not exists (select from insertion.month_lock l where l.month = e.booked_month)
                 order by 1
                """)
                .param("before", before)
                .query((row, _) -> YearMonth.from(day(row, "booked_month")))
                .list();
    }

    long awaiting() {
        return jdbc.sql("""
                select count(*) from insertion.hour_entry e
                 where e.corrects is null
                   and not exists (select from insertion.hour_validation v where v.entry_id = e.id)
                   and not exists (select from insertion.hour_entry c where c.corrects = e.id)
                """).query(Long.class).single();
    }

    long validatedMinutes(LocalDate from, LocalDate until) {
        return jdbc.sql("select coalesce(sum(minutes), 0) from insertion.hours_v where month between :from and :until")
                .param("from", from)
                .param("until", until)
                .query(Long.class)
                .single();
    }

    long validatedMinutes(UUID market) {
        return jdbc.sql("select coalesce(sum(minutes), 0) from insertion.hours_v where market = :market")
                .param("market", market)
                .query(Long.class)
                .single();
    }

    /** In force on some day of a month, or with hours booked in it; null for all that there ever were. */
    List<Market> markets(@Nullable YearMonth month) {
        return jdbc.sql("""
                        select m.id, m.number, m.object, m.starts_on, m.real_end_on from markets.market_v m
                         where :first::date is null
                            or m.starts_on <= :last and m.real_end_on >= :first
                            or exists (select from insertion.hour_line l
                                         join insertion.hour_entry e on e.id = l.entry_id
                                        where l.market_id = m.id and e.booked_month = :first)
                         order by m.starts_on desc, m.number
                        """)
                .param("first", month == null ? null : month.atDay(1))
                .param("last", month == null ? null : month.atEndOfMonth())
                .query((row, _) -> new Market(
                        id(row, "id"),
                        row.getString("number"),
                        row.getString("object"),
                        day(row, "starts_on"),
                        day(row, "real_end_on")))
                .list();
    }

    /** Validated minutes of a month by market; null for those of none. */
    Map<Optional<UUID>, Long> byMarket(YearMonth month) {
        return jdbc
                .sql(
                        "select market, sum(minutes) as minutes from insertion.hours_v where month = :month group by market")
                .param("month", month.atDay(1))
                .query((row, _) ->
                        Map.entry(Optional.ofNullable(row.getObject("market", UUID.class)), row.getLong("minutes")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    List<MarketHours.Line> lines(UUID market, YearMonth month) {
        return jdbc.sql("""
                select p.reference, e.contract_kind, p.category, sum(l.minutes) as minutes
                  from insertion.hour_line l
                  join insertion.hour_entry e on e.id = l.entry_id
                  left join insertion.person p on p.pseudonym = e.pseudonym
                 where l.market_id = :market and e.booked_month = :month
                   and exists (select from insertion.hour_validation v where v.entry_id = e.id)
                 group by e.pseudonym, p.reference, e.contract_kind, p.category
                 order by p.reference nulls last, e.pseudonym, e.contract_kind
                """)
                .param("market", market)
                .param("month", month.atDay(1))
                .query((row, _) -> {
                    var category = row.getString("category");
                    return new MarketHours.Line(
                            row.getString("reference"),
                            Contract.Kind.valueOf(row.getString("contract_kind")),
                            category == null ? null : PersonDetails.Category.valueOf(category),
                            row.getLong("minutes"));
                })
                .list();
    }

    boolean knows(UUID market) {
        return jdbc.sql("select exists (select from insertion.hour_line where market_id = :market)")
                .param("market", market)
                .query(Boolean.class)
                .single();
    }

    private List<Posting> postings(JdbcClient.StatementSpec query) {
        var found = query.query((row, _) -> posting(row)).list();
        var parts = parts(found.stream().map(it -> it.entry().id()).toList());
        return found.stream().map(it -> whole(it, parts)).toList();
    }

    private static Posting whole(Posting posting, Map<UUID, List<Spread.Part>> parts) {
        var it = posting.entry();
        var spread = new Spread(it.spread().method(), parts.getOrDefault(it.id(), List.of()));
        return new Posting(
                posting.pseudonym(),
                new HourEntry(
                        it.id(),
                        it.reference(),
                        it.name(),
                        it.day(),
                        it.bookedIn(),
                        spread,
                        it.contract(),
                        it.corrects(),
                        it.reason(),
                        it.takenBack(),
                        it.validated()));
    }

    private Map<UUID, List<Spread.Part>> parts(Collection<UUID> entries) {
        return jdbc
                .sql("select * from insertion.hour_line where entry_id = any(:entries) order by entry_id, position")
                .param("entries", entries.toArray(UUID[]::new))
                .query((row, _) -> Map.entry(
                        id(row, "entry_id"),
                        new Spread.Part(row.getObject("market_id", UUID.class), row.getInt("minutes"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private Posting posting(ResultSet row) throws SQLException {
        var person = row.getObject("person_id", UUID.class);
        var reason = row.getString("reason");
        return new Posting(
                id(row, "pseudonym"),
                new HourEntry(
                        id(row, "id"),
                        row.getString("reference"),
                        person == null
                                ? null
                                : vault.openInList(row.getBytes("name_sealed"), person, "person.name")
                                        .orElse(row.getString("reference")),
                        day(row, "work_day"),
                        YearMonth.from(day(row, "booked_month")),
                        new Spread(
                                Spread.Method.valueOf(row.getString("method")),
                                List.of(new Spread.Part(null, row.getInt("minutes")))),
                        Contract.Kind.valueOf(row.getString("contract_kind")),
                        row.getObject("corrects", UUID.class),
                        reason == null ? null : HourEntry.Reason.valueOf(reason),
                        row.getBoolean("taken_back"),
                        row.getBoolean("validated")));
    }

    /** Says in words what the database would not have. */
    private static void refusing(Runnable statement) {
        Constraints.refusing(
                () -> {
                    statement.run();
                    return true;
                },
                name -> switch (name) {
                    case "one_entry_a_day" -> Refused.conflict("insertion.hours.day-taken");
                    case "taken_back_once" -> Refused.conflict("insertion.hours.taken-back-already");
                    case "month_is_open" -> Refused.conflict("insertion.hours.month-locked");
                    case "month_is_validated" -> Refused.conflict("insertion.hours.not-all-validated");
                    default -> null;
                });
    }
}
