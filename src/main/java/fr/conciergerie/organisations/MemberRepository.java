package fr.conciergerie.organisations;

import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.Cursor;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.SearchWords;
import fr.conciergerie.shared.Slice;
import fr.conciergerie.web.privacy.Somebody;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Members as rows, and how they are found by name. */
@Repository
class MemberRepository {

    /** What is told of somebody who is to be chosen. */
    private static final String SUMMARY = """
            select m.id, m.name, m.search, o.name as organisation, count(*) over () as found,
                   case when exists (select from organisations.member twin
                                      where twin.search = m.search and twin.id <> m.id and twin.erased_at is null
                                        and twin.organisation_id = m.organisation_id)
                        then coalesce(split_part(m.email, '@', 1), '…' || right(m.phone, 5)) end as beginning
              from organisations.member m
              join organisations.organisation o on o.id = m.organisation_id
            """;

    /** Members who may use one of the sites on the day that is written on the wall there. */
    private static final String ELIGIBLE = SUMMARY + """
             where m.erased_at is null
               and exists (select
                             from organisations.site_organisation so
                             join organisations.site s on s.id = so.site_id
                            where so.organisation_id = m.organisation_id and so.site_id = any(:sites)
                              and so.period @> (:now at time zone s.zone)::date
                              and daterange(m.eligible_from, m.eligible_until, '[]')
                                  @> (:now at time zone s.zone)::date)
            """;

    /** What comes after somebody in the order of the names that were looked for. */
    private static final String AFTER = """
             and (not starts_with(m.search, :first), m.search, m.id)
                 > (not starts_with(shared.unaccent_lower(:name), :first), shared.unaccent_lower(:name), :id::uuid)
            """;

    /** The time of some members until the day before another begins, as far as there was one; it is over for good. */
    /** The constraint by which two members of an organisation have two addresses. */
    static final String OWN_EMAIL = "member_operator_id_organisation_id_email_key";

    static final String KEEP_STAYS = """
            insert into organisations.earlier_stay (member_id, organisation_id, first_day, last_day)
            select id, organisation_id, eligible_from, least(eligible_until, :firstDay::date - 1)
              from organisations.member
             where %s and eligible_from < :firstDay
            """;

    private final JdbcClient jdbc;

    MemberRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Member get(MemberId id) {
        return jdbc.sql("select id, name, email, organisation_id, account_id, locale from organisations.member"
                        + " where id = :id")
                .param("id", id.value())
                .query(MemberRepository::member)
                .optional()
                .orElseThrow(() -> new NotFound("member " + id));
    }

    /** Names that begin with the first word on top. */
    MembersFound find(SearchWords words, Reach reach, Collection<SiteId> sites, int limit, Instant now) {
        var found = eligible(words, reach, "", sites, limit, now)
                .query((row, _) -> Map.entry(summary(row), row.getInt("found")))
                .list();
        return found.isEmpty()
                ? MembersFound.NOBODY
                : new MembersFound(
                        found.stream().map(Map.Entry::getKey).toList(),
                        found.getFirst().getValue());
    }

    /** The same, in the same order, from the beginning or after the name and the key where the cursor points. */
    Slice<MemberSummary> slice(
            SearchWords words, Reach reach, Collection<SiteId> sites, @Nullable Cursor after, int limit, Instant now) {
        var statement = eligible(words, reach, after == null ? "" : AFTER, sites, limit + 1, now);
        if (after != null) {
            statement = statement.param("name", after.text(1)).param("id", after.uuid(2));
        }
        return Slice.of(
                statement.query((row, _) -> summary(row)).list(), limit, it -> Cursor.of(reach, it.name(), it.id()));
    }

    private JdbcClient.StatementSpec eligible(
            SearchWords words, Reach reach, String after, Collection<SiteId> sites, int limit, Instant now) {
        return words(jdbc.sql(ELIGIBLE + " and " + reach.condition(words) + after + """
                                 order by starts_with(m.search, :first) desc, m.search, m.id
                                 limit :limit
                                """), words)
                .param("sites", keys(sites))
                .param("now", Columns.utc(now))
                .param("first", words.first())
                .param("limit", limit);
    }

    /** Whoever is meant, whether they may still use the service or not. */
    List<MemberId> meant(SearchWords words, Reach reach, int limit) {
        return words(
                        jdbc.sql("select m.id from organisations.member m where m.erased_at is null and "
                                + reach.condition(words) + " order by m.search, m.id limit :limit"),
                        words)
                .param("limit", limit)
                .query((row, _) -> new MemberId(row.getObject(1, UUID.class)))
                .list();
    }

    private static JdbcClient.StatementSpec words(JdbcClient.StatementSpec statement, SearchWords words) {
        return statement
                .param("words", words.array())
                .param("longest", words.longest())
                .param("digits", words.digits());
    }

