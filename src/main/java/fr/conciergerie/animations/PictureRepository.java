package fr.conciergerie.animations;

import fr.conciergerie.shared.Columns;
import fr.conciergerie.web.pictures.Picture;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The pictures of events as rows, one for each event that has one. */
@Repository
class PictureRepository {

    private final JdbcClient jdbc;

    PictureRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<byte[]> jpeg(AnimationId animation) {
        return jdbc.sql("select jpeg from animations.picture where animation_id = :id")
                .param("id", animation.value())
                .query(byte[].class)
                .optional();
    }

    /**
     * In the place of the one that was there.
     *
     * @param account who says that everybody agrees
     */
    void save(AnimationId animation, Picture picture, PictureWords words, UUID account, Instant now) {
        jdbc.sql("""
                insert into animations.picture (animation_id, jpeg, width, height, alternative, credit, shown_at, agreed_by, agreed_at)
                values (:id, :jpeg, :width, :height, :alternative, :credit, :now, :account, :now)
                on conflict (animation_id) do update
                   set jpeg = excluded.jpeg, width = excluded.width, height = excluded.height,
                       alternative = excluded.alternative, credit = excluded.credit, shown_at = excluded.shown_at,
                       agreed_by = excluded.agreed_by, agreed_at = excluded.agreed_at
                """)
                .param("id", animation.value())
                .param("jpeg", picture.file())
                .param("width", picture.width())
                .param("height", picture.height())
                .param("alternative", words.alternative())
                .param("credit", words.credit())
                .param("account", account)
                .param("now", Columns.utc(now))
                .update();
    }

    /** Whether there was one to describe. */
    boolean describe(AnimationId animation, PictureWords words) {
        return jdbc.sql("""
                        update animations.picture set alternative = :alternative, credit = :credit where animation_id = :id
                        """)
                        .param("id", animation.value())
                        .param("alternative", words.alternative())
                        .param("credit", words.credit())
                        .update()
                > 0;
    }

    void delete(AnimationId animation) {
        jdbc.sql("delete from animations.picture where animation_id = :id")
                .param("id", animation.value())
                .update();
    }

    /** The columns that {@link AnimationRepository} reads along; null where there is no picture. */
    static @Nullable PictureView view(ResultSet row) throws SQLException {
        var alternative = row.getString("alternative");
        return alternative == null
                ? null
                : new PictureView(
                        new PictureWords(alternative, row.getString("credit")),
                        row.getInt("width"),
                        row.getInt("height"),
                        Columns.instant(row, "shown_at"));
    }
}
