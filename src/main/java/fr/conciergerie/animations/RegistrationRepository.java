package fr.conciergerie.animations;

import fr.conciergerie.organisations.Member;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.Constraints;
import fr.conciergerie.shared.Email;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Phone;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.ShortCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who comes to which animation, as rows. */
@Repository
class RegistrationRepository {

    private static final String SELECT = """
            select r.id, r.animation_id, r.member_id, m.name as member_name, r.places, r.status, r.version,
                   p.name as passer_by_name, p.email, p.phone, p.call_since, animations.code_of(r.id) as number
              from animations.registration r
              left join organisations.member_v m on m.id = r.member_id
              left join animations.passer_by p on p.operator_id = r.operator_id and p.registration_id = r.id
            """;

    private final JdbcClient jdbc;

    RegistrationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    RegistrationView get(RegistrationId id) {
        return jdbc.sql(SELECT + " where r.id = :id")
                .param("id", id.value())
                .query((row, _) -> view(row))
                .optional()
                .orElseThrow(() -> new NotFound("registration " + id));
    }

    /** Theirs for an animation, unless they have given it back. */
    Optional<RegistrationView> of(AnimationId animation, MemberId member) {
        return jdbc.sql(SELECT
                        + " where r.animation_id = :animation and r.member_id = :member and r.status <> 'CANCELLED'")
                .param("animation", animation.value())
                .param("member", member.value())
                .query((row, _) -> view(row))
                .optional();
    }

    /** Who comes to an animation, by name. */
    List<RegistrationView> of(AnimationId animation) {
        return jdbc.sql(SELECT + """
                         where r.animation_id = :animation and r.status <> 'CANCELLED'
                         order by coalesce(m.name, p.name) nulls last, r.id
                        """)
                .param("animation", animation.value())
                .query((row, _) -> view(row))
                .list();
    }

    /** What a member comes to and has come to, the last to begin first. */
    List<RegistrationView> ofMember(MemberId member, int limit) {
        return jdbc.sql(SELECT + """
                          join animations.animation a on a.operator_id = r.operator_id and a.id = r.animation_id
                         where r.member_id = :member and r.status <> 'CANCELLED'
                         order by a.starts_at desc, r.id limit :limit
                        """)
                .param("member", member.value())
                .param("limit", limit)
                .query((row, _) -> view(row))
                .list();
    }

    /** How many of each animation are registered, and how many came: people of an organisation, guests aside. */
    Map<AnimationId, Turnout> turnout(Collection<AnimationId> animations, UUID organisation) {
        return jdbc
                .sql("""
                        select animation_id, count(*) as registered, count(*) filter (where status = 'ATTENDED') as attended
                          from animations.registration
                         where animation_id = any(:animations) and organisation_id = :organisation and status <> 'CANCELLED'
                         group by animation_id
                        """)
                .param("animations", animations.stream().map(AnimationId::value).toArray(UUID[]::new))
                .param("organisation", organisation)
                .query((row, _) -> new Turnout(
                        Columns.id(row, "animation_id", AnimationId::new),
                        row.getInt("registered"),
                        row.getInt("attended")))
                .list()
                .stream()
                .collect(Collectors.toMap(Turnout::animation, Function.identity()));
    }

    /** What else a member has said that they do in that time, another animation or an appointment; soonest first. */
    List<Meanwhile> meanwhile(MemberId member, AnimationId but, Times times) {
        return jdbc.sql("""
                        select a.title, a.starts_at, a.zone from animations.registration r
                          join animations.animation a on a.operator_id = r.operator_id and a.id = r.animation_id
                         where r.member_id = :member and r.status = 'REGISTERED' and a.status = 'PUBLISHED' and a.id <> :but
                           and a.starts_at < :until and a.ends_at > :from
                        union all
                        select null, b.starts_at, s.zone from bookings.booking_v b
                          join organisations.site_v s on s.id = b.site_id
                         where b.member_id = :member and b.status = 'BOOKED' and b.guest_of is null and b.starts_at < :until and b.ends_at > :from
                         order by 2
                        """)
                .param("member", member.value())
                .param("but", but.value())
                .param("from", Columns.utc(times.startsAt()))
                .param("until", Columns.utc(times.endsAt()))
                .query((row, _) -> new Meanwhile(
                        row.getString("title"),
                        Columns.instant(row, "starts_at").atZone(ZoneId.of(row.getString("zone")))))
                .list();
    }

    /** @throws Refused where there are not so many places */
    void insert(RegistrationId id, AnimationId animation, Member member, int places, Instant now) {
        refusing(() -> jdbc.sql("""
                        insert into animations.registration (id, animation_id, member_id, organisation_id, places, status,
                                                             registered_at, changed_at)
                        values (:id, :animation, :member, :organisation, :places, 'REGISTERED', :now, :now)
                        """)
                .param("id", id.value())
                .param("animation", animation.value())
                .param("member", member.id().value())
                .param("organisation", member.organisation().value())
                .param("places", places)
                .param("now", Columns.utc(now))
                .update());
    }

    /** @throws Refused where there are not so many places */
    void update(RegistrationView before, int version, int places, RegistrationStatus status, Instant now) {
        int rows = refusing(() -> jdbc.sql("""
                        update animations.registration
                           set places = :places, status = :status, changed_at = :now, version = version + 1
                         where id = :id and version = :version
                        """)
                .param("places", places)
                .param("status", status.name())
                .param("now", Columns.utc(now))
                .param("id", before.id().value())
                .param("version", version)
                .update());
        if (rows == 0) {
            throw new OptimisticLockingFailureException("registration " + before.id() + " changed meanwhile");
        }
    }

    static int refusing(Supplier<Integer> change) {
        return Constraints.refusing(change, name -> switch (name) {
            case "animation_has_room" -> Refused.conflict("animations.full");
            case "registered_once", "passer_by_once_by_mail", "passer_by_once_by_phone" ->
                Refused.conflict("animations.registered-meanwhile");
            default -> null;
        });
    }

    private static RegistrationView view(ResultSet row) throws SQLException {
        return new RegistrationView(
                Columns.id(row, "id", RegistrationId::new),
                Columns.id(row, "animation_id", AnimationId::new),
                Columns.idOrNull(row, "member_id", MemberId::new),
                row.getString("member_name"),
                passerBy(row),
                new ShortCode(row.getString("number")),
                row.getInt("places"),
                RegistrationStatus.valueOf(row.getString("status")),
                row.getInt("version"));
    }

    private static @Nullable PasserByView passerBy(ResultSet row) throws SQLException {
        var name = row.getString("passer_by_name");
        if (name == null) {
            return null;
        }
        var email = row.getString("email");
        return new PasserByView(
                name,
                email == null
                        ? new Reach.ByPhone(new Phone(row.getString("phone")))
                        : new Reach.ByMail(new Email(email)),
                row.getTimestamp("call_since") != null);
    }
}
