package fr.conciergerie.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import fr.conciergerie.database.RawRows;
import fr.conciergerie.orders.Workshop;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.privacy.Forgetting;
import fr.conciergerie.web.privacy.Kept;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Each period that is promised, by a clock that the test moves: the day before it is over everything is there, the day after
 * it is gone. A rule without a way to make something old here fails the build.
 */
@SpringBootTest
@AutoConfigureMockMvc
class PeriodsTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    RuleBook rules;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Clock clock;

    /**
     * Something that a rule speaks of.
     *
     * @param make makes one, as old as {@code {at}} says
     * @param left whether it is still there, or still names somebody
     */
    private record Old(String make, String left) {}

    private static final String ACCOUNT = """
            insert into accounts.account (id, email, name, locale, created_at)
            values ('{id}', '{id}@example.org', 'Camille', 'fr', '{at}');
            """;

    private static final Map<String, Old> OLD = Map.ofEntries(
            Map.entry("web.audit", new Old("""
                            insert into web.audit_event (operator_id, id, at, what, detail)
                            values ('{operator}', '{id}', '{at}', 'accounts.invited', '{}')""", "select 1 from web.audit_event where id = '{id}'")),
            Map.entry("web.installation-audit", new Old("""
                            insert into web.installation_event (id, at, what, detail)
                            values ('{id}', '{at}', 'accounts.sign-in-failed', '{}')""", "select 1 from web.installation_event where id = '{id}'")),
            Map.entry("web.answers", new Old("""
                            insert into web.idempotency (operator_id, account_id, key, method, path, body_hash, status, created_at)
                            values ('{operator}', '{id}', 'k', 'POST', '/', '', 201, '{at}')""", "select 1 from web.idempotency where account_id = '{id}'")),
            Map.entry("web.sessions", new Old("""
                            insert into web.spring_session (primary_id, session_id, creation_time, last_access_time,
                                                            max_inactive_interval, expiry_time)
                            select '{id}', '{id}', t, t, 28800, t + 28800000000
                              from (select (extract(epoch from timestamptz '{at}') * 1000)::bigint as t) x""", "select 1 from web.spring_session where primary_id = '{id}'")),
            Map.entry("accounts.links", new Old("""
                            insert into accounts.link (hash, purpose, created_at, used_at)
                            values (sha256('{id}'), 'SETUP', '{at}', '{at}')""", "select 1 from accounts.link where hash = sha256('{id}')")),
            Map.entry(
                    "accounts.browsers",
                    new Old(ACCOUNT + """
                            insert into accounts.browser (account_id, hash, seen_at)
                            values ('{id}', sha256('{id}'), '{at}')""", "select 1 from accounts.browser where hash = sha256('{id}')")),
            Map.entry("accounts.rights", new Old(ACCOUNT + """
                            insert into accounts.role_grant (id, account_id, operator_id, role, granted_at, accepted_at, revoked_at)
                            values ('{id}', '{id}', '{operator}', 'CONCIERGE', '{at}', '{at}', '{at}')""", "select 1 from accounts.role_grant where id = '{id}'")),
            Map.entry("accounts.accounts", new Old(ACCOUNT, "select 1 from accounts.account where id = '{id}'")),
            Map.entry(
                    "organisations.imports",
                    new Old("""
                            insert into organisations.member_import (operator_id, id, organisation_id, file_name, headings, ignored,
                                                                     staged_at, staged_by, rejected)
                            select '{operator}', '{id}', organisation_id, 'agents.csv', '{}', '{}', '{at}', '{id}', 0
                              from organisations.member where id = '{member}';
                            insert into organisations.member_import_line (operator_id, import_id, number, member_id, name, email)
                            values ('{operator}', '{id}', 1, '{id}', 'Camille', 'camille@example.org')""", "select 1 from organisations.member_import_line where import_id = '{id}'")),
            Map.entry("orders.basket", new Old(basket("null"), "select 1 from orders.basket_line where id = '{id}'")),
            Map.entry(
                    "orders.gathered", new Old(basket("'{id}'"), "select 1 from orders.basket_line where id = '{id}'")),
            Map.entry("calendars.addresses", new Old("""
                            insert into calendars.address (operator_id, id, hash, account_id, grant_id, made_at)
                            values ('{operator}', '{id}', sha256('{id}'), '{id}', '{id}', '{at}')""", "select 1 from calendars.address where id = '{id}'")),
            Map.entry(
                    "bookings.links",
                    new Old("""
                            insert into bookings.practitioner (operator_id, id, partner_id, name)
                            select '{operator}', '{id}', id, 'Lou' from partners.partner where operator_id = '{operator}' limit 1;
                            insert into bookings.receiving_link (operator_id, hash, practitioner_id, made_at, expires_at)
                            values ('{operator}', sha256('{id}'), '{id}', timestamptz '{at}' - interval '90 days', '{at}')""", "select 1 from bookings.receiving_link where hash = sha256('{id}')")),
            Map.entry("orders.links", new Old("""
                            insert into orders.job_link (operator_id, hash, job_id, made_at, expires_at)
                            select '{operator}', sha256('{id}'), id, '{at}', '{at}' from orders.job where operator_id = '{operator}'""", "select 1 from orders.job_link where hash = sha256('{id}')")),
            Map.entry("orders.orders", new Old("""
                            set app.operator = '{operator}';
                            update orders.order_line set note = 'Pour ma sœur', ended_at = '{at}' where operator_id = '{operator}';
                            update orders.customer_order set placed_at = '{at}' where operator_id = '{operator}';
                            update orders.history set at = '{at}', reason = 'Pour ma sœur' where operator_id = '{operator}'""", """
                            select 1 from orders.customer_order where member_id = '{member}'
                            union all
                            select 1 from orders.order_line where operator_id = '{operator}' and note is not null
                            union all
                            select 1 from orders.history where operator_id = '{operator}' and (reason is not null or account_id is not null)""")),
            Map.entry(
                    "custody.ledger",
                    new Old("update custody.custody_event set at = '{at}' where operator_id = '{operator}'", """
                            select 1 from custody.custody_event where '{member}' in (from_id, to_id)
                            union all
                            select 1 from custody.item where operator_id = '{operator}' and (holder_id = '{member}' or description <> '—')""")),
            Map.entry(
                    "animations.registrations",
                    new Old("""
                            insert into animations.animation (operator_id, id, kind, title, description, starts_at, ends_at, zone,
                                                              registers, most_guests, status, published_at, held_at, changed_at)
                            values ('{operator}', '{id}', 'WORKSHOP', 'Atelier', '', timestamptz '{at}' - interval '1 hour', '{at}',
                                    'Europe/Paris', true, 0, 'HELD', '{at}', '{at}', '{at}');
                            insert into animations.registration (operator_id, id, animation_id, member_id, organisation_id, places,
                                                                 status, registered_at, changed_at)
                            select '{operator}', '{id}', '{id}', id, organisation_id, 1, 'ATTENDED', '{at}', '{at}'
                              from organisations.member where id = '{member}'""", "select 1 from animations.registration where id = '{id}' and member_id is not null")),
            Map.entry(
                    "animations.passers-by",
                    new Old("""
                            insert into animations.animation (operator_id, id, kind, title, description, starts_at, ends_at, zone,
                                                              registers, most_guests, status, published_at, held_at, changed_at)
                            values ('{operator}', '{id}', 'WORKSHOP', 'Atelier', '', timestamptz '{at}' - interval '1 hour', '{at}',
                                    'Europe/Paris', true, 0, 'HELD', '{at}', '{at}', '{at}');
                            insert into animations.registration (operator_id, id, animation_id, places, status, registered_at, changed_at)
                            values ('{operator}', '{id}', '{id}', 1, 'ATTENDED', '{at}', '{at}');
                            insert into animations.passer_by (operator_id, registration_id, animation_id, name, email, locale)
                            values ('{operator}', '{id}', '{id}', 'Camille', 'camille@example.org', 'fr')""", "select 1 from animations.passer_by where registration_id = '{id}'")),
            Map.entry(
                    "animations.pictures",
                    new Old("""
                            insert into animations.animation (operator_id, id, kind, title, description, starts_at, ends_at, zone,
                                                              registers, most_guests, status, published_at, held_at, changed_at)
                            values ('{operator}', '{id}', 'WORKSHOP', 'Atelier', '', timestamptz '{at}' - interval '1 hour', '{at}',
                                    'Europe/Paris', true, 0, 'HELD', '{at}', '{at}', '{at}');
                            insert into animations.picture (operator_id, animation_id, jpeg, width, height, alternative, shown_at)
                            values ('{operator}', '{id}', 'x', 1, 1, 'Un vélo', '{at}')""", "select 1 from animations.picture where animation_id = '{id}'")),
            Map.entry(
                    "lockers.reservations",
                    new Old("""
                            insert into lockers.bank (operator_id, id, site_id, name, profile, code_length, forbidden_digits, hold_hours,
                                                      stay_days)
                            values ('{operator}', '{id}', '{site}', '{id}'::text::varchar(8), 'MECHANICAL', 6, '', 24, 3);
                            insert into lockers.compartment (operator_id, id, bank_id, label, size, seated)
                            values ('{operator}', '{id}', '{id}', 'A1', 'S', false);
                            insert into lockers.reservation (operator_id, id, bank_id, site_id, compartment_id, member_id, state, outcome,
                                                             made_at, expires_at, ended_at)
                            values ('{operator}', '{id}', '{id}', '{site}', '{id}', '{member}', 'ENDED', 'COLLECTED',
                                    timestamptz '{at}' - interval '1 day', '{at}', '{at}')""", "select 1 from lockers.reservation where id = '{id}' and member_id is not null")),
            Map.entry("waiting.lists", new Old("""
                            insert into waiting.entry (operator_id, id, list_kind, list_id, member_id, places, status, joined_at, waits_until,
                                                       ended_at)
                            values ('{operator}', '{id}', 'SLOT', '{id}', '{member}', 1, 'LEFT', '{at}', '{at}', '{at}')""", "select 1 from waiting.entry where id = '{id}'")),
            Map.entry("custody.photos", new Old("""
                            update custody.custody_event set at = '{at}' where operator_id = '{operator}';
                            insert into custody.photo (operator_id, id, item_id, taken_at, account_id, width, height, jpeg)
                            select operator_id, '{id}', id, '{at}', '{id}', 1, 1, 'x' from custody.item where operator_id = '{operator}'""", "select 1 from custody.photo where operator_id = '{operator}'")),
            Map.entry(
                    "notifications.messages",
                    new Old(message(), "select 1 from notifications.message where id = '{id}'")),
            Map.entry("privacy.requests", new Old("""
                            insert into privacy.request (operator_id, id, member_id, kind, words, asked_at, asked_by, in_their_name, due_on,
                                                         status, settled_at, settled_by)
                            values ('{operator}', '{id}', '{member}', 'ERASURE', '', '{at}', '{id}', false, '{day}', 'WITHDRAWN', '{at}', '{id}')""", "select 1 from privacy.request where id = '{id}'")),
            Map.entry(
                    "notifications.words",
                    new Old(
                            message(),
                            "select 1 from notifications.message where id = '{id}' and body_text is not null")),
            Map.entry("insertion.files", new Old("""
                            insert into insertion.person (operator_id, id, pseudonym, reference, name_sealed, entered_on, exited_on,
                                                          exit_family, exit_proof_sealed, created_at)
                            values ('{operator}', '{id}', '{id}', '222222', '', date '{day}', date '{day}', 'OTHER', '', '{at}')""", "select 1 from insertion.person where id = '{id}'")),
            Map.entry(
                    "reporting.invitations",
                    new Old(
                            """
                            insert into reporting.opinion_invitation (operator_id, id, member_id, organisation_id, site_id, family, day,
                                                                      invited_at, expires_at)
                            select '{operator}', '{id}', id, organisation_id, '{site}', 'EVERYDAY', '{day}', '{at}',
                                   timestamptz '{at}' + interval '30 days'
                              from organisations.member where id = '{member}'""",
                            "select 1 from reporting.opinion_invitation where id = '{id}' and member_id is not null")));

    private static String basket(String concierge) {
        return """
                insert into orders.basket_line (operator_id, id, member_id, site_id, service_id, service_name, quantity, added_at,
                                                gathered_by)
                select '{operator}', '{id}', '{member}', '{site}', id, 'Talons', 1, '{at}', %s
                  from catalogue.service where operator_id = '{operator}' limit 1""".formatted(concierge);
    }

    private static String message() {
        return """
                insert into notifications.message (operator_id, id, event_key, kind, recipient_kind, recipient_id, address, locale,
                                                   subject, body_text, body_html, status, attempts_left, created_at, sent_at)
                values ('{operator}', '{id}', '{id}', 'LINE_READY', 'MEMBER', '{member}', 'a@example.org', 'fr',
                        'Prêt', 'Venez', '<p>Venez</p>', 'SENT', 0, '{at}', '{at}')""";
    }

    /** Who has not come by is told a month before: {@link InactiveMembersTest} moves the clock twice. */
    private static final String TOLD_BEFORE = "organisations.members";

    @Test
    void everyPeriodIsTried() {
        assertThat(OLD.keySet())
                .containsExactlyInAnyOrderElementsOf(rules.jobs().stream()
                        .map(it -> it.rule().code())
                        .filter(it -> !it.equals(TOLD_BEFORE))
                        .toList());
    }

    @TestFactory
    Stream<DynamicTest> theDayBeforeItIsThereAndTheDayAfterItIsGone() {
        return rules.jobs().stream()
                .filter(it -> !it.rule().code().equals(TOLD_BEFORE))
                .map(job -> dynamicTest(
                        job.rule().code(),
                        () -> tryOut(
                                job, Objects.requireNonNull(OLD.get(job.rule().code())))));
    }

    private void tryOut(Forgetting job, Old old) {
        var workshop = Workshop.open(context, Locale.FRENCH);
        var ready = workshop.ready("talons");
        workshop.in(() -> workshop.custody().collect(workshop.manager(), ready.id(), workshop.line(ready), null, null));
        var promised = (Kept.For) job.rule().kept();
        var over = over(job);
        var made = made(job, over, promised.longest());
        var id = Ids.next(over);
        RawRows.change(filled(old.make(), workshop, id, made));

        var before = over.minus(Duration.ofDays(1).plusHours(12));
        assertThat(forget(job, workshop, before, promised.longest()).stream())
                .as("goes too early")
                .isEmpty();
        assertThat(RawRows.of(filled(old.left(), workshop, id, made)))
                .as("the day before")
                .isNotEmpty();

        var after = over.plus(Duration.ofDays(1).plusHours(12));
        var due = due(job, workshop, after, promised.longest());
        assertThat(due.rows()).as("what would go").isPositive();
        assertThat(due.oldest()).as("the oldest of it").isNotNull();
        assertThat(RawRows.of(filled(old.left(), workshop, id, made)))
                .as("after having looked")
                .isNotEmpty();

        assertThat(forget(job, workshop, after, promised.longest())).isNotEmpty();
        assertThat(RawRows.of(filled(old.left(), workshop, id, made)))
                .as("the day after")
                .isEmpty();
        if (job.reach() == Forgetting.Reach.OPERATOR) {
            assertThat(due(job, workshop, after, promised.longest()).rows()).isZero();
        }
    }

    /** Now; for orders the year counts, so that it is the beginning of the next one. */
    private Instant over(Forgetting job) {
        var now = clock.instant();
        return isByYear(job)
                ? LocalDate.ofInstant(now, ZoneOffset.UTC)
                        .withDayOfYear(1)
                        .plusYears(1)
                        .atStartOfDay()
                        .toInstant(ZoneOffset.UTC)
                : now;
    }

    /** So long ago that the period is over then. */
    private static Instant made(Forgetting job, Instant over, Period kept) {
        var longAgo = over.atZone(ZoneOffset.UTC).minus(kept).toInstant();
        return isByYear(job) ? longAgo.minus(Duration.ofDays(1)) : longAgo;
    }

    private static boolean isByYear(Forgetting job) {
        return job.rule().code().equals("orders.orders");
    }

    private static String filled(String sql, Workshop workshop, UUID id, Instant at) {
        return sql.replace("{operator}", workshop.operator.toString())
                .replace("{member}", workshop.member.toString())
                .replace("{site}", workshop.site.toString())
                .replace("{id}", id.toString())
                .replace("{day}", LocalDate.ofInstant(at, ZoneOffset.UTC).toString())
                .replace("{at}", at.toString());
    }

    private Forgetting.Due due(Forgetting job, Workshop workshop, Instant now, Period kept) {
        return Tenant.call(
                workshop.operator,
                () -> Objects.requireNonNull(
                        new TransactionTemplate(transactions).execute(_ -> job.due(now.atZone(ZoneOffset.UTC), kept))));
    }

    /** What went, round by round, as the night does it. */
    private List<Integer> forget(Forgetting job, Workshop workshop, Instant now, Period kept) {
        return Tenant.call(
                workshop.operator,
                () -> Stream.generate(() -> Objects.requireNonNull(new TransactionTemplate(transactions)
                                .execute(_ -> job.forget(now.atZone(ZoneOffset.UTC), kept))))
                        .takeWhile(it -> it > 0)
                        .toList());
    }
}
