package fr.conciergerie.figures;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** Rounds that are over, on days of which some have a session: from one site, by way of others, by bicycle or by van. */
final class RandomRounds {

    private static final int MANY = 90;

    private final JdbcTemplate jdbc;
    private final Draw draw;
    private final List<UUID> sites;

    RandomRounds(JdbcTemplate jdbc, Draw draw, List<UUID> sites) {
        this.jdbc = jdbc;
        this.draw = draw;
        this.sites = sites;
    }

    void drive() {
        for (int i = 0; i < MANY; i++) {
            var id = draw.key();
            // every fifth day after the first has a session at each site
            var at = draw.oneIn(2)
                    ? draw.moment()
                    : Draw.BEGIN
                            .plus(Duration.ofDays(5L * draw.upTo(Draw.DAYS / 5)))
                            .plus(Duration.ofHours(21));
            // nobody read it, and not every stop is on the map
            boolean unknown = draw.oneIn(6);
            jdbc.update(
                    """
                    insert into rounds.round (id, day, number, driver_id, start_id, departs_at, vehicle, pieces, litres, hangers,
                                              speed, factor, state, begun_at, closed_at, driven_metres, driven_by)
                    values (?, ?, ?, ?, ?, ?, ?, 10, 10, 10, 15, 1.3, 'CLOSED', ?, ?, ?, ?)
                    """,
                    id,
                    at.atZone(ZoneOffset.UTC).toLocalDate(),
                    1 + i,
                    draw.key(),
                    draw.pick(sites),
                    Draw.at(at),
                    draw.oneIn(2) ? "CARGO_BIKE" : "VAN",
                    Draw.at(at),
                    Draw.at(at.plus(Duration.ofHours(3))),
                    unknown ? null : draw.upTo(30_000),
                    unknown ? null : draw.oneIn(2) ? "ODOMETER" : "RECKONED");
            int stops = draw.upTo(4);
            for (int position = 1; position <= stops; position++) {
                jdbc.update(
                        "insert into rounds.stop (id, round_id, site_id, position) values (?, ?, ?, ?)",
                        draw.key(),
                        id,
                        draw.pick(sites),
                        position);
            }
        }
    }
}
