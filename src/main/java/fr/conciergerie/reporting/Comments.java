package fr.conciergerie.reporting;

import fr.conciergerie.figures.Period;
import fr.conciergerie.figures.Side;
import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.Actor;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the client’s coordinator and the operator’s manager say of a year, for whoever reads its figures. */
@Service
@Transactional
public class Comments {

    private final JdbcClient jdbc;
    private final Clock clock;

    Comments(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Those of a year, the operator’s first. */
    @Transactional(readOnly = true)
    public List<Comment> of(OrganisationId organisation, int year) {
        return jdbc.sql("""
                        select side, words, written_at, version from reporting.comment
                         where organisation_id = :organisation and year = :year
                         order by side desc
                        """)
                .param("organisation", organisation.value())
                .param("year", year)
                .query((row, _) -> new Comment(
                        Side.valueOf(row.getString("side")),
                        row.getString("words"),
                        Columns.instant(row, "written_at"),
                        row.getInt("version")))
                .list();
    }

    /**
     * Writes the comment of the actor’s side; the same words once more change nothing, none at all take it away.
     *
     * @param version of what the writer had before their eyes; 0 for none
     */
    public void write(Actor actor, OrganisationId organisation, int year, String words, int version) {
        Period.year(year);
        var side = Side.of(actor);
        if (isThere(organisation, year, side, words)) {
            return;
        }
        int written = words.isEmpty()
                ? delete(organisation, year, side, version)
                : upsert(actor, organisation, year, side, words, version);
        // Whoever pressed twice at once finds their own words there.
        if (written == 0 && !isThere(organisation, year, side, words)) {
            throw Refused.conflict("reporting.comment.meanwhile");
        }
    }

    private boolean isThere(OrganisationId organisation, int year, Side side, String words) {
        return of(organisation, year).stream()
                .filter(it -> it.side() == side)
                .findFirst()
                .map(Comment::words)
                .orElse("")
                .equals(words);
    }

    private int delete(OrganisationId organisation, int year, Side side, int version) {
        return jdbc.sql("""
                        delete from reporting.comment
                         where organisation_id = :organisation and year = :year and side = :side and version = :version
                        """)
                .param("organisation", organisation.value())
                .param("year", year)
                .param("side", side.name())
                .param("version", version)
                .update();
    }

    private int upsert(Actor actor, OrganisationId organisation, int year, Side side, String words, int version) {
        return jdbc.sql("""
                        insert into reporting.comment as c (organisation_id, year, side, words, written_by, written_at, version)
                        select :organisation, :year, :side, :words, :by, :at, :version + 1
                         where :version = coalesce((select version from reporting.comment
                                                     where organisation_id = :organisation and year = :year and side = :side), 0)
                        on conflict (operator_id, organisation_id, year, side) do update
                           set words = excluded.words, written_by = excluded.written_by, written_at = excluded.written_at,
                               version = excluded.version
                         where c.version = excluded.version - 1
                        """)
                .param("organisation", organisation.value())
                .param("year", year)
                .param("side", side.name())
                .param("words", words)
                .param("by", actor.account())
                .param("at", Columns.utc(clock.instant()))
                .param("version", version)
                .update();
    }
}
