package fr.conciergerie.accounts;

import static java.util.stream.Collectors.toMap;

import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.Cursor;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.SearchWords;
import fr.conciergerie.shared.Slice;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Accounts and rights, through the functions that are the only way to them. */
@Repository
class AccountRepository {

    private final JdbcClient jdbc;

    AccountRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An account with what only signing in needs to know. */
    record Account(Person person, @Nullable String passwordHash) {}

    /** A right that an account holds. */
    record Grant(
            UUID id,
            AccountId account,
            Role role,
            @Nullable UUID operator,
            @Nullable UUID subject) {

        Actor actor(Person person) {
            return new Actor(person.id().value(), id, person.name(), role, operator, subject, person.locale());
        }

        Optional<OperatorId> operatorId() {
            return Optional.ofNullable(operator).map(OperatorId::new);
        }
    }

    Optional<Account> byEmail(String email) {
        return jdbc.sql("select * from accounts.by_email(?)")
                .param(email)
                .query(AccountRepository::account)
                .optional();
    }

    Optional<Account> byId(AccountId id) {
        return jdbc.sql("select * from accounts.by_id(?)")
                .param(id.value())
                .query(AccountRepository::account)
                .optional();
    }

    /** Empty when somebody else is just making it: then it is there at the next look. */
    Optional<AccountId> ensure(UUID newId, String email, String name, Locale locale, Instant now) {
        return jdbc.sql("select accounts.ensure(?, ?, ?, ?, ?)")
                .params(newId, email, name, locale.getLanguage(), Timestamp.from(now))
                .query((row, _) ->
                        Optional.ofNullable(row.getObject(1, UUID.class)).map(AccountId::new))
                .single();
    }

    void rename(AccountId account, String name, Locale locale) {
        call("select accounts.rename(?, ?, ?)", account.value(), name, locale.getLanguage());
    }

    void setPassword(AccountId account, String hash) {
        call("select accounts.set_password(?, ?)", account.value(), hash);
    }

    boolean knowsBrowser(AccountId account, byte[] hash) {
        return jdbc.sql("select accounts.knows_browser(?, ?)")
                .params(account.value(), hash)
                .query(Boolean.class)
                .single();
    }

    void knowBrowser(AccountId account, byte[] hash, Instant now) {
        call("select accounts.know_browser(?, ?, ?)", account.value(), hash, Timestamp.from(now));
    }

    void signedIn(AccountId account, Instant now) {
        call("select accounts.signed_in(?, ?)", account.value(), Timestamp.from(now));
    }

    /** The rooms that a person has taken. */
    List<Grant> grantsOf(AccountId account) {
        return grants("select * from accounts.grants_of(?)", account.value());
    }

    /** The rooms that are offered to them. */
    List<Grant> offersTo(AccountId account) {
        return grants("select * from accounts.offers_of(?)", account.value());
    }

    private List<Grant> grants(String function, @Nullable Object... arguments) {
        return jdbc.sql(function)
                .params(Arrays.asList(arguments))
                .query((row, _) -> new Grant(
                        row.getObject("id", UUID.class),
                        Columns.id(row, "account_id", AccountId::new),
                        Role.valueOf(row.getString("role")),
                        row.getObject("operator_id", UUID.class),
                        row.getObject("subject", UUID.class)))
                .list();
    }

    /** Whether it is new. */
    boolean grant(UUID newId, AccountId account, Role role, @Nullable UUID subject, Instant now) {
        return count(
                "select accounts.grant_role(?, ?, ?, ?, ?)",
                newId,
                account.value(),
                role.name(),
                subject,
                Timestamp.from(now));
    }

    /** Its key. */
    UUID offer(UUID newId, AccountId account, Role role, @Nullable UUID subject, Person typed, Instant now) {
        return jdbc.sql("select accounts.offer_role(?, ?, ?, ?, ?, ?, ?, ?)")
                .params(Arrays.asList(
                        newId,
                        account.value(),
                        role.name(),
                        subject,
                        typed.name(),
                        typed.email(),
                        typed.locale().getLanguage(),
                        Timestamp.from(now)))
                .query(UUID.class)
                .single();
    }

