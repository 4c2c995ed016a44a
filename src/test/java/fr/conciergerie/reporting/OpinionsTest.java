package fr.conciergerie.reporting;

import static fr.conciergerie.opinions.Invitation.Stage.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import fr.conciergerie.Here;
import fr.conciergerie.custody.TransferId;
import fr.conciergerie.figures.AnnualReport;
import fr.conciergerie.figures.AnnualReports;
import fr.conciergerie.figures.Figure;
import fr.conciergerie.figures.Indicator;
import fr.conciergerie.opinions.Invitation;
import fr.conciergerie.opinions.InvitationRetention;
import fr.conciergerie.opinions.OpinionId;
import fr.conciergerie.opinions.Opinions;
import fr.conciergerie.opinions.Score;
import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.Workshop;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.reporting.Sentences.Chosen;
import fr.conciergerie.shared.NotFound;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Members are asked what they think, seldom, and nobody learns who answered what. */
@SpringBootTest
@AutoConfigureMockMvc
class OpinionsTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    Opinions opinions;

    @Autowired
    InvitationRetention retention;

    @Autowired
    Sentences sentences;

    @Autowired
    AnnualReports reports;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private Workshop shop;

    @BeforeEach
    void opensAWorkshop() {
        shop = Workshop.open(context, Locale.FRENCH);
    }

    @Test
    void whoIsGivenAServiceIsAskedAboutIt() {
        var asked = asked();

        assertThat(asked.site()).isEqualTo("Hôtel de ville");
        assertThat(asked.stage()).isEqualTo(Invitation.Stage.OPEN);
    }

    @Test
    void twoServicesAtOnceAskOnceWhicheverInstanceHearsOfThem() throws Exception {
        var one = collected();
        var other = collected();
        // Both were heard of already: as if they had not been.
        await().until(() -> invitations() == 1);
        sql("delete from reporting.opinion_invitation");
        var at = Instant.now(Clock.systemUTC());

        var together = new CyclicBarrier(2);
        try (var instances = Executors.newFixedThreadPool(2)) {
            var asking = Stream.of(one, other)
                    .map(line -> instances.submit(() -> {
                        together.await();
                        shop.in(() -> {
                            opinions.invite(line, at);
                            return true;
                        });
                        return line;
                    }))
                    .toList();
            for (var it : asking) {
                assertThat(it.get()).isNotNull();
            }
        }

        assertThat(invitations()).isEqualTo(1);
    }

    @Test
    void theNextQuestionComesThirtyDaysLater() {
        var line = collected();
        await().until(() -> invitations() == 1);
        sql("delete from reporting.opinion_invitation");
        var now = Instant.now(Clock.systemUTC());

        invite(line, now.minus(Duration.ofDays(29)));
        invite(line, now);
        assertThat(invitations()).isEqualTo(1);

        sql("delete from reporting.opinion_invitation");
        invite(line, now.minus(Duration.ofDays(30)).plusSeconds(60));
        invite(line, now.plusSeconds(60));
        assertThat(invitations()).isEqualTo(2);
    }

    /** The shoes went to somebody else's hands by mistake: whoever was not given them is not asked about them. */
    @Test
    void aHandOverThatIsUndoneTakesItsQuestionBack() {
        var handed = handedOver();
        var asked = open();

        undo(handed);
        await().until(
                        () -> shop.in(() ->
                                opinions.invitation(shop.member, asked.id()).stage()),
                        WITHDRAWN::equals);

        assertThat(shop.in(() -> opinions.open(shop.member))).isEmpty();
        assertThat(answer(asked, 1, "Je n’ai rien reçu").stage()).isEqualTo(WITHDRAWN);
        assertThat(written()).isEmpty();
        assertThat(report().figure(Indicator.SATISFACTION_ANSWERS))
                .isEqualTo(Figure.unknown(Indicator.SATISFACTION_ANSWERS));
        // Nor is it the one question of these thirty days.
        assertThat(asked().id()).isNotEqualTo(asked.id());
        assertThat(report().figure(Indicator.SATISFACTION_ANSWERS).parts()).containsExactly(0L, 1L);
    }

    @Test
    void whatWasReallyGivenAtTheSameTimeIsAskedAboutInstead() {
        var handed = handedOver();
        var asked = open();
        collected();

        undo(handed);

        await().until(
                        () -> shop.in(() -> opinions.open(shop.member)),
                        it -> it.filter(other -> !other.id().equals(asked.id())).isPresent());
    }

    /** Nobody can tell which answer it was, so it stays. */
    @Test
    void anAnswerThatWasGivenStays() {
        var handed = handedOver();
        var asked = open();
        answer(asked, 8, "Merci");

        var at = inTransaction(() -> jdbc.sql("select invited_at from reporting.opinion_invitation")
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .single());

        undo(handed);
        assertThat(shop.in(() -> {
                    opinions.withdraw(shop.member, at);
                    return opinions.invitation(shop.member, asked.id()).stage();
                }))
                .isEqualTo(Invitation.Stage.ANSWERED);
        assertThat(written()).hasSize(1);
    }

    private @Nullable TransferId handedOver() {
        var order = shop.ready("talons");
        return shop.in(() -> shop.custody().collect(shop.manager(), order.id(), shop.line(order), null, null))
                .transfer();
    }

    private void undo(@Nullable TransferId gesture) {
        shop.in(() -> shop.custody().undo(shop.manager(), Objects.requireNonNull(gesture)));
    }

    private Invitation open() {
        return await().until(() -> shop.in(() -> opinions.open(shop.member)), Optional::isPresent)
                .orElseThrow();
    }

    @Test
    void theFirstAnswerStands() {
        var asked = asked();

        answer(asked, 9, "Très bien");
        var second = answer(asked, 2, "Non");

        assertThat(second.stage()).isEqualTo(Invitation.Stage.ANSWERED);
        assertThat(written()).extracting(Sentences.Sentence::text).containsExactly("Très bien");
        assertThat(shop.in(() -> opinions.open(shop.member))).isEmpty();
    }

    @Test
    void twoTabsAtOnceAreOneAnswer() throws ExecutionException, InterruptedException {
        var asked = asked();

        var together = new CyclicBarrier(2);
        try (var tabs = Executors.newFixedThreadPool(2)) {
            var answers = Stream.of(3, 10)
                    .map(score -> tabs.submit(() -> {
                        together.await();
                        return answer(asked, score, "Une phrase").stage();
                    }))
                    .toList();
            for (var it : answers) {
                assertThat(it.get()).isEqualTo(Invitation.Stage.ANSWERED);
            }
        }

        assertThat(written()).hasSize(1);
    }

    @Test
    void somebodyElsesInvitationDoesNotExist() {
        var asked = asked();
        var stranger = new MemberId(UUID.randomUUID());

        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> shop.in(() -> opinions.invitation(stranger, asked.id())));
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> shop.in(() -> opinions.answer(stranger, asked.id(), new Score(0), "")));
        assertThat(written()).isEmpty();
        assertThat(shop.in(() -> opinions.invitation(shop.member, asked.id())).isOpen())
                .isTrue();
    }

    @Test
    void anAnswerThatComesTooLateIsNotKept() {
        var asked = asked();
        sql("update reporting.opinion_invitation set invited_at = invited_at - interval '744 hours',"
                + " expires_at = expires_at - interval '744 hours'");

        assertThat(answer(asked, 9, "Trop tard").stage()).isEqualTo(Invitation.Stage.EXPIRED);
        assertThat(written()).isEmpty();
        assertThat(shop.in(() -> opinions.open(shop.member))).isEmpty();
    }

    @Test
    void whomWeAskedIsForgottenTwoMonthsLaterAndCountedAllTheSame() {
        var asked = asked();
        assertThat(shop.in(this::forgetWhomWeAsked)).isZero();

        sql("update reporting.opinion_invitation set invited_at = invited_at - interval '1464 hours',"
                + " expires_at = expires_at - interval '1464 hours'");

        assertThat(shop.in(this::forgetWhomWeAsked)).isOne();
        assertThat(shop.in(this::forgetWhomWeAsked)).isZero();
        assertThat(invitations()).isOne();
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> shop.in(() -> opinions.invitation(shop.member, asked.id())));
    }

    private int forgetWhomWeAsked() {
        return retention.forget(Instant.now().atZone(ZoneOffset.UTC), Period.ofDays(60));
    }

    @Test
    void whoeverDoesNotWantToBeAskedIsNotUntilTheyChangeTheirMind() {
        var line = collected();
        await().until(() -> invitations() == 1);
        sql("delete from reporting.opinion_invitation");

        refuse();
        refuse();
        invite(line, Instant.now(Clock.systemUTC()));
        assertThat(invitations()).isZero();

        shop.in(() -> {
            opinions.takeBackRefusal(shop.member);
            return true;
        });
        invite(line, Instant.now(Clock.systemUTC()));
        assertThat(invitations()).isEqualTo(1);
    }

    /** No column of an opinion, its key included, is found in an invitation, or tells more of when than the month. */
    @Test
    void nothingJoinsAnAnswerToAMember() {
        var asked = asked();
        answer(asked, 8, "Une phrase");

        assertThat(columns("opinion"))
                .containsExactlyInAnyOrder(
                        "operator_id",
                        "id",
                        "organisation_id",
                        "site_id",
                        "month",
                        "score",
                        "sentence",
                        "shown",
                        "kept_back_for",
                        "animation_id");
        assertThat(columns("opinion_invitation")).doesNotContain("answered_at", "score", "sentence");
        var id = written().getFirst().id().value();
        assertThat(id.version()).isEqualTo(4);
        assertThat(id).isNotEqualTo(asked.id().value());
        assertThat(written().getFirst().month().getDayOfMonth()).isEqualTo(1);
    }

    /** The database remembers of each row which transaction wrote it: an answer and its invitation were written together. */
    @Test
    void theNextMorningTheDatabaseItselfDoesNotKnowWhoAnsweredWhat() {
        answer(asked(), 8, "Une phrase");
        othersAnswer(4);
        assertThat(answersWrittenWithOneInvitationAlone()).isOne();

        shop.in(() -> {
            opinions.shuffle();
            return true;
        });

        assertThat(answersWrittenWithOneInvitationAlone()).isZero();
        assertThat(written()).extracting(Sentences.Sentence::text).containsExactly("Une phrase");
        assertThat(count("select count(*) from reporting.opinion")).isEqualTo(5);
        assertThat(count("select count(distinct o.xmin::text) from reporting.opinion o"))
                .isOne();
        assertThat(count("select count(distinct i.xmin::text) from reporting.opinion_invitation i"))
                .isOne();
    }

    private long answersWrittenWithOneInvitationAlone() {
        return count(
                "select count(*) from reporting.opinion o where (select count(*) from reporting.opinion_invitation i"
                        + " where i.xmin::text = o.xmin::text) = 1");
    }

    @Test
    void theClientReadsWhatTheManagerShowsFromFiveAnswersOn() {
        answer(asked(), 9, "Rapide et souriant");
        var id = written().getFirst().id();
        othersAnswer(3);

        assertThat(shown()).isEmpty();
        show(id);
        show(id);
        assertThat(shown()).isEmpty();
        othersAnswer(1);
        assertThat(shown()).containsExactly("Rapide et souriant");

        shop.in(() -> {
            sentences.keepBack(id, WhyKeptBack.HURTFUL);
            return true;
        });
        assertThat(shown()).isEmpty();
        assertThat(written())
                .extracting(Sentences.Sentence::chosen)
                .containsExactly(new Chosen.ToKeepBack(WhyKeptBack.HURTFUL));
        shop.in(() -> {
            opinions.shuffle();
            return true;
        });
        assertThat(written())
                .as("written anew every night")
                .extracting(Sentences.Sentence::chosen)
                .containsExactly(new Chosen.ToKeepBack(WhyKeptBack.HURTFUL));
        show(id);
        assertThat(shown()).containsExactly("Rapide et souriant");
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> show(new OpinionId(UUID.randomUUID())));
    }

    @Test
    void theYearIsToldByThoseWhoAnswered() {
        answer(asked(), 10, "");
        opinionsOfOthers(2);

        var report = report();

        assertThat(report.figure(Indicator.SATISFACTION_ANSWERS).parts()).containsExactly(1L, 1L);
        assertThat(report.figure(Indicator.SATISFACTION_MEAN).parts()).containsExactly(20L, 3L);
        // One of ten, two of five.
        assertThat(report.figure(Indicator.SATISFACTION_NPS).parts()).containsExactly(-1L, 3L);
        assertThat(report.figure(Indicator.SATISFACTION_NPS).value()).hasToString("-33");
    }

    @Test
    void aYearInWhichNobodyWasAskedSaysNothing() {
        collected();

        assertThat(List.of(Indicator.SATISFACTION_ANSWERS, Indicator.SATISFACTION_MEAN, Indicator.SATISFACTION_NPS))
                .allSatisfy(it -> assertThat(report(2015).figure(it)).isEqualTo(Figure.unknown(it)));
    }

    @Test
    void theListIsReadPieceByPiece() {
        answer(asked(), 9, "La première");
        sql("insert into reporting.opinion (organisation_id, site_id, month, score, sentence)"
                + " select organisation_id, site_id, month - interval '1 month', 5, 'D’avant' from reporting.opinion");

        var first = shop.in(() -> sentences.list(shop.site, null, 1));
        var second = shop.in(() -> sentences.list(shop.site, first.next(), 1));

        assertThat(first.items()).extracting(Sentences.Sentence::text).containsExactly("La première");
        assertThat(second.items()).extracting(Sentences.Sentence::text).containsExactly("D’avant");
        assertThat(second.next()).isNull();
    }

    private LineId collected() {
        var order = shop.ready("talons");
        shop.in(() -> shop.custody().collect(shop.manager(), order.id(), shop.line(order), null, null));
        return shop.line(order);
    }

    private Invitation asked() {
        collected();
        return open();
    }

    private void invite(LineId line, Instant at) {
        shop.in(() -> {
            opinions.invite(line, at);
            return true;
        });
    }

    private Invitation answer(Invitation asked, int score, String sentence) {
        return shop.in(() -> opinions.answer(shop.member, asked.id(), new Score(score), sentence));
    }

    private void refuse() {
        shop.in(() -> {
            opinions.refuse(shop.member);
            return true;
        });
    }

    private void show(OpinionId id) {
        shop.in(() -> {
            sentences.show(id);
            return true;
        });
    }

    private List<Sentences.Sentence> written() {
        return shop.in(() -> sentences.list(null, null, 10)).items();
    }

    private List<String> shown() {
        return shop.in(() -> sentences.shown(report()));
    }

    /** Others were asked on the same day, and answered. */
    private void othersAnswer(int many) {
        sql(
                "insert into reporting.opinion_invitation (id, organisation_id, site_id, family, day, status, invited_at, expires_at)"
                        + " select gen_random_uuid(), organisation_id, site_id, family, day, 'ANSWERED', invited_at, expires_at"
                        + " from (select * from reporting.opinion_invitation limit 1) i, generate_series(1, " + many
                        + ")");
        opinionsOfOthers(many);
    }

    private void opinionsOfOthers(int many) {
        sql("insert into reporting.opinion (organisation_id, site_id, month, score)"
                + " select organisation_id, site_id, month, 5 from (select * from reporting.opinion limit 1) o,"
                + " generate_series(1, " + many + ")");
    }

    private AnnualReport report() {
        return report(Here.today().getYear());
    }

    private AnnualReport report(int year) {
        return shop.in(() -> reports.report(shop.manager(), organisation().toString(), year, null));
    }

    private OrganisationId organisation() {
        return inTransaction(() -> new OrganisationId(jdbc.sql("select id from organisations.organisation_v")
                .query(UUID.class)
                .single()));
    }

    private long invitations() {
        return count("select count(*) from reporting.opinion_invitation");
    }

    private long count(String sql) {
        return inTransaction(() -> jdbc.sql(sql).query(Long.class).single());
    }

    private List<String> columns(String table) {
        return jdbc.sql("select attname from pg_attribute where attrelid = :table::regclass and attnum > 0")
                .param("table", "reporting." + table)
                .query((row, _) -> row.getString("attname"))
                .list();
    }

    private void sql(String statement) {
        inTransaction(() -> jdbc.sql(statement).update());
    }

    private <T> T inTransaction(Supplier<T> work) {
        return shop.in(() -> Objects.requireNonNull(new TransactionTemplate(transactions).execute(_ -> work.get())));
    }
}
