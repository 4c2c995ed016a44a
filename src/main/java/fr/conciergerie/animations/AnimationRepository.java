package fr.conciergerie.animations;

import fr.conciergerie.animations.AnimationState.Cancelled;
import fr.conciergerie.animations.AnimationState.Draft;
import fr.conciergerie.animations.AnimationState.Held;
import fr.conciergerie.animations.AnimationState.Published;
import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.Constraints;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.ShortCode;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Animations as rows. */
@Repository
class AnimationRepository {

    private static final String SELECT = """
            select a.*, o.name as organisation_name, p.name as partner_name, w.waiting, w.kept,
                   i.alternative, i.credit, i.width, i.height, i.shown_at,
                   array(select s.id from animations.animation_site x join organisations.site_v s on s.id = x.site_id
                          where x.animation_id = a.id order by s.name, s.id) as site_ids,
                   array(select s.name from animations.animation_site x join organisations.site_v s on s.id = x.site_id
                          where x.animation_id = a.id order by s.name, s.id) as site_names
              from animations.animation a
              left join organisations.organisation_v o on o.id = a.only_for
              left join partners.partner_v p on p.id = a.partner_id
              left join animations.picture i on i.animation_id = a.id
              left join lateral (select count(*) filter (where status = 'WAITING') as waiting,
                                        coalesce(sum(places) filter (where status = 'OFFERED'), 0) as kept
                                   from waiting.entry_v e where e.list_id = a.id and e.open) w on true
            """;

    /** What is in somebody's {@link Sight}. */
    private static final String SEEN = """
             (:everything or a.status <> 'DRAFT' and
               (a.only_for = cast(:organisation as uuid)
                or (a.only_for is null or cast(:organisation as uuid) is null)
                   and exists (select from animations.animation_site x
                                where x.animation_id = a.id and x.site_id = any(:sites))
                or a.only_for is null and cast(:organisation as uuid) is not null
                   and not exists (select from animations.animation_site x where x.animation_id = a.id)))
            """;

    /** What everybody may read of, see {@link Announcements}. */
    private static final String ANNOUNCED = "select a.*, animations.code_of(a.id) as code from (" + SELECT + """
             where a.status <> 'DRAFT' and a.only_for is null
               and exists (select from animations.animation_site x where x.animation_id = a.id)) as a
            """;

    private final JdbcClient jdbc;

    AnimationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Animation get(AnimationId id) {
        return get(id, "");
    }

    /** The same; whoever else wants to change it, or a place in it, waits until this transaction has ended. */
    Animation lock(AnimationId id) {
        return get(id, " for update of a");
    }

    private Animation get(AnimationId id, String lock) {
        return jdbc.sql(SELECT + " where a.id = :id" + lock)
                .param("id", id.value())
                .query((row, _) -> new Animation(
                        id,
                        details(row),
                        state(row),
                        row.getInt("taken"),
                        row.getInt("sequence"),
                        row.getInt("version")))
                .optional()
                .orElseThrow(() -> new NotFound("animation " + id));
    }

    Optional<AnimationView> view(AnimationId id, Sight sight) {
        return seen(SELECT + " where a.id = :id and" + SEEN, sight)
                .param("id", id.value())
                .query((row, _) -> view(row))
                .optional();
    }

    /** Those that take place on some of the time, soonest first. */
    List<AnimationView> between(Instant from, Instant until, Sight sight, int limit) {
        return seen(
                        SELECT + " where a.ends_at > :from and a.starts_at < :until and" + SEEN
                                + " order by a.starts_at, a.id limit :limit",
                        sight)
                .param("from", Columns.utc(from))
                .param("until", Columns.utc(until))
                .param("limit", limit)
                .query((row, _) -> view(row))
                .list();
    }

