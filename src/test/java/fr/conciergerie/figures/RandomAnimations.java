package fr.conciergerie.figures;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Animations at several sites, at one and from afar, on three clocks around midnight and New Year; who came, and what was collected. */
final class RandomAnimations {

    private static final List<String> CLOCKS = List.of("Europe/Paris", "Indian/Reunion", "America/Martinique");
    private static final List<String> KINDS = List.of("COLLECTION", "LOCAL_PRODUCER", "ORGANIC", "WORKSHOP", "CLIENT");
    private static final int ANIMATIONS = 60;
    private static final int COLLECTIONS = 40;
    private static final int OWN = 90;

    private final JdbcTemplate jdbc;
    private final Draw draw;
    private final List<UUID> sites;
    private final UUID association;
    private final List<UUID> made = new ArrayList<>();
    private final List<Object[]> registrations = new ArrayList<>();

    RandomAnimations(JdbcTemplate jdbc, Draw draw, List<UUID> sites, UUID association) {
        this.jdbc = jdbc;
        this.draw = draw;
        this.sites = sites;
        this.association = association;
    }

    /** @param members key and organisation of each */
    void take(List<UUID> organisations, List<Object[]> members) {
        for (int i = 0; i < ANIMATIONS; i++) {
            animation(organisations);
        }
        IntStream.range(0, OWN).forEach(it -> own(organisations.get(it % organisations.size()), it));
        for (var member : members) {
            made.stream().filter(_ -> draw.oneIn(12)).forEach(it -> register(it, (UUID) member[0], (UUID) member[1]));
        }
        jdbc.batchUpdate("""
                insert into animations.registration
                       (id, animation_id, member_id, organisation_id, places, status, registered_at, changed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """, registrations);
        for (int i = 0; i < COLLECTIONS; i++) {
            collection(Draw.at(draw.moment()));
        }
    }

