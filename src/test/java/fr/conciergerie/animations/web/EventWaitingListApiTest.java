package fr.conciergerie.animations.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import fr.conciergerie.animations.AnimationDetails;
import fr.conciergerie.animations.Animations;
import fr.conciergerie.animations.Fair;
import fr.conciergerie.animations.RegistrationTerms;
import fr.conciergerie.database.BrokenOff;
import fr.conciergerie.orders.Town;
import fr.conciergerie.orders.web.ApiTest;
import fr.conciergerie.organisations.MemberDetails;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.waiting.WaitingListId;
import fr.conciergerie.waiting.WaitingListOwner;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever waits for an animation that is full gets what comes free of it, in the order in which they came, and nobody else. */
class EventWaitingListApiTest extends ApiTest {

    private Fair fair;
    private List<MemberId> others;

    @BeforeEach
    void fourPlacesThatAreTaken() {
        town = Town.build(context);
        fair = Fair.announced(context, town, RegistrationTerms.upTo(4, 2), 7);
        others = Tenant.call(town.operator(), () -> {
            var organisations = context.getBean(Organisations.class);
            var organisation = organisations.organisations().getFirst().id();
            return IntStream.range(0, 4)
                    .mapToObj(it -> organisations.addMember(
                            organisation,
                            new MemberDetails("Agent " + it, "agent-" + it + "-" + town.operator() + "@essai.example"),
                            LocalDate.of(2024, 1, 1)))
                    .toList();
        });
        register(others.get(0), 1).is(201);
        register(others.get(1), 1).is(201);
    }