    List<Announced> announcedAt(SiteId site, Instant from, Instant until, int limit) {
        return jdbc.sql(ANNOUNCED + """
                         where a.ends_at > :from and a.starts_at < :until and :site = any(a.site_ids)
                         order by a.starts_at, a.id limit :limit
                        """)
                .param("site", site.value())
                .param("from", Columns.utc(from))
                .param("until", Columns.utc(until))
                .param("limit", limit)
                .query((row, _) -> announced(row))
                .list();
    }

    Optional<Announced> announced(ShortCode code) {
        return jdbc.sql(ANNOUNCED + " where animations.code_of(a.id) = :code")
                .param("code", code.value())
                .query((row, _) -> announced(row))
                .optional();
    }

    Optional<Announced> announced(AnimationId id) {
        return jdbc.sql(ANNOUNCED + " where a.id = :id")
                .param("id", id.value())
                .query((row, _) -> announced(row))
                .optional();
    }

    /** What was planned together, as far as it is seen; soonest first. */
    List<AnimationView> series(SeriesId series, Sight sight) {
        return seen(SELECT + " where a.series_id = :series and" + SEEN + " order by a.starts_at, a.id", sight)
                .param("series", series.value())
                .query((row, _) -> view(row))
                .list();
    }

    List<Announced> announced(SeriesId series) {
        return jdbc.sql(ANNOUNCED + " where a.series_id = :series order by a.starts_at, a.id")
                .param("series", series.value())
                .query((row, _) -> announced(row))
                .list();
    }

    /** Those that some people are registered for. */
    List<AnimationView> views(List<AnimationId> ids) {
        return jdbc.sql(SELECT + " where a.id = any(:ids) order by a.starts_at, a.id")
                .param("ids", ids.stream().map(AnimationId::value).toArray(UUID[]::new))
                .query((row, _) -> view(row))
                .list();
    }

    /** What is announced at a site on some days of its own clock, and not over; soonest first. @param site null for all */
    List<AnimationView> announcedOnDays(@Nullable SiteId site, LocalDate first, LocalDate last, Instant now) {
        return jdbc.sql(SELECT + """
                         where a.status = 'PUBLISHED' and a.ends_at > :now
                           and (a.starts_at at time zone a.zone)::date <= :last
                           and ((a.ends_at - interval '1 microsecond') at time zone a.zone)::date >= :first
                           and exists (select from animations.animation_site x
                                        where x.animation_id = a.id and (cast(:site as uuid) is null or x.site_id = :site))
                         order by a.starts_at, a.id
                        """)
                .param("now", Columns.utc(now))
                .param("first", first)
                .param("last", last)
                .param("site", site == null ? null : site.value())
                .query((row, _) -> view(row))
                .list();
    }

    long countToCome(Instant now) {
        return jdbc.sql("select count(*) from animations.animation where status = 'PUBLISHED' and ends_at > :now")
                .param("now", Columns.utc(now))
                .query(Long.class)
                .single();
    }

    /** @param series null for one that stands alone */
    void insert(Animation animation, @Nullable SeriesId series, Instant now) {
        values(animation, """
                insert into animations.animation (id, kind, title, description, place, starts_at, ends_at, zone, registers, capacity,
                                                  most_guests, opens_on, closes_on, offer_hours, without_account, only_for, partner_id, cost_cents, cost_bearer,
                                                  status, published_at, held_at, cancelled_at, cancel_reason, sequence, series_id, changed_at)
                values (:id, :kind, :title, :description, :place, :startsAt, :endsAt, :zone, :registers, :capacity, :mostGuests,
                        :opensOn, :closesOn, :offerHours, :withoutAccount, :onlyFor, :partner, :costCents, :costBearer, :status, :publishedAt, :heldAt,
                        :cancelledAt, :cancelReason, :sequence, :series, :now)
                """)
                .param("series", series == null ? null : series.value())
                .param("now", Columns.utc(now))
                .update();
        insertSites(animation);
    }