    MemberSummary summary(MemberId id) {
        return jdbc.sql(SUMMARY + " where m.id = :id")
                .param("id", id.value())
                .query((row, _) -> summary(row))
                .optional()
                .orElseThrow(() -> new NotFound("member " + id));
    }

    Optional<String> employer(MemberId id) {
        return jdbc.sql("""
                        select o.name from organisations.member m
                          join organisations.organisation o on o.id = m.organisation_id
                         where m.id = :id
                        """).param("id", id.value()).query(String.class).optional();
    }

    /** Their name and, where somebody else bears it, what tells them apart; and where a guest is called. */
    CalledMember called(MemberId id) {
        return jdbc.sql("select called, call_at from organisations.member_v where id = :id")
                .param("id", id.value())
                .query((row, _) -> new CalledMember(row.getString("called"), row.getString("call_at")))
                .optional()
                .orElseThrow(() -> new NotFound("member " + id));
    }

    /** Those on a list in force under that address. */
    List<Member> listedAs(String email, LocalDate on) {
        return jdbc.sql("""
                        select id, name, email, organisation_id, account_id, locale
                          from organisations.member
                         where email = :email and listed_at is not null and erased_at is null
                           and daterange(eligible_from, eligible_until, '[]') @> :on::date
                         order by created_at, id
                        """)
                .param("email", email)
                .param("on", on)
                .query(MemberRepository::member)
                .list();
    }

    Optional<MemberId> findByEmail(SiteId site, String email, LocalDate on) {
        return jdbc.sql("""
                        select m.id
                          from organisations.member m
                          join organisations.site_organisation so using (organisation_id)
                         where so.site_id = :site and so.period @> :on::date and m.email = :email
                         order by m.created_at
                         limit 1
                        """)
                .param("site", site.value())
                .param("email", email)
                .param("on", on)
                .query((row, _) -> new MemberId(row.getObject(1, UUID.class)))
                .optional();
    }

    /** The organisation that has used the site for longest. */
    Optional<OrganisationId> mainOrganisation(SiteId site, LocalDate on) {
        return jdbc.sql("""
                        select organisation_id from organisations.site_organisation
                         where site_id = :site and period @> :on::date
                         order by valid_from, id
                         limit 1
                        """)
                .param("site", site.value())
                .param("on", on)
                .query((row, _) -> new OrganisationId(row.getObject(1, UUID.class)))
                .optional();
    }

    void insert(
            MemberId id,
            OrganisationId organisation,
            MemberDetails details,
            LocalDate eligibleFrom,
            @Nullable Instant listedAt,
            Instant now) {
        jdbc.sql("""
                insert into organisations.member (id, organisation_id, name, email, phone, locale, eligible_from,
                                                  listed_at, created_at)
                values (:id, :organisation, :name, :email, :phone, :locale, :eligibleFrom, :listedAt, :now)
                """)
                .param("id", id.value())
                .param("organisation", organisation.value())
                .param("name", details.name())
                .param("email", details.email())
                .param("phone", details.phone())
                .param("locale", details.locale().getLanguage())
                .param("eligibleFrom", eligibleFrom)
                .param("listedAt", listedAt == null ? null : Columns.utc(listedAt))
                .param("now", Columns.utc(now))
                .update();
    }

    void update(MemberId id, MemberDetails details, int version) {
        changed(
                id,
                jdbc.sql("""
                        update organisations.member
                           set name = :name, email = :email, phone = :phone,
                               locale = :locale, version = version + 1
                         where id = :id and version = :version and erased_at is null
                        """)
                        .param("id", id.value())
                        .param("version", version)
                        .param("name", details.name())
                        .param("email", details.email())
                        .param("phone", details.phone())
                        .param("locale", details.locale().getLanguage())
                        .update());
    }

    /**
     * They are of this organisation from a day on; of which they were until the day before is kept.
     *
     * @param lastDay of their time there; null when it has no end
     */
    void beginStay(MemberId id, OrganisationId organisation, LocalDate firstDay, @Nullable LocalDate lastDay) {
        jdbc.sql(KEEP_STAYS.formatted("id = :id"))
                .param("id", id.value())
                .param("firstDay", firstDay)
                .update();
        jdbc.sql("""
                        update organisations.member
                           set organisation_id = :organisation, eligible_from = greatest(eligible_from, :firstDay),
                               eligible_until = :lastDay
                         where id = :id
                        """)
                .param("id", id.value())
                .param("organisation", organisation.value())
                .param("firstDay", firstDay)
                .param("lastDay", lastDay)
                .update();
    }

    Stay stay(MemberId id) {
        return jdbc.sql(
                        "select organisation_id, eligible_from, eligible_until from organisations.member where id = :id")
                .param("id", id.value())
                .query((row, _) -> new Stay(
                        Columns.id(row, "organisation_id", OrganisationId::new),
                        row.getObject("eligible_from", LocalDate.class),
                        row.getObject("eligible_until", LocalDate.class)))
                .optional()
                .orElseThrow(() -> new NotFound("member " + id));
    }

