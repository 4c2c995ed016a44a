package fr.conciergerie.animations.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.Here;
import fr.conciergerie.animations.Fair;
import fr.conciergerie.animations.PictureWords;
import fr.conciergerie.animations.Pictures;
import fr.conciergerie.animations.RegistrationTerms;
import fr.conciergerie.orders.Town;
import fr.conciergerie.orders.web.ApiTest;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Cameras;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventApiTest extends ApiTest {

    @BeforeEach
    void aTownOfItsOwn() {
        town = Town.build(context);
    }

    @Test
    void anEventIsPlannedAnnouncedPostponedAndCancelled() {
        var day = Here.today().plusDays(10);
        var drafted = post(town.manager(), "/events", """
                {"kind":"WORKSHOP","title":"Atelier vélo","sites":["hotel-de-ville"],"startsAt":"%sT11:30:00Z",
                 "endsAt":"%sT13:00:00Z","capacity":8,"mostGuests":1,"cost":{"cents":500,"currency":"EUR"},
                 "costBearer":"PARTICIPANTS"}""".formatted(day, day)).is(201);
        var event = "/events/" + drafted.text("/id");

        assertThat(drafted.text("/status")).isEqualTo("DRAFT");
        assertThat(drafted.header("Location")).isEqualTo("/api/v1" + event);
        get(town.agent(), event).isProblem(404);
        assertThat(post(town.manager(), event + "/publication", "", "If-Match", drafted.header("ETag"))
                        .is(200)
                        .text("/status"))
                .isEqualTo("PUBLISHED");
        assertThat(get(town.agent(), event).is(200).body().at("/free").asInt()).isEqualTo(8);
        assertThat(get(town.agent(), "/events?site=hotel-de-ville").is(200).text("/items/0/title"))
                .isEqualTo("Atelier vélo");
        post(town.manager(), event + "/publication", "", "If-Match", drafted.header("ETag"))
                .isProblem(412);
        var moved = post(
                        town.manager(),
                        event + "/postponement",
                        "{\"startsAt\":\"%1$sT15:00:00Z\",\"endsAt\":\"%1$sT16:00:00Z\"}".formatted(day))
                .is(200);
        assertThat(moved.text("/startsAt")).isEqualTo(day + "T15:00:00Z");
        post(town.manager(), event + "/cancellation", "{}").isProblem(422);
        assertThat(post(town.manager(), event + "/cancellation", "{\"reason\":\"Grève\"}")
                        .is(200)
                        .text("/cancelReason"))
                .isEqualTo("Grève");
        post(town.agent(), event + "/registrations", "{}").isProblem(409);
    }

    @Test
    void theSameOnSeveralDaysIsPlannedAtOnceAndReadTogether() {
        var day = Here.today().plusDays(10);
        var plan = """
                {"kind":"WORKSHOP","title":"Pause étirements","sites":["hotel-de-ville"],"startsAt":"%1$sT11:30:00Z",
                 "endsAt":"%1$sT13:00:00Z","repetition":%2$s}""";

        var first = post(
                        town.manager(),
                        "/events",
                        plan.formatted(day, "{\"weeks\":1,\"times\":3,\"days\":[\"%s\"]}".formatted(day.plusDays(2))))
                .is(201);

        assertThat(first.text("/series")).isNotEmpty();
        var days =
                get(town.manager(), "/events/" + first.text("/id") + "/series").is(200);
        assertThat(days.body()
                        .at("/items")
                        .valueStream()
                        .map(it -> it.get("startsAt").asString().substring(0, 10)))
                .containsExactly(
                        day.toString(),
                        day.plusDays(2).toString(),
                        day.plusDays(7).toString(),
                        day.plusDays(14).toString());
        assertThat(days.body()
                        .at("/items")
                        .valueStream()
                        .map(it -> it.get("series").asString()))
                .containsOnly(first.text("/series"));

        post(town.manager(), "/events/" + days.text("/items/1/id") + "/publication")
                .is(200);
        assertThat(get(town.agent(), "/events/" + days.text("/items/1/id") + "/series")
                        .is(200)
                        .body()
                        .at("/items")
                        .size())
                .as("drafts are the manager’s")
                .isOne();
        get(town.agent(), "/events/" + first.text("/id") + "/series").isProblem(404);
        for (var wrong : List.of(
                "{\"weeks\":1}",
                "{\"weeks\":0,\"times\":2}",
                "{\"weeks\":53,\"times\":2}",
                "{\"weeks\":1,\"times\":31}",
                "{\"days\":[null]}")) {
            assertThat(post(town.manager(), "/events", plan.formatted(day, wrong))
                            .isProblem(422)
                            .raw()
                            .body())
                    .as(wrong)
                    .contains("repetition");
        }
        assertThat(post(town.manager(), "/events", plan.formatted(day, "{}"))
                        .is(201)
                        .body()
                        .at("/series")
                        .isNull())
                .as("once")
                .isTrue();
    }

    @Test
    void allDaysAreAnnouncedAndCancelledInOneCall() {
        var day = Here.today().plusDays(10);
        var first = post(town.manager(), "/events", """
                {"kind":"WORKSHOP","title":"Pause étirements","sites":["hotel-de-ville"],"startsAt":"%1$sT11:30:00Z",
                 "endsAt":"%1$sT13:00:00Z","repetition":{"weeks":1,"times":3}}""".formatted(day)).is(201);
        var series = "/events/" + first.text("/id") + "/series";

        post(town.agent(), series + "/cancellation", "{\"reason\":\"Grève\"}").isProblem(403);
        post(town.manager(), series + "/cancellation", "{\"reason\":\"Grève\"}").isProblem(409);
        assertThat(statuses(post(town.manager(), series + "/publication", "", "Idempotency-Key", "announced")))
                .containsExactly("PUBLISHED", "PUBLISHED", "PUBLISHED");
        assertThat(statuses(post(town.manager(), series + "/publication", "", "Idempotency-Key", "announced")))
                .hasSize(3);
        var second = get(town.manager(), series).is(200).text("/items/1/id");
        post(town.manager(), "/events/" + second + "/cancellation", "{\"reason\":\"Férié\"}")
                .is(200);
        post(town.manager(), series + "/cancellation", "{}").isProblem(422);
        assertThat(statuses(post(town.manager(), series + "/cancellation", "{\"reason\":\"Grève\"}")))
                .containsExactly("CANCELLED", "CANCELLED", "CANCELLED");
        assertThat(get(town.manager(), "/events/" + second).is(200).text("/cancelReason"))
                .as("for a reason of its own")
                .isEqualTo("Férié");
        post(town.manager(), series + "/publication", "").isProblem(409);
    }

    private static List<String> statuses(Answer series) {
        return series.is(200)
                .body()
                .at("/items")
                .valueStream()
                .map(it -> it.get("status").asString())
                .toList();
    }

    @Test
    void everyFaultOfAPlanIsNamedByItsField() {
        var refused = post(
                        town.manager(),
                        "/events",
                        "{\"sites\":[\"nowhere\"],\"cost\":{\"cents\":5,\"currency\":\"EUR\"}}")
                .isProblem(422);

        assertThat(refused.raw().body()).contains("kind", "title", "startsAt", "endsAt", "costBearer", "sites");
        post(town.concierge(), "/events", "{}").isProblem(403);
    }

    @Test
    void aPlaceIsTakenOnceHoweverOftenItIsSaid() {
        var fair = Fair.announced(context, town, RegistrationTerms.upTo(3, 2), 7);
        var path = "/events/" + fair.id() + "/registrations";

        var once = post(town.agent(), path, "{\"guests\":1}").is(201);
        var again = post(town.agent(), path, "{\"guests\":1}").is(201);

        assertThat(again.text("/id")).isEqualTo(once.text("/id"));
        assertThat(fair.seen(context).taken()).isEqualTo(2);
        var more = post(town.agent(), path, "{\"guests\":2}").is(201);
        assertThat(more.text("/id")).isEqualTo(once.text("/id"));
        assertThat(fair.seen(context).taken()).isEqualTo(3);
        var refused = post(town.colleague(), path, "{}").isProblem(409);
        assertThat(refused.text("/type")).isEqualTo("urn:conciergerie:problem:animations.full");
        post(town.agent(), path, "{\"guests\":3}").isProblem(422);
    }

    @Test
    void aPlaceThatIsGivenBackIsSomebodyElses() {
        var fair = Fair.announced(context, town, RegistrationTerms.upTo(1, 0), 7);
        var path = "/events/" + fair.id() + "/registrations";
        var mine = post(town.agent(), path, "{}").is(201);
        post(town.colleague(), path, "{}").isProblem(409);
        post(town.colleague(), path + "/" + mine.text("/id") + "/cancellation").isProblem(404);
        get(town.colleague(), path + "/" + mine.text("/id")).isProblem(404);

        var back = post(town.agent(), path + "/" + mine.text("/id") + "/cancellation")
                .is(200);

        assertThat(back.text("/status")).isEqualTo("CANCELLED");
        post(town.colleague(), path, "{}").is(201);
        assertThat(get(town.agent(), path).is(200).body().at("/items").size()).isZero();
        assertThat(get(town.colleague(), path).is(200).body().at("/items").size())
                .isOne();
        assertThat(get(town.concierge(), path).is(200).body().at("/items").size())
                .isOne();
    }

    @Test
    void theConciergeRegistersSomebodyWithoutAnAccount() {
        var fair = Fair.announced(context, town, RegistrationTerms.upTo(3, 2), 7);
        var path = "/events/" + fair.id() + "/registrations";
        var sam = "{\"passerBy\":{\"name\":\"Sam\",\"contact\":\"Sam@Essai.example\"},\"guests\":1}";

        var made = post(town.concierge(), path, sam).is(201);

        assertThat(made.text("/passerBy/contact")).isEqualTo("sam@essai.example");
        assertThat(made.body().at("/member").isNull()).isTrue();
        assertThat(post(town.concierge(), path, sam).is(201).text("/id")).isEqualTo(made.text("/id"));
        assertThat(fair.seen(context).taken()).isEqualTo(2);
        post(town.concierge(), path, sam.replace("Sam@", "Alex@")).isProblem(409);
        post(town.concierge(), path, sam.replace("Sam@Essai.example", "bonjour"))
                .isProblem(422);
        post(town.agent(), path, sam).isProblem(404);
        post(town.concierge(), path + "/" + made.text("/id") + "/cancellation").is(200);
        assertThat(get(town.concierge(), path).is(200).body().at("/items").size())
                .isZero();
    }

    @Test
    void whoCameIsSaidFromTheBeginningOnForAWeek() {
        var fair = Fair.announced(context, town, RegistrationTerms.OPEN, 2);
        var event = "/events/" + fair.id();
        var mine = post(town.agent(), event + "/registrations", "{}").is(201);
        var attendance = event + "/registrations/" + mine.text("/id") + "/attendance";
        post(town.concierge(), attendance, "{\"attendance\":\"ATTENDED\"}").isProblem(409);
        post(town.agent(), attendance, "{\"attendance\":\"ATTENDED\"}").isProblem(403);

        fair.earlier(context, 3);

        assertThat(post(town.concierge(), attendance, "{\"attendance\":\"ATTENDED\"}")
                        .is(200)
                        .text("/status"))
                .isEqualTo("ATTENDED");
        assertThat(get(town.agent(), event).is(200).text("/status")).isEqualTo("HELD");
        assertThat(post(town.concierge(), attendance, "{\"attendance\":\"EXCUSED\"}")
                        .is(200)
                        .text("/status"))
                .isEqualTo("EXCUSED");
        post(town.concierge(), event + "/walk-ins", "{\"walkIns\":4}").is(200);
        assertThat(fair.seen(context).walkIns()).isEqualTo(4);
        fair.earlier(context, 7);
        post(town.concierge(), attendance, "{\"attendance\":\"ATTENDED\"}").isProblem(409);
        post(town.concierge(), event + "/walk-ins", "{\"walkIns\":5}").isProblem(409);
    }

    @Test
    void thePictureIsNamedWithItsWordsAndFetchedByThoseWhoSeeTheEvent() {
        var fair = Fair.announced(context, town, RegistrationTerms.OPEN, 3);
        var event = "/events/" + fair.id();
        assertThat(get(town.agent(), event).is(200).body().at("/picture").isNull())
                .isTrue();
        get(town.agent(), event + "/picture").isProblem(404);
        Tenant.run(
                town.operator(),
                () -> context.getBean(Pictures.class)
                        .show(
                                fair.actor(context, town.manager()),
                                Map.of(fair.id(), fair.seen(context).version()),
                                Cameras.image(60, 40, "png"),
                                new PictureWords("Trois manteaux", "Mains utiles")));

        var listed = get(town.agent(), "/events").is(200);
        assertThat(listed.text("/items/0/picture/alt")).isEqualTo("Trois manteaux");
        assertThat(listed.text("/items/0/picture/credit")).isEqualTo("Mains utiles");
        var path = get(town.concierge(), event).is(200).text("/picture/href").substring("/api/v1".length());
        var picture = get(town.concierge(), path).is(200);
        assertThat(picture.header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(picture.header("Cache-Control")).contains("private");
        assertThat(send(town.agent(), request(path).header("If-None-Match", picture.header("ETag")))
                        .status())
                .as("is there already")
                .isEqualTo(304);
        get(Town.build(context).agent(), path).isProblem(404);
    }

    @Test
    void whatIsForOtherSitesOrOtherPeopleDoesNotExist() {
        var elsewhere = Town.build(context);
        var fair = Fair.announced(context, town, RegistrationTerms.OPEN, 3);
        var event = "/events/" + fair.id();

        get(elsewhere.agent(), event).isProblem(404);
        get(elsewhere.manager(), event).isProblem(404);
        post(elsewhere.agent(), event + "/registrations", "{}").isProblem(404);
        post(
                        town.concierge(),
                        event + "/registrations",
                        "{\"member\":\"%s\"}".formatted(elsewhere.agent().member()))
                .isProblem(404);
        post(
                        town.concierge(),
                        event + "/registrations",
                        "{\"member\":\"%s\"}".formatted(town.agent().member()))
                .is(201);
    }
}