    /** @throws Refused where more are registered than there would be places */
    void update(Animation animation, Instant now) {
        changed(
                animation.id(),
                Constraints.refusing(
                        () -> values(animation, """
                                update animations.animation
                                   set kind = :kind, title = :title, description = :description, place = :place,
                                       starts_at = :startsAt, ends_at = :endsAt, zone = :zone, registers = :registers,
                                       capacity = :capacity, most_guests = :mostGuests, opens_on = :opensOn,
                                       closes_on = :closesOn, offer_hours = :offerHours, without_account = :withoutAccount, only_for = :onlyFor, partner_id = :partner,
                                       cost_cents = :costCents, cost_bearer = :costBearer, status = :status,
                                       published_at = :publishedAt, held_at = :heldAt, cancelled_at = :cancelledAt,
                                       cancel_reason = :cancelReason, sequence = :sequence, changed_at = :now, version = version + 1
                                 where id = :id and version = :version
                                """)
                                .param("version", animation.version())
                                .param("now", Columns.utc(now))
                                .update(),
                        name -> name.equals("animation_has_room")
                                ? Refused.conflict("animations.more-are-registered")
                                : null));
        jdbc.sql("delete from animations.animation_site where animation_id = :id")
                .param("id", animation.id().value())
                .update();
        insertSites(animation);
    }

    void countWalkIns(Animation animation, int walkIns) {
        changed(
                animation.id(),
                jdbc.sql("""
                        update animations.animation set walk_ins = :walkIns, version = version + 1
                         where id = :id and version = :version
                        """)
                        .param("walkIns", walkIns)
                        .param("id", animation.id().value())
                        .param("version", animation.version())
                        .update());
    }

    void delete(Animation animation) {
        changed(
                animation.id(),
                jdbc.sql("delete from animations.animation where id = :id and version = :version and status = 'DRAFT'")
                        .param("id", animation.id().value())
                        .param("version", animation.version())
                        .update());
    }

    private void insertSites(Animation animation) {
        jdbc.sql("""
                insert into animations.animation_site (animation_id, site_id)
                select :id, site from unnest(:sites) as site
                """)
                .param("id", animation.id().value())
                .param("sites", keys(animation.details().sites()))
                .update();
    }

    private static void changed(AnimationId id, int rows) {
        if (rows == 0) {
            throw new OptimisticLockingFailureException("animation " + id + " changed meanwhile");
        }
    }

    private JdbcClient.StatementSpec seen(String sql, Sight sight) {
        var organisation = sight.organisation();
        return jdbc.sql(sql)
                .param("everything", sight.everything())
                .param("sites", keys(sight.sites()))
                .param("organisation", organisation == null ? null : organisation.value());
    }

    /** Where an animation becomes cells; {@link #details} and {@link #state} lead back. */
    private JdbcClient.StatementSpec values(Animation animation, String sql) {
        var it = animation.details();
        var terms = it.registration();
        var cost = it.cost();
        var row = jdbc.sql(sql)
                .param("id", animation.id().value())
                .param("kind", it.kind().name())
                .param("title", it.title())
                .param("description", it.description())
                .param("place", it.place())
                .param("startsAt", Columns.utc(it.times().startsAt()))
                .param("endsAt", Columns.utc(it.times().endsAt()))
                .param("zone", it.times().zone().getId())
                .param("registers", terms != null)
                .param("capacity", terms == null ? null : terms.capacity())
                .param("mostGuests", terms == null ? 0 : terms.mostGuests())
                .param("opensOn", terms == null ? null : terms.opensOn())
                .param("closesOn", terms == null ? null : terms.closesOn())
                .param("offerHours", terms == null ? RegistrationTerms.USUAL_OFFER_HOURS : terms.offerHours())
                .param("withoutAccount", it.isForPassersBy())
                .param("onlyFor", it.onlyFor() == null ? null : it.onlyFor().value())
                .param("partner", it.partner() == null ? null : it.partner().value())
                .param("costCents", cost == null ? null : cost.amount().cents())
                .param("costBearer", cost == null ? null : cost.bearer().name())
                .param("status", animation.state().status().name())
                .param("sequence", animation.sequence());
        return switch (animation.state()) {
            case Draft() -> moments(row, null, null, null, null);
            case Published(var at) -> moments(row, at, null, null, null);
            case Held(var published, var at) -> moments(row, published, at, null, null);
            case Cancelled(var published, var at, var reason) -> moments(row, published, null, at, reason);
        };
    }

