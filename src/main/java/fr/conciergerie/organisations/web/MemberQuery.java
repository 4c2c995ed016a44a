package fr.conciergerie.organisations.web;

import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.Reach;
import fr.conciergerie.shared.Cursor;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.SearchWords;
import fr.conciergerie.shared.Slice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the pages of members show, one query each. */
@Component
@Transactional(readOnly = true)
class MemberQuery {

    private static final int PAGE = 50;

    private static final String STATE = """
            case when m.eligible_until < :today then 'ENDED'
                 when m.listed_at is null then 'GUEST'
                 else 'LISTED' end""";

    private final JdbcClient jdbc;
    private final DayClock dayClock;

    MemberQuery(JdbcClient jdbc, DayClock dayClock) {
        this.jdbc = jdbc;
        this.dayClock = dayClock;
    }

    /** @param state one of {@link MemberRow.State}, or empty for all who may use the service */
    Slice<MemberRow> list(String query, @Nullable UUID organisation, String state, @Nullable String cursor) {
        var words = SearchWords.of(query);
        return Reach.of(words).stream()
                .map(reach -> list(words, reach, organisation, state, cursor))
                .filter(it -> !it.items().isEmpty())
                .findFirst()
                .orElse(new Slice<>(List.of(), null));
    }

    private Slice<MemberRow> list(
            SearchWords words, Reach reach, @Nullable UUID organisation, String state, @Nullable String cursor) {
        var after = Cursor.read(cursor, 2);
        var rows = jdbc.sql("""
                        select m.id, m.name, m.email, m.search, m.eligible_until, o.name as organisation,
                               <state> as state
                          from organisations.member m
                          join organisations.organisation o on o.id = m.organisation_id
                         where m.erased_at is null
                           and <meant>
                           and (:organisation::uuid is null or m.organisation_id = :organisation)
                           and case when :state = '' then <state> <> 'ENDED' else <state> = :state end
                           and (:afterName::text is null or (m.search, m.id) > (:afterName, :afterId::uuid))
                         order by m.search, m.id
                         limit :limit
                        """.replace("<state>", STATE).replace("<meant>", reach.condition(words)))
                .param("today", dayClock.today())
                .param("words", words.array())
                .param("longest", words.longest())
                .param("digits", words.digits())
                .param("organisation", organisation)
                .param("state", state)
                .param("afterName", after == null ? null : after.text(0))
                .param("afterId", after == null ? null : after.uuid(1))
                .param("limit", PAGE + 1)
                .query((row, _) -> new Found(row(row), row.getString("search")))
                .list();
        return Slice.of(rows, PAGE, it -> Cursor.of(it.search(), it.row().id())).map(Found::row);
    }

    MemberSheet sheet(MemberId member) {
        return jdbc.sql("""
                        select m.*, %s as state from organisations.member m where m.id = :member and m.erased_at is null
                        """.formatted(STATE))
                .param("today", dayClock.today())
                .param("member", member.value())
                .query((row, _) -> new MemberSheet(
                        member.value(),
                        new MemberForm(
                                row.getString("name"),
                                orEmpty(row.getString("email")),
                                orEmpty(row.getString("phone")),
                                row.getString("locale"),
                                row.getString("organisation_id"),
                                row.getInt("version")),
                        MemberRow.State.valueOf(row.getString("state")),
                        row.getObject("eligible_from", LocalDate.class),
                        row.getObject("eligible_until", LocalDate.class),
                        row.getObject("account_id") != null))
                .optional()
                .orElseThrow(() -> new NotFound("member " + member));
    }

    /** Who may use the service today, and how many of them were never named by their organisation. */
    Count count() {
        return jdbc.sql("""
                        select count(*) as eligible, count(*) filter (where state = 'GUEST') as guests
                          from (select %s as state from organisations.member m where m.erased_at is null) m
                         where state <> 'ENDED'
                        """.formatted(STATE))
                .param("today", dayClock.today())
                .query((row, _) -> new Count(row.getLong("eligible"), row.getLong("guests")))
                .single();
    }

    record Count(long eligible, long guests) {}

    private static MemberRow row(ResultSet row) throws SQLException {
        return new MemberRow(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("email"),
                row.getString("organisation"),
                MemberRow.State.valueOf(row.getString("state")),
                row.getObject("eligible_until", LocalDate.class));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private record Found(MemberRow row, String search) {}
}