    @Test
    void whoIsRefusedIsLedToTheList() {
        var refused = post(town.agent(), registrations(), "{}").isProblem(409);

        var joined = post(town.agent(), refused.text("/waitingList/href").substring("/api/v1".length()), "{}")
                .is(201);

        assertThat(joined.body().at("/rank").asInt()).isOne();
        assertThat(joined.body().at("/offeredUntil").isNull()).isTrue();
        assertThat(post(town.agent(), list(), "{\"guests\":2}").is(201).text("/id"))
                .as("said twice it is said once")
                .isEqualTo(joined.text("/id"));
        assertThat(join(others.get(2), 1).is(201).body().at("/rank").asInt()).isEqualTo(2);
        assertThat(post(town.colleague(), registrations(), "{}")
                        .isProblem(409)
                        .body()
                        .at("/waitingList/rank")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void oneWaitsOnlyForWhatIsFullWithoutAPlaceInItAndForAsManyAsThereAre() {
        assertThat(join(others.get(0), 0).isProblem(409).text("/type"))
                .isEqualTo("urn:conciergerie:problem:animations.has-a-place");
        giveBack(others.get(0));
        assertThat(join(others.get(2), 0).isProblem(409).text("/type"))
                .isEqualTo("urn:conciergerie:problem:animations.is-not-full");
        join(others.get(2), 3).isProblem(422);
        var small = Fair.announced(context, town, RegistrationTerms.upTo(1, 2), 7);
        post(town.agent(), "/events/" + small.id() + "/registrations", "{}").is(201);
        post(town.colleague(), "/events/" + small.id() + "/waiting-list", "{\"guests\":1}")
                .isProblem(409);
        post(town.concierge(), list(), "{}").isProblem(422);
    }

    @Test
    void aMemberSeesThemselvesOnlyAndTheDeskEverybody() {
        var entry = post(town.agent(), list(), "{}").is(201).text("/id");
        join(others.get(2), 0).is(201);

        assertThat(get(town.agent(), list()).is(200).body().at("/items").size()).isOne();
        assertThat(get(town.concierge(), list()).is(200).body().at("/items").size())
                .isEqualTo(2);
        var stranger = Town.build(context);
        post(town.colleague(), list() + "/" + entry + "/cancellation").isProblem(404);
        post(stranger.agent(), list() + "/" + entry + "/cancellation").isProblem(404);
        post(stranger.concierge(), list() + "/" + entry + "/cancellation").isProblem(404);
        get(stranger.agent(), list()).isProblem(404);
        post(stranger.agent(), list(), "{}").isProblem(404);
        post(town.farmer(), list(), "{}").isProblem(403);
        var elsewhere = Fair.announced(context, town, RegistrationTerms.upTo(4, 2), 7);
        post(town.agent(), "/events/" + elsewhere.id() + "/waiting-list/" + entry + "/cancellation")
                .isProblem(404);
    }

    @Test
    void whatIsGivenBackIsKeptForWhoeverWaitsAndFreeForNobodyElse() {
        post(town.agent(), list(), "{}").is(201);
        join(others.get(2), 0).is(201);

        giveBack(others.get(0));

        assertThat(get(town.agent(), list()).text("/items/0/offeredUntil")).isNotEmpty();
        assertThat(free()).isZero();
        register(others.get(3), 0).isProblem(409);
        register(Objects.requireNonNull(town.colleague().member()), 0).isProblem(409);
        assertThat(register(others.get(1), 2).isProblem(409).text("/type"))
                .as("another guest has no place either")
                .isEqualTo("urn:conciergerie:problem:animations.full");
        post(town.agent(), registrations(), "{\"guests\":1}").isProblem(409);
        post(town.agent(), registrations(), "{}").is(201);
        register(others.get(2), 0).is(201);
        assertThat(get(town.concierge(), list()).body().at("/items").size()).isZero();
        assertThat(fair.seen(context).taken()).isEqualTo(4);
    }

    /** The house falls in the middle of it: whoever gave the places back has them still; said again they are passed on once. */
    @Test
    void whereTheHouseFallsWhileAPlaceIsPassedOnNothingOfItHasHappened() throws Exception {
        var entry = post(town.agent(), list(), "{}").is(201).text("/id");
        var theirs = registrationOf(others.get(0));

        var heard = BrokenOff.at(
                context,
                town.operator(),
                "select id from waiting.entry where id = '%s' for update".formatted(entry),
                () -> post(town.concierge(), registrations() + "/" + theirs + "/cancellation"));

        assertThat(heard.status()).as(heard.raw().body()).isGreaterThanOrEqualTo(500);
        assertThat(get(town.concierge(), registrations() + "/" + theirs).text("/status"))
                .isEqualTo("REGISTERED");
        assertThat(fair.seen(context).taken()).isEqualTo(4);
        assertThat(get(town.agent(), list()).body().at("/items/0/offeredUntil").isNull())
                .isTrue();
        register(others.get(2), 0).isProblem(409);
        post(town.agent(), registrations(), "{}").isProblem(409);

        giveBack(others.get(0));

        assertThat(fair.seen(context).taken()).isEqualTo(2);
        assertThat(get(town.agent(), list()).text("/items/0/offeredUntil")).isNotEmpty();
        post(town.agent(), registrations(), "{}").is(201);
        assertThat(fair.seen(context).taken()).isEqualTo(3);
    }

    /** What is planned on several days is full on one: the answer names the nearest others with room, and none that has none. */
    @Test
    void whoIsRefusedIsLedToTheNearestOtherDaysWithRoom() {
        var days = Fair.everyWeek(context, town, RegistrationTerms.upTo(1, 0), 14, 6);
        var wanted = days.get(2);
        for (var full : List.of(wanted, days.get(3))) {
            post(town.colleague(), "/events/" + full.id() + "/registrations", "{}")
                    .is(201);
        }

        var refused = post(town.agent(), "/events/" + wanted.id() + "/registrations", "{}")
                .isProblem(409);

        assertThat(refused.text("/waitingList/href")).isEqualTo("/api/v1/events/" + wanted.id() + "/waiting-list");
        assertThat(refused.body()
                        .at("/nearest")
                        .valueStream()
                        .map(it -> it.at("/id").asString()))
                .containsExactly(
                        days.get(0).id().toString(),
                        days.get(1).id().toString(),
                        days.get(4).id().toString());
        assertThat(post(town.agent(), registrations(), "{}")
                        .isProblem(409)
                        .body()
                        .at("/nearest")
                        .size())
                .as("what stands alone has no other day")
                .isZero();
    }

    /** Nobody who wants one place overtakes two who want two; what is left when they have theirs is the next one's. */
    @Test
    void whoComeTogetherWaitAsOne() {
        join(others.get(2), 1).is(201);
        post(town.agent(), list(), "{}").is(201);
        var lessGuests =
                post(town.concierge(), registrations(), body(others.get(1), 0)).is(201);
        assertThat(lessGuests.body().at("/guests").asInt()).isZero();

        assertThat(get(town.agent(), list()).body().at("/items/0/offeredUntil").isNull())
                .isTrue();
        assertThat(free()).isZero();
        giveBack(others.get(0));

        assertThat(get(town.agent(), list()).text("/items/0/offeredUntil")).isNotEmpty();
        register(others.get(2), 0).is(201);
        assertThat(free()).as("they took one of the two that were kept").isOne();
    }

    @Test
    void whatSomebodyDeclinesOrLetsLapseGoesToTheNext() {
        var first = post(town.agent(), list(), "{}").is(201).text("/id");
        join(others.get(2), 0).is(201);
        join(others.get(3), 0).is(201);
        register(others.get(1), 0).is(201);

        post(town.agent(), list() + "/" + first + "/cancellation").is(204);
        post(town.agent(), list() + "/" + first + "/cancellation").is(204);
        assertThat(get(town.concierge(), list()).text("/items/0/member"))
                .isEqualTo(others.get(2).toString());
        assertThat(get(town.concierge(), list()).text("/items/0/offeredUntil")).isNotEmpty();

        sql(
                "update waiting.entry set offered_at = offered_at - interval '5 days', offered_until = offered_until - interval '5 days'"
                        + " where status = 'OFFERED'");
        register(others.get(2), 0).isProblem(409);
        Tenant.run(
                town.operator(),
                () -> context.getBeansOfType(WaitingListOwner.class).values().stream()
                        .filter(it -> it.kind() == WaitingListId.Kind.EVENT)
                        .forEach(it -> it.serve(fair.id().value())));

        assertThat(get(town.concierge(), list()).text("/items/0/member"))
                .isEqualTo(others.get(3).toString());
        assertThat(get(town.concierge(), list()).text("/items/0/offeredUntil")).isNotEmpty();
        await().untilAsserted(() -> assertThat(subjects()).contains("La place n’est plus gardée pour vous"));
    }

    @Test
    void morePlacesAreForThoseWhoWaitAndWhatIsKeptIsNotTakenAway() {
        post(town.agent(), list(), "{}").is(201);
        change(RegistrationTerms.upTo(6, 2));

        assertThat(get(town.agent(), list()).text("/items/0/offeredUntil")).isNotEmpty();
        assertThat(free()).isOne();
        refused(RegistrationTerms.upTo(4, 2));
        refused(null);
        change(RegistrationTerms.upTo(5, 2));
        assertThat(free()).isZero();
        change(new RegistrationTerms(null, 2, null, null));
        post(town.agent(), registrations(), "{}").is(201);
        assertThat(get(town.concierge(), list()).body().at("/items").size()).isZero();
    }

    /** Whoever waits, or is offered a place, is told once that it is off and why, as those are who had one. */
    @Test
    void whatDoesNotTakePlaceNobodyWaitsFor() {
        post(town.agent(), list(), "{}").is(201);
        join(others.get(2), 0).is(201);
        register(others.get(1), 0).is(201);
        assertThat(get(town.agent(), list()).text("/items/0/offeredUntil")).isNotEmpty();

        cancel(List.of(fair), "Grève");

        assertThat(get(town.concierge(), list()).body().at("/items").size()).isZero();
        MemberId agent = Objects.requireNonNull(town.agent().member());
        for (MemberId waited : List.of(agent, others.get(2))) {
            await().untilAsserted(() -> assertThat(calledOff(waited))
                    .singleElement(InstanceOfAssertFactories.STRING)
                    .contains(
                            "Vous étiez sur la liste d’attente", "Collecte de vêtements", "n’aura pas lieu", "Grève"));
        }
        await().untilAsserted(() -> assertThat(calledOff(others.get(0)))
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains("n’aura pas lieu", "Grève")
                .doesNotContain("liste d’attente"));
        assertThat(subjects()).doesNotContain("Pas de place cette fois");
        post(town.agent(), list(), "{}").isProblem(409);
    }

    @Test
    void ofSeveralDaysThatAreOffEachIsToldToWhoWaitedForIt() {
        var other = Fair.announced(context, town, RegistrationTerms.upTo(1, 0), 14);
        post(town.colleague(), "/events/" + other.id() + "/registrations", "{}").is(201);
        post(town.agent(), list(), "{}").is(201);
        post(town.agent(), "/events/" + other.id() + "/waiting-list", "{}").is(201);

        cancel(List.of(fair, other), "Grève");

        await().untilAsserted(() -> assertThat(
                        calledOff(Objects.requireNonNull(town.agent().member())))
                .hasSize(2)
                .doesNotHaveDuplicates()
                .allSatisfy(it -> assertThat(it).contains("liste d’attente", "Grève")));
    }

    private AnimationDetails with(@Nullable RegistrationTerms terms) {
        var it = fair.seen(context).details();
        return new AnimationDetails(
                it.kind(),
                it.title(),
                it.description(),
                it.sites(),
                it.place(),
                it.times(),
                terms,
                it.onlyFor(),
                it.partner(),
                it.cost());
    }

    private void change(@Nullable RegistrationTerms terms) {
        Tenant.run(
                town.operator(),
                () -> context.getBean(Animations.class)
                        .change(fair.id(), fair.seen(context).version(), with(terms)));
    }

    private void refused(@Nullable RegistrationTerms terms) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> change(terms))
                .satisfies(it -> assertThat(it.key()).isEqualTo("animations.places-are-kept"));
    }