    private static JdbcClient.StatementSpec moments(
            JdbcClient.StatementSpec row,
            @Nullable Instant published,
            @Nullable Instant held,
            @Nullable Instant cancelled,
            @Nullable String reason) {
        return row.param("publishedAt", published == null ? null : Columns.utc(published))
                .param("heldAt", held == null ? null : Columns.utc(held))
                .param("cancelledAt", cancelled == null ? null : Columns.utc(cancelled))
                .param("cancelReason", reason);
    }

    private static AnimationState state(ResultSet row) throws SQLException {
        return switch (AnimationStatus.valueOf(row.getString("status"))) {
            case DRAFT -> new Draft();
            case PUBLISHED -> new Published(Columns.instant(row, "published_at"));
            case HELD -> new Held(Columns.instant(row, "published_at"), Columns.instant(row, "held_at"));
            case CANCELLED ->
                new Cancelled(
                        Columns.instant(row, "published_at"),
                        Columns.instant(row, "cancelled_at"),
                        row.getString("cancel_reason"));
        };
    }

    private static AnimationDetails details(ResultSet row) throws SQLException {
        var cents = Columns.moneyOrNull(row, "cost_cents");
        return new AnimationDetails(
                AnimationKind.valueOf(row.getString("kind")),
                row.getString("title"),
                row.getString("description"),
                Arrays.stream((UUID[]) row.getArray("site_ids").getArray())
                        .map(SiteId::new)
                        .toList(),
                row.getString("place"),
                new Times(
                        Columns.instant(row, "starts_at"),
                        Columns.instant(row, "ends_at"),
                        ZoneId.of(row.getString("zone"))),
                row.getBoolean("registers")
                        ? new RegistrationTerms(
                                row.getObject("capacity", Integer.class),
                                row.getInt("most_guests"),
                                row.getObject("opens_on", LocalDate.class),
                                row.getObject("closes_on", LocalDate.class),
                                row.getInt("offer_hours"),
                                row.getBoolean("without_account"))
                        : null,
                Columns.idOrNull(row, "only_for", OrganisationId::new),
                Columns.idOrNull(row, "partner_id", PartnerId::new),
                cents == null ? null : new Cost(cents, CostBearer.valueOf(row.getString("cost_bearer"))));
    }

    private static AnimationView view(ResultSet row) throws SQLException {
        return new AnimationView(
                Columns.id(row, "id", AnimationId::new),
                details(row),
                texts(row.getArray("site_names")),
                row.getString("organisation_name"),
                row.getString("partner_name"),
                AnimationStatus.valueOf(row.getString("status")),
                row.getString("cancel_reason"),
                row.getInt("walk_ins"),
                row.getInt("taken"),
                row.getInt("kept"),
                row.getInt("waiting"),
                row.getInt("sequence"),
                Columns.idOrNull(row, "series_id", SeriesId::new),
                PictureRepository.view(row),
                EffortRepository.effort(row),
                row.getInt("version"));
    }

    private static Announced announced(ResultSet row) throws SQLException {
        return new Announced(view(row), new ShortCode(row.getString("code")), Columns.instant(row, "changed_at"));
    }

    private static List<String> texts(Array array) throws SQLException {
        return Stream.of((String[]) array.getArray())
                .map(Objects::requireNonNull)
                .toList();
    }

    private static UUID[] keys(List<SiteId> sites) {
        return sites.stream().map(SiteId::value).toArray(UUID[]::new);
    }
}
