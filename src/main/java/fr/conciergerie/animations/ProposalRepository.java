package fr.conciergerie.animations;

import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Proposals as rows. */
@Repository
class ProposalRepository {

    private static final String SELECT = """
            select p.*, o.name as organisation_name, s.name as site_name, a.planned_minutes, a.actual_minutes, a.material
              from animations.proposal p
              join organisations.organisation_v o on o.id = p.organisation_id
              join organisations.site_v s on s.id = p.site_id
              left join animations.animation a on a.operator_id = p.operator_id and a.id = p.animation_id
            """;

    private static final int MOST = 100;

    private final JdbcClient jdbc;

    ProposalRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    ProposalView get(ProposalId id) {
        return jdbc.sql(SELECT + " where p.id = :id")
                .param("id", id.value())
                .query((row, _) -> view(row))
                .optional()
                .orElseThrow(() -> new NotFound("proposal " + id));
    }

    /** An organisation's, the latest day first. */
    List<ProposalView> of(OrganisationId organisation) {
        return jdbc.sql(SELECT + " where p.organisation_id = :organisation order by p.day desc, p.id limit :most")
                .param("organisation", organisation.value())
                .param("most", MOST)
                .query((row, _) -> view(row))
                .list();
    }

    /** Those that nobody has answered, the soonest day first. */
    List<ProposalView> open() {
        return jdbc.sql(SELECT + " where p.status = 'ASKED' order by p.day, p.id limit :most")
                .param("most", MOST)
                .query((row, _) -> view(row))
                .list();
    }

    void insert(ProposalId id, OrganisationId organisation, ProposalRequest request, Instant now) {
        jdbc.sql("""
                insert into animations.proposal (id, organisation_id, site_id, title, day, starts_at, ends_at, people, place, to_bring,
                                                 asked_at, status)
                values (:id, :organisation, :site, :title, :day, :from, :until, :people, :place, :toBring, :now, 'ASKED')
                """)
                .param("id", id.value())
                .param("organisation", organisation.value())
                .param("site", request.site().value())
                .param("title", request.title())
                .param("day", request.day())
                .param("from", request.from())
                .param("until", request.until())
                .param("people", request.people())
                .param("place", request.place())
                .param("toBring", request.toBring())
                .param("now", Columns.utc(now))
                .update();
    }

    /** @param animation null where it is declined */
    void answer(
            ProposalId id,
            int version,
            ProposalStatus status,
            String answer,
            @Nullable Money price,
            @Nullable AnimationId animation,
            Instant now) {
        int answered = jdbc.sql("""
                        update animations.proposal
                           set status = :status, answer = :answer, price_cents = :price, animation_id = :animation,
                               answered_at = :now, version = version + 1
                         where id = :id and version = :version and status = 'ASKED'
                        """)
                .param("status", status.name())
                .param("answer", answer)
                .param("price", price == null ? null : price.cents())
                .param("animation", animation == null ? null : animation.value())
                .param("now", Columns.utc(now))
                .param("id", id.value())
                .param("version", version)
                .update();
        if (answered == 0) {
            throw new OptimisticLockingFailureException("proposal " + id + " changed meanwhile");
        }
    }

    private static ProposalView view(ResultSet row) throws SQLException {
        return new ProposalView(
                Columns.id(row, "id", ProposalId::new),
                Columns.id(row, "organisation_id", OrganisationId::new),
                row.getString("organisation_name"),
                row.getString("site_name"),
                new ProposalRequest(
                        row.getString("title"),
                        Columns.id(row, "site_id", SiteId::new),
                        row.getObject("day", LocalDate.class),
                        row.getObject("starts_at", LocalTime.class),
                        row.getObject("ends_at", LocalTime.class),
                        row.getInt("people"),
                        row.getString("place"),
                        row.getString("to_bring")),
                ProposalStatus.valueOf(row.getString("status")),
                row.getString("answer"),
                Columns.moneyOrNull(row, "price_cents"),
                EffortRepository.effort(row),
                Columns.idOrNull(row, "animation_id", AnimationId::new),
                row.getInt("version"));
    }
}
