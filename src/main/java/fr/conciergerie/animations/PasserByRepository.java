package fr.conciergerie.animations;

import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.ShortCode;
import fr.conciergerie.web.LinkToken;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Passers-by and the links to their places, as rows. */
@Repository
class PasserByRepository {

    private final JdbcClient jdbc;

    PasserByRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whose place in an animation somebody asks for who is reached in that way. */
    record Known(RegistrationId registration, Instant registeredAt) {}

    Optional<Known> known(AnimationId animation, Reach reach) {
        return jdbc.sql("""
                        select p.registration_id, r.registered_at
                          from animations.passer_by p
                          join animations.registration r on r.operator_id = p.operator_id and r.id = p.registration_id
                         where p.animation_id = :animation and (p.email = :email or p.phone = :phone)
                        """)
                .param("animation", animation.value())
                .param("email", email(reach))
                .param("phone", phone(reach))
                .query((row, _) -> new Known(
                        Columns.id(row, "registration_id", RegistrationId::new), Columns.instant(row, "registered_at")))
                .optional();
    }

    void insert(RegistrationId id, AnimationId animation, PasserBy who, int places, Instant now) {
        RegistrationRepository.refusing(() -> jdbc.sql("""
                        insert into animations.registration (id, animation_id, places, status, registered_at, changed_at)
                        values (:id, :animation, :places, 'REGISTERED', :now, :now)
                        """)
                .param("id", id.value())
                .param("animation", animation.value())
                .param("places", places)
                .param("now", Columns.utc(now))
                .update());
        jdbc.sql("""
                insert into animations.passer_by (registration_id, animation_id, name, email, phone, locale)
                values (:id, :animation, :name, :email, :phone, :locale)
                """)
                .param("id", id.value())
                .param("animation", animation.value())
                .param("name", who.name())
                .param("email", email(who.reach()))
                .param("phone", phone(who.reach()))
                .param("locale", who.locale().getLanguage())
                .update();
    }

    /** Who they were goes, and their links with it; the place stays. False where nobody knew. */
    boolean forget(RegistrationId id) {
        return jdbc.sql("delete from animations.passer_by where registration_id = :id")
                        .param("id", id.value())
                        .update()
                > 0;
    }

    /** Whoever gave a number is to be called: what they planned to come to is not as they know it. */
    void call(AnimationId animation, Instant now) {
        jdbc.sql("""
                update animations.passer_by p set call_since = coalesce(p.call_since, :now)
                  from animations.registration r
                 where r.operator_id = p.operator_id and r.id = p.registration_id and r.status = 'REGISTERED'
                   and p.animation_id = :animation and p.phone is not null
                """)
                .param("animation", animation.value())
                .param("now", Columns.utc(now))
                .update();
    }

    void called(RegistrationId id) {
        jdbc.sql("update animations.passer_by set call_since = null where registration_id = :id")
                .param("id", id.value())
                .update();
    }

    /** What people say instead of a key, the same for life. */
    ShortCode code(UUID key) {
        return jdbc.sql("select animations.code_of(:key)")
                .param("key", key)
                .query((row, _) -> new ShortCode(row.getString(1)))
                .single();
    }

    /** About which somebody must call people. */
    List<AnimationId> animationsToCall() {
        return jdbc.sql("select distinct animation_id from animations.passer_by where call_since is not null")
                .query((row, _) -> Columns.id(row, "animation_id", AnimationId::new))
                .list();
    }

    void insert(LinkToken token, RegistrationId id, Instant now) {
        jdbc.sql("""
                insert into animations.passer_by_link (hash, registration_id, made_at) values (:hash, :id, :now)
                """)
                .param("hash", token.hash())
                .param("id", id.value())
                .param("now", Columns.utc(now))
                .update();
    }

    Optional<RegistrationId> find(LinkToken token) {
        return jdbc.sql("select registration_id from animations.passer_by_link where hash = :hash")
                .param("hash", token.hash())
                .query(UUID.class)
                .optional()
                .map(RegistrationId::new);
    }

    private static @Nullable String email(Reach reach) {
        return reach instanceof Reach.ByMail(var email) ? email.value() : null;
    }

    private static @Nullable String phone(Reach reach) {
        return reach instanceof Reach.ByPhone(var phone) ? phone.value() : null;
    }
}
