package fr.conciergerie.organisations;

import fr.conciergerie.organisations.MemberImports.Added;
import fr.conciergerie.organisations.MemberImports.Change;
import fr.conciergerie.organisations.MemberImports.Effect;
import fr.conciergerie.organisations.MemberLine.Again;
import fr.conciergerie.organisations.MemberLine.Bad;
import fr.conciergerie.organisations.MemberLine.Good;
import fr.conciergerie.organisations.MemberLine.Remark;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.web.privacy.Forgetting.Due;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Files of eligible agents as rows, and what becomes of the members when one is confirmed. */
@Repository
class MemberImportRepository {

    private static final int BATCH = 1_000;

    /** What stands in a file about people. */
    private static final List<String> OF_PEOPLE = List.of(
            "organisations.member_import_remark",
            "organisations.member_import_address",
            "organisations.member_import_line");

    /**
     * The lines that can be taken, beside the member who has the address, and what would become of them. A name in which the
     * spreadsheet lost a letter takes nothing away from the one that is known.
     */
    private static final String COMPARED = """
            select l.number, l.member_id as new_id, l.name, l.email, l.phone, l.eligible_until, m.id as known_id,
                   m.name as former_name, m.phone as former_phone, m.eligible_until as former_until, m.search,
                   m.listed_at is null as was_guest,
                   coalesce(c.renamed, false) as renamed, c.new_phone,
                   m.id is not null and (c.renamed or c.new_phone
                       or l.eligible_until is not null and m.eligible_until is distinct from c.last_day
                       or l.eligible_until is null and coalesce(m.eligible_until <= :today, false)
                       or m.listed_at is null) as differs,
                   coalesce(m.eligible_until < :today::date - 1, false)
                       and coalesce(l.eligible_until >= :today, true) as returns,
                   m.id is not null and coalesce(m.eligible_until > :today, true)
                       and coalesce(c.last_day <= :today, false) as ends, c.last_day
              from organisations.member_import_line l
              join organisations.member_import i on i.id = l.import_id
              left join organisations.member m on m.organisation_id = i.organisation_id and m.email = l.email
             cross join lateral (
                   select m.name <> l.name and not organisations.has_lost_letters_of(l.name, m.name) as renamed,
                          coalesce(replace(l.phone, ' ', '')
                              <> regexp_replace(coalesce(m.phone, ''), '[^0-9+]', '', 'g'), false) as new_phone,
                          case when l.eligible_until is not null then greatest(l.eligible_until, m.eligible_from) end as last_day
                   ) c
             where l.import_id = :import and l.reason is null
             order by l.number
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    MemberImportRepository(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    Set<String> knownAddresses(OrganisationId organisation) {
        return Set.copyOf(jdbc.sql(
                        "select email from organisations.member where organisation_id = :organisation and email is not null")
                .param("organisation", organisation.value())
                .query((row, _) -> row.getString("email"))
                .list());
    }

    void insert(
            MemberImportId id, OrganisationId organisation, String fileName, MemberFile file, UUID by, Instant now) {
        jdbc.sql("""
                insert into organisations.member_import (id, organisation_id, file_name, headings, ignored, staged_at,
                                                         staged_by, rejected, repeated, correction)
                values (:id, :organisation, :fileName, :headings, :ignored, :now, :by, :rejected, :repeated, :correction)
                """)
                .param("id", id.value())
                .param("organisation", organisation.value())
                .param("fileName", fileName)
                .param("headings", file.columns().headings().toArray(String[]::new))
                .param("ignored", file.columns().ignored().toArray(String[]::new))
                .param("now", Columns.utc(now))
                .param("by", by)
                .param(
                        "rejected",
                        file.lines().stream().filter(Bad.class::isInstance).count())
                .param(
                        "repeated",
                        file.lines().stream().filter(Again.class::isInstance).count())
                .param("correction", file.isCorrection())
                .update();
        jdbc.sql("""
                insert into organisations.member_import_address (import_id, email)
                select :import, unnest(:addresses::text[])
                """)
                .param("import", id.value())
                .param("addresses", file.addresses().toArray(String[]::new))
                .update();
        template.batchUpdate(
                """
                insert into organisations.member_import_line (import_id, number, member_id, name, email, phone,
                                                              eligible_until, reason, reason_arguments, cells)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                file.lines().stream()
                        .filter(line -> !(line instanceof Again))
                        .map(line -> columns(id, line, now))
                        .toList(),
                BATCH,
                MemberImportRepository::fill);
        var remarks = file.lines().stream()
                .flatMap(MemberImportRepository::remarks)
                .sorted(Comparator.comparingInt(it -> it.remark().number()))
                .toList();
        template.batchUpdate(
                """
                insert into organisations.member_import_remark (import_id, position, number, email, name, remark, arguments)
                values (?, ?, ?, ?, ?, ?, ?)
                """,
                IntStream.range(0, remarks.size())
                        .mapToObj(position -> remarks.get(position).columns(id, position))
                        .toList(),
                BATCH,
                MemberImportRepository::fill);
    }

    private static void fill(PreparedStatement statement, List<@Nullable Object> columns) throws SQLException {
        for (int i = 0; i < columns.size(); i++) {
            statement.setObject(i + 1, columns.get(i));
        }
    }

    /** A remark, and whom it is about. */
    private record Remarked(String name, String email, Remark remark) {

        List<@Nullable Object> columns(MemberImportId id, int position) {
            return List.of(
                    id.value(),
                    position,
                    remark.number(),
                    email,
                    name,
                    remark.key(),
                    remark.arguments().toArray(String[]::new));
        }
    }

    private static Stream<Remarked> remarks(MemberLine line) {
        return switch (line) {
            case Good(var _, var details, var email, var _, var remarks) ->
                remarks.stream().map(it -> new Remarked(details.name(), email, it));
            case Again(var number, var name, var email, var first) ->
                Stream.of(new Remarked(
                        name, email, new Remark(number, "organisations.import.remark.again", String.valueOf(first))));
            case Bad _ -> Stream.empty();
        };
    }

    /** The organisation of a file that is still to be settled; nobody else settles it meanwhile. */
    Optional<OrganisationId> lockStaged(MemberImportId id) {
        return jdbc.sql("select organisation_id from organisations.member_import where id = :id and status = 'STAGED'"
                        + " for update")
                .param("id", id.value())
                .query((row, _) -> new OrganisationId(row.getObject(1, UUID.class)))
                .optional();
    }

    /** Nobody else takes over a list of this organisation, or ends anybody by one, meanwhile. */
    void lockOrganisation(MemberImportId id) {
        jdbc.sql("""
                select id from organisations.organisation
                 where id = (select organisation_id from organisations.member_import where id = :id)
                   for no key update
                """).param("id", id.value()).query(UUID.class).single();
    }

    /** What a confirmed file has done; empty for one that is not. */
    Optional<Effect> effect(MemberImportId id) {
        return jdbc.sql("select added, changed, unchanged from organisations.member_import"
                        + " where id = :id and status = 'CONFIRMED'")
                .param("id", id.value())
                .query((row, _) ->
                        new Effect(row.getInt("added"), row.getInt("changed"), row.getInt("unchanged"), 0, ""))
                .optional();
    }

    Effect foresee(MemberImportId id, LocalDate today) {
        return jdbc.sql("""
                        select count(*) filter (where known_id is null) as added,
                               count(*) filter (where differs) as changed,
                               count(*) filter (where known_id is not null and not differs) as unchanged,
                               count(*) filter (where ends) as ending,
                               coalesce(md5(string_agg(known_id || ' ' || last_day, ',' order by known_id)
                                            filter (where ends)), '') as seal
                          from (%s) compared
                        """.formatted(COMPARED))
                .param("import", id.value())
                .param("today", today)
                .query((row, _) -> new Effect(
                        row.getInt("added"),
                        row.getInt("changed"),
                        row.getInt("unchanged"),
                        row.getInt("ending"),
                        row.getString("seal")))
                .single();
    }

    List<Added> added(MemberImportId id, LocalDate today, int most) {
        return jdbc.sql("select name, email from (%s) compared where known_id is null order by number limit :most"
                        .formatted(COMPARED))
                .param("import", id.value())
                .param("today", today)
                .param("most", most)
                .query((row, _) -> new Added(row.getString("name"), row.getString("email")))
                .list();
    }

    List<Change> changes(MemberImportId id, LocalDate today, int most) {
        return jdbc.sql("""
                        select known_id, former_name, case when renamed then name else former_name end as name,
                               former_phone, case when new_phone then phone else former_phone end as phone, former_until,
                               case when last_day is not null then last_day
                                    when former_until <= :today then null
                                    else former_until end as until,
                               ends, returns, was_guest,
                               renamed and not regexp_split_to_array(search, '[^[:alnum:]]+')
                                   && regexp_split_to_array(shared.unaccent_lower(name), '[^[:alnum:]]+') as is_another
                          from (%s) compared
                         where differs
                         order by ends desc, is_another desc, renamed desc, number
                         limit :most
                        """.formatted(COMPARED))
                .param("import", id.value())
                .param("today", today)
                .param("most", most)
                .query((row, _) -> new Change(
                        Columns.id(row, "known_id", MemberId::new),
                        row.getString("former_name"),
                        row.getString("name"),
                        row.getString("former_phone"),
                        row.getString("phone"),
                        row.getObject("former_until", LocalDate.class),
                        row.getObject("until", LocalDate.class),
                        row.getBoolean("ends"),
                        row.getBoolean("returns"),
                        row.getBoolean("was_guest"),
                        row.getBoolean("is_another")))
                .list();
    }

    /** Writes down whose right ends by the file, before it does. */
    void noteEnding(MemberImportId id, DepartureId departure, int people, LocalDate today, UUID by, Instant now) {
        jdbc.sql("""
                insert into organisations.departure (id, import_id, ended_at, ended_by, people)
                values (:id, :import, :now, :by, :people)
                """)
                .param("id", departure.value())
                .param("import", id.value())
                .param("now", Columns.utc(now))
                .param("by", by)
                .param("people", people)
                .update();
        jdbc.sql("""
                insert into organisations.departure_member (departure_id, member_id, former_day, last_day)
                select :id, known_id, former_until, last_day from (%s) compared where ends
                """.formatted(COMPARED))
                .param("id", departure.value())
                .param("import", id.value())
                .param("today", today)
                .update();
    }

    /**
     * Corrects the members who are known under another name, and adds those who are not known; who was away comes back today. The
     * sort in the comparison makes it end before anything is written, or each row would wade through those written so far.
     */
    void take(MemberImportId id, OrganisationId organisation, LocalDate today, Instant now) {
        jdbc.sql(MemberRepository.KEEP_STAYS.formatted(
                        "id in (select known_id from (%s) compared where returns)".formatted(COMPARED)))
                .param("import", id.value())
                .param("today", today)
                .param("firstDay", today)
                .update();
        jdbc.sql("""
                with c as materialized (%s)
                update organisations.member m
                   set name = case when c.renamed then c.name else m.name end,
                       phone = case when c.new_phone then c.phone else m.phone end, listed_at = coalesce(m.listed_at, :now),
                       eligible_from = case when c.returns then :today::date else m.eligible_from end,
                       eligible_until = case when c.last_day is not null then c.last_day
                                             when m.eligible_until <= :today then null
                                             else m.eligible_until end,
                       version = m.version + 1
                  from c
                 where m.id = c.known_id and c.differs
                """.formatted(COMPARED))
                .param("import", id.value())
                .param("today", today)
                .param("now", Columns.utc(now))
                .update();
        jdbc.sql("""
                with c as materialized (%s)
                insert into organisations.member (id, organisation_id, name, email, phone, eligible_from, eligible_until,
                                                  listed_at, created_at)
                select c.new_id, :organisation, c.name, c.email, c.phone, least(:today::date, c.eligible_until),
                       c.eligible_until, :now, :now
                  from c
                 where c.known_id is null
                """.formatted(COMPARED))
                .param("import", id.value())
                .param("organisation", organisation.value())
                .param("today", today)
                .param("now", Columns.utc(now))
                .update();
    }

    void confirmed(MemberImportId id, Effect effect, Instant now) {
        jdbc.sql("""
                update organisations.member_import
                   set status = 'CONFIRMED', settled_at = :now, added = :added, changed = :changed,
                       unchanged = :unchanged
                 where id = :id
                """)
                .param("id", id.value())
                .param("now", Columns.utc(now))
                .param("added", effect.added())
                .param("changed", effect.changed())
                .param("unchanged", effect.unchanged())
                .update();
    }

    void abandoned(MemberImportId id, Instant now) {
        jdbc.sql("update organisations.member_import set status = 'ABANDONED', settled_at = :now where id = :id")
                .param("id", id.value())
                .param("now", Columns.utc(now))
                .update();
        forgetLines(id);
    }

    Due linesBefore(Instant then) {
        return jdbc.sql("""
                        select count(*) as rows, min(i.staged_at)::date as oldest
                          from organisations.member_import_line l
                          join organisations.member_import i on i.id = l.import_id
                         where i.staged_at < :then
                        """)
                .param("then", Columns.utc(then))
                .query((row, _) -> new Due(row.getLong("rows"), row.getObject("oldest", LocalDate.class)))
                .single();
    }

    /** People's names are not kept longer than it takes to settle their list. */
    int forgetLinesBefore(Instant then) {
        return OF_PEOPLE.stream()
                .mapToInt(table -> jdbc.sql("""
                                delete from %s
                                 where import_id in (select id from organisations.member_import where staged_at < :then)
                                """.formatted(table))
                        .param("then", Columns.utc(then))
                        .update())
                .sum();
    }

    void requireExisting(MemberImportId id) {
        jdbc.sql("select 1 from organisations.member_import where id = :id")
                .param("id", id.value())
                .query(Integer.class)
                .optional()
                .orElseThrow(() -> new NotFound("import " + id));
    }

    private void forgetLines(MemberImportId id) {
        OF_PEOPLE.forEach(table -> jdbc.sql("delete from %s where import_id = :id".formatted(table))
                .param("id", id.value())
                .update());
    }

    private static List<@Nullable Object> columns(MemberImportId id, MemberLine line, Instant now) {
        var columns = new ArrayList<@Nullable Object>();
        columns.add(id.value());
        columns.add(line.number());
        columns.add(Ids.next(now));
        switch (line) {
            case Good(var _, var details, var email, var until, var _) -> {
                columns.add(details.name());
                columns.add(email);
                columns.add(details.phone());
                columns.add(until);
                columns.add(null);
                columns.add(null);
                columns.add(null);
            }
            case Again _ -> throw new IllegalArgumentException("a person is written down once");
            case Bad(var _, var reason, var email, var cells) -> {
                columns.add(null);
                columns.add(email);
                columns.add(null);
                columns.add(null);
                columns.add(reason.key());
                columns.add(reason.arguments().stream().map(String::valueOf).toArray(String[]::new));
                columns.add(String.join(MemberImports.BETWEEN_CELLS, cells));
            }
        }
        return columns;
    }
}
