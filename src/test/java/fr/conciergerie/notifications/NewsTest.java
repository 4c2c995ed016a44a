package fr.conciergerie.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import fr.conciergerie.Here;
import fr.conciergerie.accounts.Accounts;
import fr.conciergerie.bookings.AbsencePeriod;
import fr.conciergerie.bookings.Absences;
import fr.conciergerie.bookings.BookingView;
import fr.conciergerie.bookings.Bookings;
import fr.conciergerie.bookings.Practice;
import fr.conciergerie.bookings.ScheduleTerms;
import fr.conciergerie.bookings.Schedules;
import fr.conciergerie.bookings.SlotId;
import fr.conciergerie.bookings.SlotWaitingLists;
import fr.conciergerie.bookings.WaitingView;
import fr.conciergerie.calendar.Calendar;
import fr.conciergerie.calendar.CancellationCause;
import fr.conciergerie.calendar.Closures;
import fr.conciergerie.calendar.Outcome;
import fr.conciergerie.calendar.Outcomes;
import fr.conciergerie.custody.Arrival;
import fr.conciergerie.custody.PieceIn;
import fr.conciergerie.custody.Reserves;
import fr.conciergerie.database.RawRows;
import fr.conciergerie.jobs.JobLinks;
import fr.conciergerie.orders.Channel;
import fr.conciergerie.orders.ClosedReason;
import fr.conciergerie.orders.PlaceOrder;
import fr.conciergerie.orders.Reason;
import fr.conciergerie.orders.Town;
import fr.conciergerie.orders.Workshop;
import fr.conciergerie.organisations.Identities;
import fr.conciergerie.organisations.IdentityDetails;
import fr.conciergerie.privacy.Request;
import fr.conciergerie.privacy.Requests;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.Siret;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.waiting.WaitingListId;
import fr.conciergerie.waiting.WaitingListOwner;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Dictionary;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.Scope;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What arrives in people's mailboxes, from a real mail server, when orders move. */
@SpringBootTest
@AutoConfigureMockMvc
class NewsTest {

    private static final GreenMail SERVER = new GreenMail(ServerSetup.SMTP.dynamicPort());

    @Autowired
    ApplicationContext context;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Dictionary dictionary;

