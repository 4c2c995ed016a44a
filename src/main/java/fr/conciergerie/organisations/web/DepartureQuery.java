package fr.conciergerie.organisations.web;

import fr.conciergerie.organisations.Departures;
import fr.conciergerie.organisations.Departures.From;
import fr.conciergerie.organisations.Departures.Missing;
import fr.conciergerie.organisations.MemberImportId;
import fr.conciergerie.organisations.web.DeparturesPage.Departed;
import fr.conciergerie.organisations.web.DeparturesPage.Namesake;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the pages of departures show. */
@Component
@Transactional(readOnly = true)
class DepartureQuery {

    private static final int SHOWN = 100;

    private final JdbcClient jdbc;
    private final DayClock dayClock;
    private final Clock clock;

    DepartureQuery(JdbcClient jdbc, DayClock dayClock, Clock clock) {
        this.jdbc = jdbc;
        this.dayClock = dayClock;
        this.clock = clock;
    }

    DeparturesPage list(MemberImportId id, List<Missing> people) {
        return jdbc.sql("""
                        select i.file_name, o.name,
                               (select count(*) from organisations.member m
                                 where m.organisation_id = o.id and m.listed_at is not null
                                   and daterange(m.eligible_from, m.eligible_until, '[]') @> :today::date) as known
                          from organisations.member_import i
                          join organisations.organisation o on o.id = i.organisation_id
                         where i.id = :id
                        """)
                .param("id", id.value())
                .param("today", dayClock.today())
                .query((row, _) -> new DeparturesPage(
                        id.value(),
                        row.getString("file_name"),
                        row.getString("name"),
                        row.getInt("known"),
                        people,
                        namesakes(id)))
                .optional()
                .orElseThrow(() -> new NotFound("import " + id));
    }

    From from(MemberImportId id) {
        return jdbc.sql("select organisations.departures_from(:id)")
                .param("id", id.value())
                .query((row, _) -> From.valueOf(row.getString(1)))
                .single();
    }

    /** How many known people do not stand in the file. */
    int missing(MemberImportId id) {
        return jdbc.sql("select count(*) from organisations.missing_from_import(:id, :today) where not namesake")
                .param("id", id.value())
                .param("today", dayClock.today())
                .query(Integer.class)
                .single();
    }

    List<Namesake> namesakes(MemberImportId id) {
        return jdbc.sql("""
                        select member_id, name, email from organisations.missing_from_import(:id, :today)
                         where namesake order by search, member_id limit :shown
                        """)
                .param("id", id.value())
                .param("today", dayClock.today())
                .param("shown", SHOWN)
                .query((row, _) -> new Namesake(
                        row.getObject("member_id", UUID.class), row.getString("name"), row.getString("email")))
                .list();
    }

    List<Departed> departed(MemberImportId id) {
        return jdbc.sql("""
                        select d.id, d.ended_at, d.people, d.restored, d.undone_at is null and d.ended_at > :since as undoable,
                               (select coalesce(array_agg(name order by name), '{}')
                                  from (select m.name from organisations.departure_member e
                                          join organisations.member m on m.id = e.member_id
                                         where e.departure_id = d.id order by m.search limit :shown) first_ones) as names
                          from organisations.departure d
                         where d.import_id = :id
                         order by d.ended_at desc, d.id desc
                        """)
                .param("id", id.value())
                .param("since", Columns.utc(clock.instant().minus(Departures.UNDONE_WITHIN)))
                .param("shown", SHOWN)
                .query((row, _) -> new Departed(
                        row.getObject("id", UUID.class),
                        moment(row.getObject("ended_at", OffsetDateTime.class)),
                        row.getInt("people"),
                        row.getObject("restored", Integer.class),
                        row.getBoolean("undoable"),
                        List.of((String[]) row.getArray("names").getArray())))
                .list();
    }

    private static Instant moment(OffsetDateTime at) {
        return at.toInstant();
    }
}
