package fr.conciergerie.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import fr.conciergerie.Here;
import fr.conciergerie.accounts.Accounts;
import fr.conciergerie.database.RawRows;
import fr.conciergerie.facts.Facts;
import fr.conciergerie.opinions.Gender;
import fr.conciergerie.opinions.GenderAnswers;
import fr.conciergerie.opinions.Opinions;
import fr.conciergerie.orders.OrderView;
import fr.conciergerie.orders.Workshop;
import fr.conciergerie.organisations.Members;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.privacy.Request.Kind;
import fr.conciergerie.privacy.Request.Status;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Dictionary;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.Visitor;
import fr.conciergerie.web.privacy.PersonalData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;

/** From the question to the answer: an agent takes their data away, asks to be erased, and is nobody any more. */
@SpringBootTest
@AutoConfigureMockMvc
class ErasureTest {

    private static final String PASSWORD = "une porte bien fermée";

    @Autowired
    ApplicationContext context;

    @Autowired
    Requests requests;

    @Autowired
    DataCopies copies;

    @Autowired
    List<PersonalData> modules;

    @Autowired
    MockMvc mvc;

    @Autowired
    GenderAnswers answers;

    @Autowired
    Dictionary dictionary;

    @Autowired
    Clock clock;

    private Workshop workshop;
    private Actor member;

    @BeforeEach
    void somebodyWithShoes() {
        workshop = Workshop.open(context, Locale.FRENCH);
        member = workshop.memberAtHome();
        workshop.in(() -> {
            workshop.it(Members.class).invite(workshop.member);
            answers.answer(workshop.member, Gender.WOMAN);
            return true;
        });
    }

    @Test
    void aMonthIsCountedAndAskedTwiceIsOneRequest() {
        ask(Kind.ERASURE);
        ask(Kind.ERASURE);

        assertThat(mine()).singleElement().satisfies(it -> {
            assertThat(it.status()).isEqualTo(Status.OPEN);
            assertThat(it.dueOn()).isEqualTo(Here.today(clock).plusMonths(1));
        });
    }