    @Autowired
    Clock clock;

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry properties) {
        SERVER.start();
        properties.add("conciergerie.smtp.host", () -> "localhost");
        properties.add("conciergerie.smtp.port", () -> SERVER.getSmtp().getPort());
        properties.add("conciergerie.smtp.from", () -> "bonjour@conciergerie.example");
        properties.add("conciergerie.smtp.starttls", () -> "OFF");
    }

    @AfterAll
    static void closeMailServer() {
        SERVER.stop();
    }

    @Test
    void anOrderIsConfirmedWithPriceDayAndTheRightToWithdraw() {
        var shop = Workshop.open(context, Locale.FRENCH);

        var order = shop.ordered("talons");

        var mail = mail(shop.memberAddress, "est enregistrée");
        assertThat(mail.text())
                .contains(order.number(), "Talons à refaire", "12,50", "Hôtel de ville", "Prochaines permanences")
                .contains("Renoncer au contrat ici\nhttp://localhost:8080/orders/" + order.id() + "/withdrawal");
        assertThat(mail.text())
                .containsPattern("jusqu’à la fin du \\S+ \\S+ \\S+ 20\\d\\d")
                .contains("/standard-terms");
        assertThat(mail.html()).contains(order.number(), "Talons à refaire", "lang=\"fr\"");
    }

    /** Twice the same hour: whoever waited is told that the place is theirs, until when, and nothing of what it is for. */
    @Test
    void whoeverWaitedIsToldOfThePlaceAndNotOfWhatItIsFor() {
        var town = Town.build(context);
        var booking = Practice.open(context, town).booked(context, 9);
        var slot = new SlotId(booking.schedule(), booking.startsAt());
        var entry = waits(town, booking);

        giveBack(town, booking);

        var mail = mail(town.colleague().email(), "Une place pour vous");
        assertThat(mail.text())
                .contains(
                        "Une place s’est libérée",
                        "rendez-vous bien-être",
                        "Hôtel de ville",
                        "Nous gardons la place jusqu’à")
                .contains("/appointments/slots/" + slot)
                .doesNotContain("ostéopathie", "Lou");

        Tenant.run(
                town.operator(),
                () -> context.getBean(Schedules.class)
                        .change(booking.schedule(), 0, new ScheduleTerms(45, 5, 10, 1, 720, 60, 24, 4, null), true));
        serve(town, entry);

        assertThat(mail(town.colleague().email(), "Pas de place cette fois").text())
                .contains("Aucune place ne s’est libérée à temps")
                .doesNotContain("ostéopathie");
    }

    /** Why an hour is no longer offered, which may be that somebody is ill, is nobody else's business. */
    enum Off {
        DAY_WITHOUT_HOURS,
        SCHEDULE_CLOSED,
        PRACTITIONER_AWAY,
        SITE_CLOSED
    }

    @ParameterizedTest
    @EnumSource
    void whoeverWaitedForAnHourThatIsNoLongerOfferedIsToldSoOnce(Off off) {
        var town = Town.build(context);
        var practice = Practice.open(context, town);
        var booking = practice.booked(context, 9);
        var entry = waits(town, booking);

        callOff(town, practice, booking, cancelled(booking), off);
        serve(town, entry);

        hearsThatItIsOff(town, booking);
        assertThat(kindsOf(town.colleague())).containsExactly("HOUR_CALLED_OFF");
        assertThat(kindsOf(town.agent())).doesNotContain("HOUR_CALLED_OFF");
    }

    @Test
    void whoeverIsOfferedAPlaceInAnHourThatIsOffIsToldTheSame() {
        var town = Town.build(context);
        var practice = Practice.open(context, town);
        var booking = practice.booked(context, 9);
        waits(town, booking);
        giveBack(town, booking);
        mail(town.colleague().email(), "Une place pour vous");

        callOff(town, practice, booking, Outcomes.none(), Off.PRACTITIONER_AWAY);

        hearsThatItIsOff(town, booking);
        assertThat(kindsOf(town.colleague()))
                .containsOnlyOnce("HOUR_CALLED_OFF")
                .doesNotContain("PLACE_MISSED");
    }

    private void hearsThatItIsOff(Town town, BookingView booking) {
        var mail = mail(town.colleague().email(), "Le créneau que vous attendiez n’est plus proposé");
        assertThat(mail.text())
                .contains(
                        "Vous étiez sur la liste d’attente",
                        "Ce créneau n’est plus proposé",
                        "rendez-vous bien-être",
                        "Hôtel de ville",
                        "/appointments/slots/" + new SlotId(booking.schedule(), booking.startsAt()))
                .contains(dictionary.words(Locale.FRENCH).momentWithYear(booking.startsAt(), booking.zone()));
        assertThat(mail.everything())
                .doesNotContain("ostéopathie", "Lou", "Travaux", "animation")
                .doesNotContain("Aucune place ne s’est libérée");
    }

    /** The colleague waits for the hour that somebody has. */
    private WaitingView waits(Town town, BookingView booking) {
        return Tenant.call(
                town.operator(),
                () -> context.getBean(SlotWaitingLists.class)
                        .join(
                                actor(town.concierge()),
                                new SlotId(booking.schedule(), booking.startsAt()),
                                town.colleague().member(),
                                0));
    }

    private void giveBack(Town town, BookingView booking) {
        Tenant.run(
                town.operator(),
                () -> context.getBean(Bookings.class)
                        .cancel(
                                actor(town.agent()),
                                booking.id(),
                                Reason.chosen(ClosedReason.NO_LONGER_NEEDED),
                                booking.version()));
    }

    private void serve(Town town, WaitingView entry) {
        Tenant.run(
                town.operator(),
                () -> context.getBeansOfType(WaitingListOwner.class).values().stream()
                        .filter(it -> it.kind() == WaitingListId.Kind.SLOT)
                        .forEach(it -> it.serve(list(entry))));
    }

    /** @param broken what somebody has in it, which is cancelled where the hour does not take place */
    private void callOff(Town town, Practice practice, BookingView hour, Outcomes broken, Off off) {
        var manager = actor(town.manager());
        var day = hour.startsAt().atZone(hour.zone()).toLocalDate();
        Tenant.run(town.operator(), () -> {
            switch (off) {
                case DAY_WITHOUT_HOURS -> context.getBean(Schedules.class).setDay(practice.schedule(), day, List.of());
                case SCHEDULE_CLOSED ->
                    context.getBean(Schedules.class).change(practice.schedule(), 0, Practice.TERMS, false);
                case PRACTITIONER_AWAY ->
                    context.getBean(Absences.class)
                            .take(manager, practice.practitioner(), AbsencePeriod.ofDays(day, day), broken);
                case SITE_CLOSED ->
                    context.getBean(Closures.class).close(manager, town.hall(), day, day, "Travaux", broken);
            }
        });
    }

    private static Outcomes cancelled(BookingView booking) {
        return new Outcomes(Map.of(booking.id().value(), new Outcome.Cancelled()), "");
    }

    /** What somebody was written, the word that a program may act for them aside; in order. */
    private static List<String> kindsOf(Town.Someone someone) {
        return RawRows.of(
                "select kind from notifications.message where address = '%s' and kind <> 'TOKEN_ISSUED' order by created_at, id"
                        .formatted(someone.email()));
    }

    private Actor actor(Town.Someone someone) {
        return context.getBean(Accounts.class).actors(someone.account()).getFirst();
    }

    private UUID list(WaitingView entry) {
        return new TransactionTemplate(transactions)
                .execute(_ -> context.getBean(JdbcClient.class)
                        .sql("select list_id from waiting.entry_v where id = :id")
                        .param("id", entry.id().value())
                        .query(UUID.class)
                        .single());
    }

    @Test
    void whereNobodyReadsTheAnswersALetterSaysSoAndWhereToAsk() {
        var shop = Workshop.open(context, Locale.FRENCH);

        shop.ordered("talons");

        assertThat(mail(shop.memberAddress, "est enregistrée").text())
                .contains("personne ne lit les réponses", "Venez la poser à la conciergerie");
    }

    @Test
    void aLetterSaysWhomToCallAndItsAnswersAreRead() {
        var shop = Workshop.open(context, Locale.FRENCH);
        shop.in(() -> {
            context.getBean(Identities.class).say(shop.manager(), whoWeAre(), 0);
            return true;
        });

        shop.ordered("talons");

        var mail = mail(shop.memberAddress, "est enregistrée");
        assertThat(mail.text())
                .contains("Répondez à ce message, ou appelez.", "Tél. 05 36 49 00 10 – accueil@mains.example")
                .doesNotContain("inutile", "personne ne lit");
        assertThat(mail.html()).contains("href=\"tel:0536490010\"", "href=\"mailto:accueil@mains.example\"");
        assertThat(mail.answersTo()).isEqualTo("accueil@mains.example");
    }

    private static IdentityDetails whoWeAre() {
        return new IdentityDetails(
                new IdentityDetails.Enterprise(
                        "Les Mains utiles",
                        "Association",
                        null,
                        Siret.of("73282932000074"),
                        null,
                        "7 rue du Modèle",
                        "33000",
                        "Bordeaux",
                        "05 36 49 00 10",
                        "accueil@mains.example",
                        "Camille Exemple"),
                null,
                null,
                null);
    }

    @Test
    void anOrderAtTheDeskSaysNothingOfWithdrawal() {
        var shop = Workshop.open(context, Locale.FRENCH);

        shop.ordered("talons", Channel.DESK);

        assertThat(mail(shop.memberAddress, "est enregistrée").text()).doesNotContain("Renoncer");
    }

    @Test
    void thePartnerGetsTheJobWithALinkAndNothingOfTheMember() {
        var shop = Workshop.open(context, Locale.FRENCH);

        shop.given("talons");

        var mail = mail(shop.cobblerAddress, "Un travail pour vous");
        assertThat(mail.text()).contains("Talons à refaire", "/job/", "12,50");
        var due = Pattern.compile("À finir au plus tard\\h?:\\s*(\\p{L}+ \\w+ \\p{L}+ \\d{4})")
                .matcher(mail.text());
        assertThat(due.find()).isTrue();
        assertThat(mail.subject()).endsWith(", au plus tard le " + due.group(1));
        assertThat(mail.everything())
                .doesNotContain(Workshop.MEMBER_NAME, "Philom", shop.memberAddress, "Merci !", "Hôtel de ville");
        await().untilAsserted(() -> assertThat(bodiesOf(shop, "JOB_GIVEN")).containsExactly("erased"));
    }

    @Test
    void aFreshLinkReachesThePartnerAndIsKeptNowhere() {
        var shop = Workshop.open(context, Locale.FRENCH);
        var order = shop.given("talons");
        // A link that is made after the fresh one was asked for would stand in for it.
        mail(shop.cobblerAddress, "Un travail pour vous");

        shop.in(() -> {
            context.getBean(JobLinks.class).renew(shop.manager(), order.id(), shop.line(order));
            return true;
        });

        assertThat(mail(shop.cobblerAddress, "Votre nouveau lien").text())
                .contains("Talons à refaire", "/job/", "Les liens reçus avant ne marchent plus.");
        await().untilAsserted(() -> assertThat(bodiesOf(shop, "FRESH_LINK")).containsExactly("erased"));
    }

    @Test
    void aProposalIsPutToTheMemberAndItsAnswerToThePartner() {
        var shop = Workshop.open(context, Locale.FRENCH);
        var order = shop.given("talons");

        shop.in(() -> shop.orders()
                .propose(
                        shop.cobblerAtWork(),
                        order.id(),
                        shop.line(order),
                        Money.euros(20, 0),
                        Here.today().plusDays(20),
                        Reason.said("Semelle à changer")));
        assertThat(mail(shop.memberAddress, "Votre réponse est attendue").text())
                .contains("12,50", "20,00", "Semelle à changer", "Accepter ou refuser");

        shop.in(() -> shop.orders().acceptProposal(shop.memberAtHome(), order.id(), shop.line(order)));
        assertThat(mail(shop.cobblerAddress, "Votre proposition est acceptée").text())
                .contains("20,00", "/job/");
    }

    @Test
    void whatIsReadyIsAnnouncedWithPlaceHoursAndCode() {
        var shop = Workshop.open(context, Locale.FRENCH);

        var order = shop.ready("talons");

        assertThat(mail(shop.memberAddress, "vous attend").text())
                .contains(order.number(), "Talons à refaire", "Hall du rez-de-chaussée")
                .containsPattern("de 12.h.00 à 14.h.00")
                .containsPattern("Donnez-lui ce code\\u00a0: [2-9A-HJKMNP-Z]{6}");
    }

    @Test
    void aMissingPieceIsToldPlainlyAndReadyOnlyWhenItIsFound() {
        var shop = Workshop.open(context, Locale.FRENCH);
        var order = shop.finished("talons");
        var label = shop.in(() -> shop.custody().itemsOf(shop.manager(), order.id()))
                .getFirst()
                .label();

        shop.in(() -> shop.custody()
                .comeBack(
                        shop.manager(),
                        order.id(),
                        shop.line(order),
                        new Arrival(null, Set.of(), Set.of(), Set.of(label), Map.of(), 1)));

        assertThat(mail(shop.memberAddress, "il manque une pièce").text())
                .contains(order.number(), "Chaussures noires – nous la cherchons", "vous n’avez rien à faire")
                .doesNotContain("vous attend");
        assertThat(statusOf(shop, "LINE_READY")).isEmpty();

        shop.in(() -> shop.custody().recover(shop.manager(), label, "étagère B2", Reserves.NONE));

        assertThat(mail(shop.memberAddress, "vous attend").text()).contains("Talons à refaire");
    }

    @Test
    void aDamagedPieceIsToldBeforeAnybodyComesForIt() {
        var shop = Workshop.open(context, Locale.FRENCH);
        var order = shop.finished("talons");
        var label = shop.in(() -> shop.custody().itemsOf(shop.manager(), order.id()))
                .getFirst()
                .label();

        shop.in(() -> shop.custody()
                .comeBack(
                        shop.manager(),
                        order.id(),
                        shop.line(order),
                        new Arrival(
                                "étagère B2",
                                Set.of(),
                                Set.of(),
                                Set.of(),
                                Map.of(label, Reserves.read(List.of("TEAR", "au talon"))),
                                1)));

        assertThat(mail(shop.memberAddress, "une pièce est abîmée").text())
                .contains(
                        "Chaussures noires – à la permanence, abîmée",
                        "Déchirure, au talon",
                        "Rien ne se fait sans vous");

        shop.in(() -> shop.custody().agreeOn(shop.manager(), label));
        shop.in(() -> shop.custody().damage(shop.manager(), label, Reserves.read(List.of("STAIN"))));
        await("what is told in turn")
                .until(() -> statusOf(shop, "LINE_HELD_BACK").size() == 2);
        assertThat(statusOf(shop, "LINE_READY"))
                .as("whoever looked at it at the desk needs no letter")
                .isEmpty();
    }

    @Test
    void whatIsLostForGoodIsToldWithWhatWasAgreed() {
        var shop = Workshop.open(context, Locale.FRENCH);
        var order = shop.finished("talons");
        var label = shop.in(() -> shop.custody().itemsOf(shop.manager(), order.id()))
                .getFirst()
                .label();
        shop.in(() -> shop.custody()
                .comeBack(
                        shop.manager(),
                        order.id(),
                        shop.line(order),
                        new Arrival(null, Set.of(), Set.of(), Set.of(label), Map.of(), 1)));

        shop.in(() ->
                shop.custody().giveUp(shop.manager(), order.id(), shop.line(order), Reason.said("60 € remboursés")));

        assertThat(mail(shop.memberAddress, "une pièce est perdue").text())
                .contains("60 € remboursés", "Rien n’est dû");
    }

    @Test
    void anUndoneHandOverThanksNobody() {
        var shop = Workshop.open(context, Locale.FRENCH);
        var order = shop.ready("talons");
        var given = shop.in(() -> shop.custody().collect(shop.manager(), order.id(), shop.line(order), null, null));
        await().untilAsserted(() -> assertThat(statusOf(shop, "LINE_COLLECTED")).containsExactly("WAITING"));

        shop.in(() -> shop.custody().undo(shop.manager(), Objects.requireNonNull(given.transfer())));

        await().untilAsserted(() -> assertThat(statusOf(shop, "LINE_COLLECTED")).isEmpty());
    }

    @Test
    void whoeverWasToHandSomethingInIsToldWhereToTurn() {
        var shop = Workshop.open(context, Locale.FRENCH);
        var order = shop.ordered("talons");
        var calendar = context.getBean(Calendar.class);

        shop.in(() -> {
            var next = calendar.nextSessions(shop.site, clock.instant(), 1).getFirst();
            calendar.cancel(next.id(), CancellationCause.BY_OPERATOR, null);
            return true;
        });

        var promised = Objects.requireNonNull(shop.in(() -> {
            await().untilAsserted(() ->
                    assertThat(statusOf(shop, "SESSION_CANCELLED")).hasSize(1));
            return shop.orders()
                    .order(shop.manager(), order.id())
                    .lines()
                    .getFirst()
                    .promisedFor();
        }));
        assertThat(mail(shop.memberAddress, "un autre jour pour déposer").text())
                .contains(order.number(), "peut être déposé à l’une des permanences suivantes")
                .contains(dictionary.words(Locale.FRENCH).dateWithYear(promised));
        assertThat(statusOf(shop, "PROMISE_MOVED")).isEmpty();
    }

    /** Three sessions that go in one act are one message: to hand something in, and that what is ready waits. */
    @Test
    void whoeverIsConcernedByAClosureIsToldOnce() {
        var shop = Workshop.open(context, Locale.FRENCH);
        shop.ready("talons");
        var toHandIn = shop.ordered("talons");
        var calendar = context.getBean(Calendar.class);

        shop.in(() -> {
            var next = calendar.nextSessions(shop.site, clock.instant(), 3);
            var zone = Here.ZONE;
            calendar.close(
                    shop.site,
                    LocalDate.ofInstant(next.getFirst().startsAt(), zone),
                    LocalDate.ofInstant(next.getLast().startsAt(), zone),
                    "Travaux");
            return true;
        });

        assertThat(mail(shop.memberAddress, "un autre jour pour déposer la commande " + toHandIn.number())
                        .text())
                .contains("n’aura pas lieu");
        assertThat(mail(shop.memberAddress, "vous attendra").text()).contains("n’aura pas lieu");
        nothingIsLeftToBeSaid(shop);
        assertThat(statusOf(shop, "SESSION_CANCELLED")).hasSize(2);
        assertThat(statusOf(shop, "PROMISE_MOVED")).isEmpty();
    }

    /** Events are taken up as long as there are any. */
    private static void nothingIsLeftToBeSaid(Workshop shop) {
        await().untilAsserted(() -> assertThat(RawRows.of(
                        "select serialized_event from web.event_publication where serialized_event like '%%%s%%'"
                                .formatted(shop.operator)))
                .isEmpty());
    }

    private List<String> statusOf(Workshop shop, String kind) {
        return RawRows.of("select status from notifications.message where operator_id = '%s' and kind = '%s'"
                .formatted(shop.operator, kind));
    }

    @Test
    void everythingIsSaidInTheReadersLanguage() {
        var shop = Workshop.open(context, Locale.ENGLISH);

        shop.given("talons");
        assertThat(mail(shop.memberAddress, "is recorded").text()).contains("Withdraw from the contract here");
        assertThat(mail(shop.cobblerAddress, "Work for you").text()).contains("Look and answer");

        var order = shop.ready("talons");
        assertThat(mail(shop.memberAddress, "is waiting for you").html())
                .contains("lang=\"en\"", "Tell the concierge your order number: " + order.number());
    }

    @Test
    void nothingTellsWhatTouchesHealth() {
        var shop = Workshop.open(context, Locale.FRENCH);
        var order = shop.ordered("osteopathie");
        shop.in(() -> shop.orders().dispatch(shop.manager(), order.id(), shop.line(order), null));

        var toMember = mail(shop.memberAddress, "est enregistrée");
        var toPartner = mail(shop.cobblerAddress, "Un travail pour vous");

        assertThat(toMember.text()).contains("rendez-vous bien-être");
        assertThat(Stream.of(toMember, toPartner).map(Received::everything))
                .noneMatch(it -> it.toLowerCase(Locale.ROOT).contains("ostéo"));
    }

    @Test
    void aDayThatCannotBeKeptIsToldWithTheNewOne() {
        var shop = Workshop.open(context, Locale.FRENCH);
        var order = shop.given("talons");
        var promised = Objects.requireNonNull(order.lines().getFirst().promisedFor(), "the day promised");
        var calendar = context.getBean(Calendar.class);

        shop.in(() -> {
            var session = calendar.nextSessions(shop.site, clock.instant(), 60).stream()
                    .filter(it -> LocalDate.ofInstant(it.startsAt(), ZoneId.of("Europe/Paris"))
                            .equals(promised))
                    .findFirst()
                    .orElseThrow();
            calendar.cancel(session.id(), CancellationCause.BY_OPERATOR, null);
            return true;
        });

        var words = dictionary.words(Locale.FRENCH);
        assertThat(mail(shop.memberAddress, "Nouvelle date").text())
                .contains("Talons à refaire", words.dateWithYear(promised), words.dateWithYear(promised.plusDays(1)));
    }

    @Test
    void aCancelledServiceIsToldToBoth() {
        var shop = Workshop.open(context, Locale.FRENCH);
        var order = shop.given("talons");

        shop.in(() -> shop.orders()
                .cancel(shop.memberAtHome(), order.id(), shop.line(order), Reason.said("NO_LONGER_NEEDED")));

        assertThat(mail(shop.memberAddress, "un service est annulé").text())
                .contains("Comme vous l’avez demandé", "rendues telles quelles");
        assertThat(mail(shop.cobblerAddress, "Travail annulé").text()).contains("Talons à refaire");
    }

    /** A cobbler with two such jobs must see which of them is meant. */
    @Test
    void whatAPartnerIsToldNamesTheOrder() {
        var shop = Workshop.open(context, Locale.FRENCH);
        var one = shop.given("talons");
        var other = shop.given("talons");

        mail(shop.cobblerAddress, "Talons à refaire (" + one.number() + ")");
        assertThat(mail(shop.cobblerAddress, "Talons à refaire (" + other.number() + ")")
                        .text())
                .contains(other.number())
                .doesNotContain(one.number());
    }

    @Test
    void aWithdrawalIsAcknowledgedWithDateHourAndContent() {
        var shop = Workshop.open(context, Locale.FRENCH);
        var order = shop.ordered("talons");

        shop.in(() -> shop.orders().withdraw(shop.memberAtHome(), order.id()));

        assertThat(mail(shop.memberAddress, "Accusé de réception").text())
                .contains(order.number(), "Talons à refaire", "12,50", "Gardez ce message")
                .containsPattern("Reçue le\\u00a0: \\S+ \\S+ \\S+ 20\\d\\d à \\d{1,2}.h.\\d{2}")
                .contains("Rien n’est dû");
    }

    /** Two of the four days that the work takes have passed. */
    @Test
    void whatStaysDueIsToldInTheAcknowledgement() {
        var shop = Workshop.open(context, Locale.FRENCH);
        var wish = dictionary.words(Locale.FRENCH).say("orders.begin-at-once");
        var order = shop.in(() -> shop.orders()
                .place(
                        shop.memberAtHome(),
                        new PlaceOrder(
                                shop.site.toString(),
                                null,
                                Channel.ONLINE,
                                List.of(new PlaceOrder.Line("talons", 1, null, List.of(), null)),
                                null,
                                wish)));
        var line = shop.line(order);
        shop.in(() -> {
            shop.custody()
                    .deposit(shop.manager(), order.id(), line, List.of(new PieceIn("Bottines", Reserves.NONE)), "A1");
            shop.custody().dispatch(shop.manager(), order.id(), line, null);
            return shop.orders().accept(shop.cobblerAtWork(), order.id(), line);
        });
        RawRows.change("""
                set app.operator = '%2$s';
                update orders.history set at = at - interval '2 days' where line_id = '%1$s' and what = 'ACCEPTED';
                update orders.order_line set job_due_on = (now() at time zone 'Europe/Paris')::date + 2 where id = '%1$s'
                """.formatted(line, shop.operator));

        shop.in(() -> shop.orders().withdraw(shop.memberAtHome(), order.id()));

        assertThat(mail(shop.memberAddress, "Accusé de réception").text())
                .containsPattern("Reste dû pour le travail déjà fait\\u00a0: 6,25.€")
                .doesNotContain("Rien n’est dû");
    }

    @Test
    void whoIsErasedIsToldAndTheirAddressGoesWithTheLetter() {
        var shop = Workshop.open(context, Locale.FRENCH);
        var order = shop.ready("talons");
        mail(shop.memberAddress, "vous attend");
        shop.in(() -> shop.custody().collect(shop.manager(), order.id(), shop.line(order), null, null));
        await().untilAsserted(() -> assertThat(statusOf(shop, "LINE_COLLECTED")).containsExactly("WAITING"));

        var requests = context.getBean(Requests.class);
        shop.in(() -> {
            requests.ask(shop.memberAtHome(), Request.Kind.ERASURE, "");
            var asked = requests.of(shop.member).getFirst();
            requests.erase(shop.manager(), asked.id(), asked.version());
            return true;
        });

        assertThat(mail(shop.memberAddress, "Vos données sont effacées").text())
                .contains("C’est fait", "sans votre nom")
                .doesNotContain(Workshop.MEMBER_NAME);
        await().untilAsserted(() -> assertThat(RawRows.of(
                        "select kind from notifications.message where address = '" + shop.memberAddress + "'"))
                .isEmpty());
    }

    @Test
    void whoeverIsInvitedGetsALink() {
        var shop = Workshop.open(context, Locale.FRENCH);
        shop.in(() -> {
            context.getBean(Accounts.class)
                    .invite("nouvelle-" + shop.memberAddress, "Nouvelle", Locale.FRENCH, Role.CONCIERGE, null);
            return true;
        });

        assertThat(mail("nouvelle-" + shop.memberAddress, "Bienvenue").text())
                .contains("http://localhost:8080/welcome/");
        await().untilAsserted(() -> assertThat(bodiesOf(shop, "INVITATION")).containsExactly("erased"));
    }

    @Test
    void whoeverIsKnownElsewhereIsInvitedInTheLanguageAndAtTheAddressThatWereTyped() {
        var elsewhere = Workshop.open(context, Locale.FRENCH);
        var shop = Workshop.open(context, Locale.FRENCH);
        var address = "connue-" + shop.memberAddress;
        elsewhere.in(() -> {
            var accounts = context.getBean(Accounts.class);
            var account = accounts.ensure(address, "Camille", Locale.ENGLISH);
            accounts.grant(account, Role.MANAGER, null);
            accounts.setPassword(account, "quatre chevaux bleus");
            return true;
        });
        shop.in(() -> {
            context.getBean(Accounts.class)
                    .invite(address.toUpperCase(Locale.ROOT), "Dominique", Locale.FRENCH, Role.CONCIERGE, null);
            return true;
        });

        assertThat(mail(address, "Bienvenue").text())
                .contains("http://localhost:8080/rooms")
                .doesNotContain("/welcome/");
        List<String> noted = shop.in(() -> Objects.requireNonNull(new TransactionTemplate(transactions)
                .execute(_ -> context.getBean(JdbcClient.class)
                        .sql("select locale || ' ' || address || ' ' || subject from notifications.message"
                                + " where kind = 'INVITATION'")
                        .query(String.class)
                        .list())));
        assertThat(noted).containsExactly("fr " + address.toUpperCase(Locale.ROOT) + " Bienvenue à la conciergerie");
    }

    @Test
    void whoeverHasANewPasswordOrANewTokenIsToldAndNobodyTheyWorkFor() {
        var shop = Workshop.open(context, Locale.FRENCH);
        var address = "cle-" + shop.memberAddress;
        shop.in(() -> {
            var accounts = context.getBean(Accounts.class);
            var account = accounts.ensure(address, "Camille", Locale.FRENCH);
            accounts.grant(account, Role.MANAGER, null);
            accounts.setPassword(account, "quatre chevaux bleus");
            accounts.issueToken(account, Role.MANAGER, null, "Tableau de bord", Set.of(Scope.READ));
            accounts.setPassword(account, "cinq lampes dans la cour");
            return true;
        });

        assertThat(mail(address, "Votre mot de passe a changé").text())
                .contains("jetons pour l’API", "Ce n’était pas vous", "http://localhost:8080/password/forgotten");
        assertThat(mail(address, "Un nouveau jeton").text())
                .contains("Tableau de bord", "Ce n’était pas vous", "http://localhost:8080/account");
        assertThat(received(address)).hasSize(2);
        assertThat(bodiesOf(shop, "PASSWORD_CHANGED")).isEmpty();
        assertThat(bodiesOf(shop, "TOKEN_ISSUED")).isEmpty();
    }

    @Test
    void whatIsRolledBackIsNotTold() {
        var shop = Workshop.open(context, Locale.FRENCH);

        shop.in(() -> new TransactionTemplate(transactions).execute(status -> {
            shop.ordered("talons");
            status.setRollbackOnly();
            return true;
        }));
        shop.ordered("sac");

        mail(shop.memberAddress, "est enregistrée");
        assertThat(received(shop.memberAddress))
                .hasSize(1)
                .first()
                .satisfies(it -> assertThat(it.text()).contains("Sac à réparer", "sur devis"));
    }

    private record Received(String subject, String text, String html, String answersTo) {

        String everything() {
            return subject + text + html;
        }
    }

    private static Received mail(String address, String subject) {
        return await().atMost(Duration.ofMinutes(3))
                .until(
                        () -> received(address).stream()
                                .filter(it -> it.subject().contains(subject))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static List<Received> received(String address) {
        return Arrays.stream(SERVER.getReceivedMessagesForDomain(address))
                .map(NewsTest::received)
                .toList();
    }

    private static Received received(MimeMessage mail) {
        try {
            var parts = (MimeMultipart) mail.getContent();
            return new Received(
                    mail.getSubject(),
                    ((String) parts.getBodyPart(0).getContent()).replace("\r\n", "\n"),
                    (String) parts.getBodyPart(1).getContent(),
                    mail.getReplyTo()[0].toString());
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> bodiesOf(Workshop shop, String kind) {
        return shop.in(() -> Objects.requireNonNull(new TransactionTemplate(transactions)
                .execute(_ -> context.getBean(JdbcClient.class)
                        .sql("select case when body_text is null and body_html is null then 'erased' else 'kept' end"
                                + " from notifications.message where kind = :kind")
                        .param("kind", kind)
                        .query(String.class)
                        .list())));
    }
}
