package fr.conciergerie.organisations;

import fr.conciergerie.organisations.MemberImports.Effect;
import fr.conciergerie.organisations.MemberLine.Bad;
import fr.conciergerie.organisations.MemberLine.Good;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.web.privacy.Forgetting.Due;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

    /** The lines that can be taken, beside the member who has the address, and what would become of them. */
    private static final String COMPARED = """
            select l.member_id as new_id, l.name, l.email, l.phone, l.eligible_until, m.id as known_id,
                   m.id is not null and (m.name <> l.name
                       or l.phone is not null and m.phone is distinct from l.phone
                       or l.eligible_until is not null
                              and m.eligible_until is distinct from greatest(l.eligible_until, m.eligible_from)
                       or l.eligible_until is null and coalesce(m.eligible_until <= :today, false)
                       or m.listed_at is null) as differs,
                   coalesce(m.eligible_until < :today::date - 1, false)
                       and coalesce(l.eligible_until >= :today, true) as returns
              from organisations.member_import_line l
              join organisations.member_import i on i.id = l.import_id
              left join organisations.member m on m.organisation_id = i.organisation_id and m.email = l.email
             where l.import_id = :import and l.reason is null
             order by l.number
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    MemberImportRepository(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    void insert(
            MemberImportId id, OrganisationId organisation, String fileName, MemberFile file, UUID by, Instant now) {
        jdbc.sql("""
                insert into organisations.member_import (id, organisation_id, file_name, headings, ignored, staged_at,
                                                         staged_by, rejected, correction)
                values (:id, :organisation, :fileName, :headings, :ignored, :now, :by, :rejected, :correction)
                """)
                .param("id", id.value())
                .param("organisation", organisation.value())
                .param("fileName", fileName)
                .param("headings", file.columns().headings().toArray(String[]::new))
                .param("ignored", file.columns().ignored().toArray(String[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param(
                        "rejected",
                        file.lines().stream().filter(Bad.class::isInstance).count())
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
                file.lines().stream().map(line -> columns(id, line, now)).toList(),
                BATCH,
                (statement, columns) -> {
                    for (int i = 0; i < columns.size(); i++) {
                        statement.setObject(i + 1, columns.get(i));
                    }
                });
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
                .query((row, _) -> new Effect(row.getInt("added"), row.getInt("changed"), row.getInt("unchanged")))
                .optional();
    }

    Effect foresee(MemberImportId id, LocalDate today) {
        return jdbc.sql("""
                        select count(*) filter (where known_id is null) as added,
                               count(*) filter (where differs) as changed,
                               count(*) filter (where known_id is not null and not differs) as unchanged
                          from (%s) compared
                        """.formatted(COMPARED))
                .param("import", id.value())
                .param("today", today)
                .query((row, _) -> new Effect(row.getInt("added"), row.getInt("changed"), row.getInt("unchanged")))
                .single();
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
                   set name = c.name, phone = coalesce(c.phone, m.phone), listed_at = coalesce(m.listed_at, :now),
                       eligible_from = case when c.returns then :today::date else m.eligible_from end,
                       eligible_until = case when c.eligible_until is not null
                                                  then greatest(c.eligible_until, m.eligible_from)
                                             when m.eligible_until <= :today then null
                                             else m.eligible_until end,
                       version = m.version + 1
                  from c
                 where m.id = c.known_id and c.differs
                """.formatted(COMPARED))
                .param("import", id.value())
                .param("today", today)
                .param("now", now.atOffset(ZoneOffset.UTC))
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
                .param("now", now.atOffset(ZoneOffset.UTC))
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
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("added", effect.added())
                .param("changed", effect.changed())
                .param("unchanged", effect.unchanged())
                .update();
    }

    void abandoned(MemberImportId id, Instant now) {
        jdbc.sql("update organisations.member_import set status = 'ABANDONED', settled_at = :now where id = :id")
                .param("id", id.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
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
                .param("then", then.atOffset(ZoneOffset.UTC))
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
                        .param("then", then.atOffset(ZoneOffset.UTC))
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
            case Good(var _, var details, var email, var until) -> {
                columns.add(details.name());
                columns.add(email);
                columns.add(details.phone());
                columns.add(until);
                columns.add(null);
                columns.add(null);
                columns.add(null);
            }
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