    private int free() {
        return get(town.manager(), "/events/" + fair.id())
                .is(200)
                .body()
                .at("/free")
                .asInt();
    }

    private Answer register(MemberId member, int guests) {
        return post(town.concierge(), registrations(), body(member, guests));
    }

    private Answer join(MemberId member, int guests) {
        return post(town.concierge(), list(), body(member, guests));
    }

    private void giveBack(MemberId member) {
        post(town.concierge(), registrations() + "/" + registrationOf(member) + "/cancellation")
                .is(200);
    }

    private String registrationOf(MemberId member) {
        return get(town.concierge(), registrations())
                .is(200)
                .body()
                .at("/items")
                .valueStream()
                .filter(it -> it.at("/member").asString().equals(member.toString()))
                .map(it -> it.at("/id").asString())
                .findFirst()
                .orElseThrow();
    }

    private static String body(MemberId member, int guests) {
        return "{\"member\":\"%s\",\"guests\":%d}".formatted(member, guests);
    }

    private String registrations() {
        return "/events/" + fair.id() + "/registrations";
    }

    private String list() {
        return "/events/" + fair.id() + "/waiting-list";
    }

    private void sql(String sql) {
        Tenant.run(
                town.operator(),
                () -> context.getBean(TransactionTemplate.class)
                        .executeWithoutResult(
                                _ -> context.getBean(JdbcClient.class).sql(sql).update()));
    }

    private void cancel(List<Fair> fairs, String why) {
        Tenant.run(
                town.operator(),
                () -> context.getBean(Animations.class)
                        .cancel(
                                fairs.stream()
                                        .collect(Collectors.toMap(
                                                Fair::id, it -> it.seen(context).version())),
                                why));
    }

    /** What somebody was written of what does not take place. */
    private List<String> calledOff(MemberId member) {
        return Tenant.call(
                town.operator(),
                () -> context.getBean(TransactionTemplate.class)
                        .execute(_ -> context.getBean(JdbcClient.class)
                                .sql("""
                                        select body_text from notifications.message
                                         where recipient_id = :member and kind = 'ANIMATION_CANCELLED'
                                         order by created_at, id
                                        """)
                                .param("member", member.value())
                                .query(String.class)
                                .list()));
    }

    private List<String> subjects() {
        return Tenant.call(
                town.operator(),
                () -> context.getBean(TransactionTemplate.class)
                        .execute(_ -> context.getBean(JdbcClient.class)
                                .sql("select subject from notifications.message order by created_at, id")
                                .query(String.class)
                                .list()));
    }
}