    @Test
    void isTakenBackByWhoeverAskedAndByNobodyElse() {
        ask(Kind.ERASURE);
        var id = mine().getFirst().id();
        var stranger = new Actor(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "Camille",
                Role.MEMBER,
                workshop.operator.value(),
                UUID.randomUUID(),
                Locale.FRENCH);

        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> workshop.in(() -> {
                    requests.withdraw(stranger, id);
                    return true;
                }));
        workshop.in(() -> {
            requests.withdraw(member, id);
            return true;
        });
        assertThat(mine()).singleElement().extracting(Request::status).isEqualTo(Status.WITHDRAWN);
    }

    @Test
    void isProlongedOnceWithAReason() {
        ask(Kind.RECTIFICATION);
        var asked = mine().getFirst();
        workshop.in(() -> {
            requests.prolong(asked.id(), "Beaucoup de demandes", asked.version());
            return true;
        });

        assertThat(mine()).singleElement().satisfies(it -> {
            assertThat(it.dueOn()).isEqualTo(asked.dueOn().plusMonths(2));
            assertThat(it.prolongedBecause()).isEqualTo("Beaucoup de demandes");
        });
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> workshop.in(() -> {
                    requests.prolong(asked.id(), "Encore", 1);
                    return true;
                }));
    }

    @Test
    void isRefusedWhileAPieceIsWithUs() {
        workshop.ready("talons");
        ask(Kind.ERASURE);

        assertThatExceptionOfType(Refused.class).isThrownBy(this::erase).withMessage("privacy.erasure.blocked");
        assertThat(mine()).singleElement().extracting(Request::status).isEqualTo(Status.OPEN);
        assertThat(name()).isEqualTo(Workshop.MEMBER_NAME);
    }

    @Test
    void leavesNoNameAndMovesNoFigure() {
        collected();
        leaveTraces();
        ask(Kind.ERASURE);
        var figures = figures();

        erase();

        assertThat(name()).isEqualTo("—");
        assertThat(figures()).isEqualTo(figures).isNotEmpty();
        for (var query : List.of(
                "select 1 from organisations.member where operator_id = '%s' and name = '%s'"
                        .formatted(workshop.operator, Workshop.MEMBER_NAME),
                "select 1 from organisations.member where email = '%s'".formatted(workshop.memberAddress),
                "select 1 from accounts.account where lower(email) = lower('%s')".formatted(workshop.memberAddress),
                "select 1 from notifications.message where recipient_id = '%s'".formatted(workshop.member),
                "select 1 from orders.order_line where operator_id = '%s' and note is not null"
                        .formatted(workshop.operator),
                "select 1 from orders.basket_line where member_id = '%s'".formatted(workshop.member),
                "select 1 from custody.photo where operator_id = '%s'".formatted(workshop.operator),
                "select 1 from web.idempotency where operator_id = '%s'".formatted(workshop.operator),
                "select 1 from reporting.opinion_invitation where member_id = '%s'".formatted(workshop.member))) {
            assertThat(RawRows.of(query)).as(query).isEmpty();
        }
        assertThat(mine()).singleElement().satisfies(it -> {
            assertThat(it.status()).isEqualTo(Status.DONE);
            assertThat(it.words()).isEmpty();
        });
        assertThatExceptionOfType(NotFound.class).isThrownBy(this::copy);
    }

    /** A listener may come long after: it must not write down again who is erased. */
    @Test
    void whoIsErasedIsNotAskedForAnOpinionAfterwards() {
        var ready = workshop.ready("talons");
        var at = Instant.now();
        collect(ready);
        ask(Kind.ERASURE);
        erase();
        RawRows.change(
                "delete from reporting.opinion_invitation where operator_id = '%s'".formatted(workshop.operator));

        workshop.in(() -> {
            context.getBean(Opinions.class).invite(workshop.line(ready), at);
            return true;
        });

        assertThat(RawRows.of("select 1 from reporting.opinion_invitation where operator_id = '%s'"
                        .formatted(workshop.operator)))
                .isEmpty();
    }

    @Test
    void whatAnErasureMeetsIsToldInItsNumber() {
        var french = dictionary.words(Locale.FRENCH);
        var english = dictionary.words(Locale.ENGLISH);

        assertThat(french.say("privacy.finding.orders", 1))
                .isEqualTo("Une commande\u00a0: gardée pour la comptabilité, et comptée");
        assertThat(french.say("privacy.finding.orders", 7))
                .isEqualTo("7 commandes\u00a0: gardées pour la comptabilité, et comptées");
        assertThat(french.say("privacy.finding.pieces", 2)).startsWith("2 objets\u00a0: qui les a tenus reste écrit");
        assertThat(english.say("privacy.finding.held", 1)).isEqualTo("One item is still with us: give it back first");
        assertThat(english.say("privacy.finding.held", 2)).isEqualTo("2 items are still with us: give them back first");
        assertThat(french.say("privacy.due.pseudonymised", 2)).isEqualTo("2 lignes perdraient leur nom cette nuit");
    }

    @Test
    void theCopyHoldsWhatWasNotedAboutThemAndNobodyElse() {
        collected();
        RawRows.change(
                "set app.operator = '%1$s'; update orders.order_line set note = 'Talon gauche abîmé', collected_by = 'Zénobie Voisine' where operator_id = '%1$s'"
                        .formatted(workshop.operator));
        ask(Kind.OBJECTION);
        await().until(() -> !RawRows.of(
                        "select 1 from notifications.message where recipient_id = '%s'".formatted(workshop.member))
                .isEmpty());

        var files = copy();

        assertThat(files.keySet()).contains("mes-donnees.html", "mes-donnees.json");
        assertThat(files.get("mes-donnees.json"))
                .contains(Stream.of(
                                "member",
                                "account",
                                "rights",
                                "orders",
                                "lines",
                                "history",
                                "pieces",
                                "held",
                                "messages",
                                "equality",
                                "ledger",
                                "requests")
                        .map("\"%s\" : [ {"::formatted)
                        .toList());
        for (var file : List.of("mes-donnees.html", "mes-donnees.json")) {
            assertThat(files.get(file))
                    .as(file)
                    .contains(Workshop.MEMBER_NAME, workshop.memberAddress, "Talon gauche abîmé", "Rien à dire")
                    .doesNotContain("Zénobie");
        }
        assertThat(files.get("mes-donnees.html"))
                .contains("Ce que la conciergerie garde sur vous", "Une femme", "Vos objets")
                .containsPattern("<p>Fait le \\S+ (1er|\\d+) \\S+ 20\\d\\d à \\d")
                .doesNotContain("privacy.", "{0}", "aujourd’hui", "demain");
        assertThat(RawRows.of("select 1 from web.audit_event where operator_id = '%s' and what = 'privacy.copy-taken'"
                        .formatted(workshop.operator)))
                .hasSize(1);
    }

    /** Each section that has a title is filled by some module, and a member's things of each table are in one. */
    @Test
    void theCopyHoldsSomethingOfEachModule() {
        var person = workshop.in(() -> workshop.it(Members.class).somebody(workshop.member));
        var told = modules.stream()
                .flatMap(it -> workshop.in(() -> it.about(person)).stream())
                .map(PersonalData.Section::code)
                .toList();

        assertThat(told).containsExactlyInAnyOrderElementsOf(titles());
    }

    @Test
    void isTakenAwayByOneselfAtOnce() throws Exception {
        var home = signedIn(workshop.operator, workshop.memberAddress, Role.MEMBER, workshop.member.value());

        assertThat(home.open("/account/data").select("main a[href=/account/data/copy.zip]"))
                .hasSize(1);
        var answer = home.look("/account/data/copy.zip");

        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getContentType()).isEqualTo("application/zip");
        assertThat(answer.getHeader("Content-Disposition")).contains("mes-donnees.zip");
        assertThat(unzipped(answer.getContentAsByteArray()).get("mes-donnees.html"))
                .contains(Workshop.MEMBER_NAME, workshop.memberAddress);
    }

    /** For somebody without an account: noted in their name, with the same month, and handed to them by the manager. */
    @Test
    void whatWasAskedForAtTheDeskIsAnsweredByTheManagerAlone() throws Exception {
        collected();
        var manager = colleague(workshop.operator, Role.MANAGER, null);
        var form = "/operator/privacy/members/" + workshop.member + "/request";
        manager.open(form);
        manager.submit(form, Map.of("kind", "ACCESS", "words", "Par courrier du 3 mai"));
        var asked = mine().getFirst();
        var page = "/operator/privacy/requests/" + asked.id();

        assertThat(asked.inTheirName()).isTrue();
        assertThat(manager.open("/operator/privacy").select("main a").eachAttr("href"))
                .contains(page);
        assertThat(manager.open(page).select("main").text()).contains(Workshop.MEMBER_NAME, "Par courrier du 3 mai");
        assertThat(manager.page().select("main a").eachAttr("href")).contains(page + "/copy.zip");
        var answer = manager.look(page + "/copy.zip");
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getContentType()).isEqualTo("application/zip");
        var files = unzipped(answer.getContentAsByteArray());
        assertThat(files).containsOnlyKeys("mes-donnees.html", "mes-donnees.json");
        assertThat(files.values()).allSatisfy(it -> assertThat(it).contains(Workshop.MEMBER_NAME, "Talons à refaire"));

        var coordinator = colleague(workshop.operator, Role.COORDINATOR, UUID.randomUUID());
        var concierge = colleague(workshop.operator, Role.CONCIERGE, null);
        var stranger = colleague(
                workshop.it(Organisations.class).createOperator("Ailleurs", "op-" + UUID.randomUUID()),
                Role.MANAGER,
                null);
        for (var path : List.of(page, page + "/copy.zip")) {
            assertThat(coordinator.look(path).getStatus())
                    .as("coordinator, " + path)
                    .isEqualTo(403);
            assertThat(concierge.look(path).getStatus())
                    .as("concierge, " + path)
                    .isEqualTo(403);
            assertThat(stranger.look(path).getStatus())
                    .as("another operator, " + path)
                    .isEqualTo(404);
            assertThat(new Visitor(mvc).look(path).getRedirectedUrl())
                    .as("visitor, " + path)
                    .contains("/sign-in");
        }
        assertThat(RawRows.of("select 1 from web.audit_event where operator_id = '%s' and what = 'privacy.copy-taken'"
                        .formatted(workshop.operator)))
                .as("copies that were taken")
                .hasSize(1);
    }

    private Visitor colleague(OperatorId operator, Role role, @Nullable UUID subject) {
        return signedIn(operator, UUID.randomUUID() + "@mains.example", role, subject);
    }

    private Visitor signedIn(OperatorId operator, String address, Role role, @Nullable UUID subject) {
        Tenant.run(operator, () -> {
            var accounts = workshop.it(Accounts.class);
            var account = accounts.ensure(address, "Camille", Locale.FRENCH);
            accounts.setPassword(account, PASSWORD);
            accounts.grant(account, role, subject);
        });
        var visitor = new Visitor(mvc);
        visitor.signIn(address, PASSWORD);
        return visitor;
    }

    private static List<String> titles() {
        var titles = ResourceBundle.getBundle("messages.privacy", Locale.FRENCH);
        return titles.keySet().stream()
                .filter(it -> it.startsWith("privacy.section."))
                .map(it -> it.substring("privacy.section.".length()))
                .toList();
    }

    private Map<String, String> copy() {
        return unzipped(workshop.in(() -> copies.of(workshop.member, dictionary.words(Locale.FRENCH))));
    }

    private static Map<String, String> unzipped(byte[] zip) {
        var files = new HashMap<String, String>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    /** Everything that is counted of this operator, counted anew. */
    private List<String> figures() {
        workshop.in(() -> {
            workshop.it(Facts.class).rebuild();
            return true;
        });
        return RawRows.of("""
                select 'line ' || to_jsonb(f)::text from reporting.line_fact f where operator_id = '%1$s'
                union all
                select 'active ' || to_jsonb(f)::text from reporting.active_fact f where operator_id = '%1$s'
                union all
                select 'gender ' || a.member_id || g.gender from reporting.answerer a
                  join reporting.gender_answer g using (operator_id, pseudonym) where operator_id = '%1$s'
                union all
                select 'on the books ' || count(*) from organisations.member
                 where operator_id = '%1$s' and eligible_from <= current_date - 1
                   and coalesce(eligible_until, current_date) >= current_date - 1
                order by 1
                """.formatted(workshop.operator));
    }

    private void collected() {
        collect(workshop.ready("talons"));
    }

    private void collect(OrderView ready) {
        workshop.in(() -> workshop.custody().collect(workshop.manager(), ready.id(), workshop.line(ready), null, null));
    }

    /** A picture of their shoes, and an answer that is kept in case they send the same again. */
    private void leaveTraces() {
        RawRows.change("""
                insert into custody.photo (operator_id, id, item_id, taken_at, account_id, width, height, jpeg)
                select operator_id, gen_random_uuid(), id, now(), id, 1, 1, 'x' from custody.item where operator_id = '%1$s';
                insert into web.idempotency (operator_id, account_id, key, method, path, body_hash, status, created_at)
                select '%1$s', id, 'k', 'POST', '/', '', 201, now() from accounts.account where email = '%2$s'
                """.formatted(workshop.operator, workshop.memberAddress));
    }

    private void ask(Kind kind) {
        workshop.in(() -> {
            requests.ask(member, kind, "Rien à dire");
            return true;
        });
    }

    private void erase() {
        var open = mine().getFirst();
        workshop.in(() -> {
            requests.erase(workshop.manager(), open.id(), open.version());
            return true;
        });
    }

    private List<Request> mine() {
        return workshop.in(() -> requests.of(workshop.member));
    }

    private String name() {
        return RawRows.of("select name from organisations.member where id = '%s'".formatted(workshop.member))
                .getFirst();
    }
}
