package fr.conciergerie.figures;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whom we asked what they think, and what they answered; which are kept apart. */
final class RandomOpinions {

    private final JdbcTemplate jdbc;
    private final Draw draw;
    private final List<UUID> sites;
    private final List<Object[]> invitations = new ArrayList<>();
    private final List<Object[]> opinions = new ArrayList<>();

    RandomOpinions(JdbcTemplate jdbc, Draw draw, List<UUID> sites) {
        this.jdbc = jdbc;
        this.draw = draw;
        this.sites = sites;
    }

    void ask(UUID organisation, UUID member) {
        var at = Draw.BEGIN.plus(Duration.ofDays(draw.upTo(200)));
        for (int i = 0; i < draw.upTo(4); i++) {
            var site = draw.pick(sites);
            var day = draw.nearTheEdge(Draw.at(at).toLocalDate());
            boolean answers = draw.oneIn(2);
            invitations.add(new Object[] {
                draw.key(),
                member,
                organisation,
                site,
                day,
                answers ? "ANSWERED" : draw.oneIn(5) ? "WITHDRAWN" : "OPEN",
                Draw.at(at),
                Draw.at(at.plus(Duration.ofDays(30)))
            });
            if (answers) {
                opinions.add(new Object[] {organisation, site, day.withDayOfMonth(1), draw.upTo(11)});
            }
            at = at.plus(Duration.ofDays(30 + draw.upTo(60)));
        }
    }

    void insert() {
        jdbc.batchUpdate("""
                insert into reporting.opinion_invitation
                       (id, member_id, organisation_id, site_id, family, day, status, invited_at, expires_at)
                values (?, ?, ?, ?, 'EVERYDAY', ?, ?, ?, ?)
                """, invitations);
        jdbc.batchUpdate(
                "insert into reporting.opinion (organisation_id, site_id, month, score) values (?, ?, ?, ?)", opinions);
    }

    /** Some answer late. */
    void correct() {
        jdbc.update("""
                with late as (
                    update reporting.opinion_invitation set status = 'ANSWERED' where status = 'OPEN' and %s
                    returning organisation_id, site_id, day)
                insert into reporting.opinion (organisation_id, site_id, month, score)
                select organisation_id, site_id, date_trunc('month', day), extract(day from day)::integer %% 11 from late
                """.formatted(draw.some(10)));
    }
}