    Map<UUID, PlaceStanding> places(Collection<UUID> subjects) {
        return jdbc
                .sql("select * from accounts.places_here(:subjects)")
                .param("subjects", subjects.toArray(UUID[]::new))
                .query((row, _) -> Map.entry(
                        row.getObject("subject", UUID.class),
                        new PlaceStanding(row.getBoolean("taken"), instant(row, "offered_at"))))
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Whether they came by a link that was handed over, and never by a letter since. */
    boolean isUnproved(AccountId account) {
        return jdbc.sql("select accounts.is_unproved(?)")
                .param(account.value())
                .query(Boolean.class)
                .single();
    }

    /** Whether it was there to take. */
    boolean accept(UUID right, AccountId account, Instant now) {
        return count("select accounts.accept_role(?, ?, ?)", right, account.value(), Timestamp.from(now));
    }

    /** Those that there were to take away. */
    List<Grant> revoke(AccountId account, Role role, @Nullable UUID subject, Instant now) {
        return grants(
                "select * from accounts.revoke_role(?, ?, ?, ?)",
                account.value(),
                role.name(),
                subject,
                Timestamp.from(now));
    }

    List<Grant> revoke(UUID right, Instant now) {
        return grants("select * from accounts.revoke_right(?, ?)", right, Timestamp.from(now));
    }

    void entered(UUID right, Instant now) {
        call("select accounts.entered(?, ?)", right, Timestamp.from(now));
    }

    /** Somebody as the operator at work knows them; empty where they never were offered a room here. */
    Optional<Person> knownHere(AccountId account) {
        return jdbc.sql("select id, name, email, locale from accounts.known_here(?)")
                .param(account.value())
                .query(AccountRepository::person)
                .optional();
    }

    List<Person> knownHere(Collection<AccountId> accounts) {
        return jdbc.sql("""
                        select known.id, known.name, known.email, known.locale
                          from unnest(:accounts::uuid[]) account cross join lateral accounts.known_here(account) known
                        """)
                .param("accounts", accounts.stream().map(AccountId::value).toArray(UUID[]::new))
                .query(AccountRepository::person)
                .list();
    }

    List<Holder> holders(Collection<Role> roles) {
        return jdbc.sql("select * from accounts.holders(:roles)")
                .param("roles", roles.stream().map(Role::name).toArray(String[]::new))
                .query(AccountRepository::holder)
                .list();
    }

    /** By name or address, as every search for people goes. */
    Slice<Holder> holders(Collection<Role> roles, String query, @Nullable String cursor, int limit) {
        var words = SearchWords.of(query).withoutTelephones();
        var text = "shared.unaccent_lower(name || ' ' || email)";
        var found = holders(roles, words, SearchWords.in(text), cursor, limit);
        return found.items().isEmpty() && !words.isEmpty()
                ? holders(roles, words, SearchWords.nearlyIn(text), cursor, limit)
                : found;
    }

    private Slice<Holder> holders(
            Collection<Role> roles, SearchWords words, String meant, @Nullable String cursor, int limit) {
        var from = Cursor.read(cursor, 2);
        var rows = jdbc.sql("""
                        select *, shared.unaccent_lower(name) as sort_key
                          from accounts.holders(:roles)
                         where <meant>
                           and (shared.unaccent_lower(name), right_id) > (:fromKey, :fromId)
                         order by sort_key, right_id
                         limit :limit
                        """.replace("<meant>", meant))
                .param("roles", roles.stream().map(Role::name).toArray(String[]::new))
                .param("words", words.array())
                .param("fromKey", from == null ? "" : from.text(0))
                .param("fromId", from == null ? new UUID(0, 0) : from.uuid(1))
                .param("limit", limit + 1)
                .query((row, number) -> new Found(holder(row, number), row.getString("sort_key")))
                .list();
        return Slice.of(rows, limit, it -> Cursor.of(it.sortKey(), it.holder().right()))
                .map(Found::holder);
    }

    private record Found(Holder holder, String sortKey) {}

    Accounts.Held countHolders(Collection<Role> roles) {
        return jdbc.sql("""
                        select count(*) as rights, count(*) filter (where not accepted) as invited
                          from accounts.holders(:roles)
                        """)
                .param("roles", roles.stream().map(Role::name).toArray(String[]::new))
                .query((row, _) -> new Accounts.Held(row.getInt("rights"), row.getInt("invited")))
                .single();
    }

    private static Holder holder(ResultSet row, int number) throws SQLException {
        return new Holder(
                row.getObject("right_id", UUID.class),
                new Person(
                        Columns.id(row, "account_id", AccountId::new),
                        row.getString("email"),
                        row.getString("name"),
                        Locale.of(row.getString("locale"))),
                Role.valueOf(row.getString("role")),
                row.getObject("subject", UUID.class),
                row.getTimestamp("granted_at").toInstant(),
                instant(row, "last_entered_at"),
                !row.getBoolean("accepted"));
    }

    boolean hasAdministrator() {
        return jdbc.sql("select accounts.has_administrator()")
                .query(Boolean.class)
                .single();
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        return new Account(person(row, number), row.getString("password_hash"));
    }

    private static Person person(ResultSet row, int number) throws SQLException {
        return new Person(
                Columns.id(row, "id", AccountId::new),
                row.getString("email"),
                row.getString("name"),
                Locale.of(row.getString("locale")));
    }

    private void call(String function, @Nullable Object... arguments) {
        jdbc.sql(function).params(Arrays.asList(arguments)).query().listOfRows();
    }

    private boolean count(String function, @Nullable Object... arguments) {
        return jdbc.sql(function)
                        .params(Arrays.asList(arguments))
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