    /**
     * Since when a member may use the service, of which organisation.
     *
     * @param lastDay null when it has no end
     */
    record Stay(
            OrganisationId organisation,
            LocalDate firstDay,
            @Nullable LocalDate lastDay) {

        boolean isOverOn(LocalDate day) {
            return lastDay != null && day.isAfter(lastDay);
        }
    }

    /** @param lastDay null when eligibility has no end */
    void setEligibleUntil(MemberId id, @Nullable LocalDate lastDay, int version) {
        changed(
                id,
                jdbc.sql("""
                        update organisations.member
                           set eligible_until = greatest(:lastDay::date, eligible_from), version = version + 1
                         where id = :id and version = :version
                        """)
                        .param("id", id.value())
                        .param("version", version)
                        .param("lastDay", lastDay)
                        .update());
    }

    void setListed(MemberId id, Instant now, int version) {
        changed(
                id,
                jdbc.sql("""
                        update organisations.member set listed_at = :now, version = version + 1
                         where id = :id and version = :version
                        """)
                        .param("id", id.value())
                        .param("version", version)
                        .param("now", Columns.utc(now))
                        .update());
    }

    int countEligible(OrganisationId organisation, LocalDate on) {
        return jdbc.sql("""
                        select count(*) from organisations.member
                         where organisation_id = :organisation and listed_at is not null
                           and daterange(eligible_from, eligible_until, '[]') @> :on::date
                        """)
                .param("organisation", organisation.value())
                .param("on", on)
                .query(Integer.class)
                .single();
    }

    void setAccount(MemberId id, UUID account) {
        changed(
                id,
                jdbc.sql("update organisations.member set account_id = :account, version = version + 1"
                                + " where id = :id")
                        .param("id", id.value())
                        .param("account", account)
                        .update());
    }

    Somebody somebody(MemberId id) {
        return jdbc.sql("select id, account_id from organisations.member where id = :id and erased_at is null")
                .param("id", id.value())
                .query(MemberRepository::somebody)
                .optional()
                .orElseThrow(() -> new NotFound("member " + id));
    }

    List<Somebody> enteredBefore(Instant moment, @Nullable UUID after, int most) {
        return jdbc.sql("""
                        select id, account_id from organisations.member
                         where erased_at is null and created_at < :moment and coalesce(listed_at, created_at) < :moment
                           and (:after::uuid is null or id > :after)
                         order by id
                         limit :most
                        """)
                .param("moment", Columns.utc(moment))
                .param("after", after)
                .param("most", most)
                .query(MemberRepository::somebody)
                .list();
    }

    private static Somebody somebody(ResultSet row, int number) throws SQLException {
        return new Somebody(row.getObject("id", UUID.class), row.getObject("account_id", UUID.class));
    }

    /** Their last day is yesterday, or the one that they had: how many were on the books on which day does not change. */
    void erase(MemberId id, Instant now) {
        changed(
                id,
                jdbc.sql("""
                        update organisations.member
                           set name = '—', email = null, phone = null, account_id = null, locale = 'fr', erased_at = :now,
                               eligible_until = greatest(eligible_from, least(eligible_until, cast(:now as date) - 1)),
                               version = version + 1
                         where id = :id and erased_at is null
                        """)
                        .param("id", id.value())
                        .param("now", Columns.utc(now))
                        .update());
    }

    /** On nobody's books, for its one day lies before there was a service. */
    MemberId nameless(MemberId like, MemberId id, Instant now) {
        int made = jdbc.sql("""
                        insert into organisations.member (id, organisation_id, name, locale, eligible_from, eligible_until,
                                                          created_at, erased_at)
                        select :id, organisation_id, '—', 'fr', date '1900-01-01', date '1900-01-01', timestamptz '1900-01-01', :now
                          from organisations.member where id = :like and erased_at is null
                        """)
                .param("id", id.value())
                .param("like", like.value())
                .param("now", Columns.utc(now))
                .update();
        return made == 1 ? id : like;
    }

    /** Whoever is not there was not changed by anybody either. */
    private void changed(MemberId id, int updated) {
        if (updated == 0) {
            stay(id);
            throw new OptimisticLockingFailureException("member " + id + " changed meanwhile");
        }
    }

    private static UUID[] keys(Collection<SiteId> sites) {
        return sites.stream().map(SiteId::value).toArray(UUID[]::new);
    }

    private static MemberSummary summary(ResultSet row) throws SQLException {
        return new MemberSummary(
                Columns.id(row, "id", MemberId::new),
                row.getString("name"),
                row.getString("organisation"),
                row.getString("beginning"));
    }

    static Member member(ResultSet row, int number) throws SQLException {
        return new Member(
                Columns.id(row, "id", MemberId::new),
                row.getString("name"),
                row.getString("email"),
                Columns.id(row, "organisation_id", OrganisationId::new),
                row.getObject("account_id", UUID.class),
                Locale.forLanguageTag(row.getString("locale")));
    }
}