    private void animation(List<UUID> organisations) {
        var id = draw.key();
        var starts = draw.moment();
        var status = draw.pick(List.of("HELD", "HELD", "HELD", "PUBLISHED", "CANCELLED", "DRAFT"));
        jdbc.update(
                """
                insert into animations.animation
                       (id, kind, title, description, starts_at, ends_at, zone, registers, most_guests, only_for, status,
                        published_at, held_at, cancelled_at, cancel_reason, walk_ins, changed_at)
                values (?, ?, 'Animation', '', ?, ?, ?, true, 3, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                id,
                draw.pick(KINDS),
                Draw.at(starts),
                Draw.at(starts.plus(Duration.ofHours(1 + draw.upTo(30)))),
                draw.pick(CLOCKS),
                draw.oneIn(4) ? draw.pick(organisations) : null,
                status,
                when(!status.equals("DRAFT"), starts),
                when(status.equals("HELD"), starts),
                when(status.equals("CANCELLED"), starts),
                status.equals("CANCELLED") ? "Il pleut" : null,
                status.equals("HELD") ? draw.upTo(30) : 0,
                Draw.at(starts));
        sites.stream()
                .filter(_ -> draw.oneIn(2))
                .forEach(it -> jdbc.update(
                        "insert into animations.animation_site (animation_id, site_id) values (?, ?)", id, it));
        if (!status.equals("DRAFT")) {
            made.add(id);
        }
    }

    /** What a client had asked for, every six days from before the year until after it; of each fourth nobody said how long it took. */
    private void own(UUID organisation, int number) {
        var id = draw.key();
        var starts = Instant.parse("2023-11-01T09:00:00Z").plus(Duration.ofDays(6L * number));
        jdbc.update(
                """
                insert into animations.animation
                       (id, kind, title, description, starts_at, ends_at, zone, registers, most_guests, only_for, status,
                        published_at, held_at, actual_minutes, changed_at)
                values (?, 'CLIENT', 'Événement', '', ?, ?, 'Europe/Paris', false, 0, ?, 'HELD', ?, ?, ?, ?)
                """,
                id,
                Draw.at(starts),
                Draw.at(starts.plus(Duration.ofHours(2))),
                organisation,
                Draw.at(starts),
                Draw.at(starts),
                number % 4 == 0 ? null : 30 + 7 * number,
                Draw.at(starts));
        for (int i = 0; i <= number % 2; i++) {
            jdbc.update(
                    "insert into animations.animation_site (animation_id, site_id) values (?, ?)",
                    id,
                    sites.get((number + i) % sites.size()));
        }
    }

    private static @Nullable OffsetDateTime when(boolean so, Instant at) {
        return so ? Draw.at(at) : null;
    }

    /** Some have been forgotten since. */
    private void register(UUID animation, UUID member, UUID organisation) {
        var at = Draw.at(Draw.BEGIN);
        registrations.add(new Object[] {
            draw.key(),
            animation,
            draw.oneIn(4) ? null : member,
            organisation,
            1 + draw.upTo(4),
            draw.pick(List.of("REGISTERED", "ATTENDED", "ATTENDED", "ABSENT", "EXCUSED", "CANCELLED")),
            at,
            at
        });
    }

    private void collection(OffsetDateTime at) {
        var collection = draw.key();
        var day = at.toLocalDate();
        jdbc.update("""
                insert into animations.collection
                       (id, title, animation_id, association_id, site_id, first_day, last_day, status)
                values (?, 'Collecte', ?, ?, ?, ?, ?, 'RUNNING')
                """, collection, draw.oneIn(2) ? draw.pick(made) : null, association, draw.pick(sites), day, day);
        var lot = draw.key();
        jdbc.update(
                "insert into animations.lot (id, collection_id, number, status) values (?, ?, 1, 'OPEN')",
                lot,
                collection);
        boolean received = !draw.oneIn(3);
        for (int position = 1; position <= 3; position++) {
            good(collection, lot, position, at, received);
        }
        jdbc.update(
                """
                update animations.lot
                   set status = ?, sealed_at = ?, handed_to = 'Vestiaire', handed_at = ?, receipt_number = ?, received_on = ?
                 where id = ?
                """,
                received ? "RECEIVED" : "HANDED_OVER",
                at,
                at,
                received ? "R-1" : null,
                received ? draw.nearTheEdge(day.plusDays(draw.upTo(20))) : null,
                lot);
    }

    private void good(UUID collection, UUID lot, int position, OffsetDateTime at, boolean received) {
        var good = draw.key();
        var unit = position == 1 ? "GRAMS" : draw.pick(List.of("GRAMS", "PIECES"));
        jdbc.update(
                "insert into animations.good (id, collection_id, position, name, unit, taken) values (?, ?, ?, ?, ?, true)",
                good,
                collection,
                position,
                "Bien " + position,
                unit);
        int deposited = 0;
        for (int i = 0; i <= draw.upTo(3); i++) {
            int amount = 1 + draw.upTo(3_000);
            jdbc.update("""
                    insert into animations.deposit (id, collection_id, good_id, unit, good_taken, amount, lot_id, at)
                    values (?, ?, ?, ?, true, ?, ?, ?)
                    """, draw.key(), collection, good, unit, amount, lot, at);
            deposited += amount;
        }
        int sealed = Math.max(0, deposited - draw.upTo(3));
        jdbc.update("""
                insert into animations.lot_content
                       (lot_id, good_id, deposited, sealed, sealing_note, received, receipt_note)
                values (?, ?, ?, ?, 'Pesé de nouveau', ?, 'Compté de nouveau')
                """, lot, good, deposited, sealed, received ? (Integer) Math.max(0, sealed - draw.upTo(5)) : null);
    }

    /** What is said a few days later. */
    void correct() {
        jdbc.update("update animations.animation set status = 'HELD', held_at = starts_at where status = 'PUBLISHED'");
        jdbc.update("update animations.lot set received_on = received_on + 45 where status = 'RECEIVED' and %s"
                .formatted(draw.some(3)));
        jdbc.update(
                "update animations.registration set status = 'ATTENDED' where status in ('ABSENT', 'REGISTERED') and %s"
                        .formatted(draw.some(4)));
        jdbc.update("update animations.registration set status = 'CANCELLED' where status = 'REGISTERED' and %s"
                .formatted(draw.some(3)));
        jdbc.update("update animations.animation set walk_ins = walk_ins + 3 where status = 'HELD' and %s"
                .formatted(draw.some(3)));
        jdbc.update(
                "update animations.animation set actual_minutes = actual_minutes + 45 where actual_minutes is not null");
    }
}
