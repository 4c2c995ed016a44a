package fr.conciergerie.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.custody.Counter;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Dictionary;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.Visitor;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;

/** The site map leaves no page out, and leads nobody to a closed door. */
@SpringBootTest
@AutoConfigureMockMvc
class SiteMapTest {

    @Autowired
    SiteMap map;

    @Autowired
    AccessTable access;

    @Autowired
    Dictionary dictionary;

    @Autowired
    Counter counter;

    @Autowired
    MockMvc mvc;

    @Test
    void everyPageForWhichNothingHasToBeChosenIsInIt() {
        var pages = access.lines().stream()
                .filter(it -> !it.method().equals("POST") && it.door() != AccessLine.Door.FILES)
                .map(it -> it.path().getPatternString())
                .filter(it -> !it.contains("{") && !it.contains("*") && !it.contains(".") && !it.startsWith("/api/"))
                .toList();

        assertThat(map.known())
                .as("pages of access.table, each with a line in src/main/resources/site-map.table")
                .containsExactlyInAnyOrderElementsOf(pages);
    }

    @Test
    void everybodySeesWhatIsOpenToThem() {
        for (var role : Role.values()) {
            var actor = new Actor(
                    UUID.randomUUID(), UUID.randomUUID(), "Camille", role, new UUID(0, 1), null, Locale.FRENCH);
            assertThat(paths(actor))
                    .as(role.name())
                    .contains(role.home(), "/account", "/privacy", "/site-map")
                    .doesNotContain("/sign-in", "/mailbox");
        }
        assertThat(paths(null)).contains("/sign-in", "/legal", "/site-map").doesNotContain("/account", "/operator");
    }

    @Test
    void everyPlaceHasItsNameInBothLanguages() {
        for (var language : Dictionary.LANGUAGES) {
            var words = dictionary.words(language);
            for (var role : Role.values()) {
                var actor = new Actor(
                        UUID.randomUUID(), UUID.randomUUID(), "Camille", role, new UUID(0, 1), null, language);
                assertThat(map.of(actor).stream()
                                .flatMap(room -> room.places().stream())
                                .map(it -> words.say(it.key())))
                        .as("names that lead to one page each")
                        .doesNotHaveDuplicates();
                map.of(actor).forEach(room -> {
                    assertThat(words.say(room.key())).isNotBlank();
                    assertThat(room.places())
                            .allSatisfy(it ->
                                    assertThat(words.say(it.key())).isNotBlank().doesNotContain("{"));
                });
            }
        }
    }

    /** A new operator's pages are the emptiest there are, and open all the same. */
    @Test
    void everyLinkOfItOpens() {
        var desk = counter.open();
        var concierge = new Visitor(mvc);
        concierge.signIn(desk.email(), Counter.PASSWORD);
        opens(concierge);
        opens(new Visitor(mvc));
        opens(counter.signedIn(mvc, desk, Role.MANAGER, null));
        opens(counter.signedIn(mvc, desk, Role.MEMBER, desk.member().value()));
        opens(counter.signedIn(mvc, desk, Role.FOLLOW_UP, null));
        opens(counter.signedIn(mvc, desk, Role.SUPERVISOR, null));
        opens(counter.signedIn(mvc, desk, Role.PARTNER, desk.cobbler().value()));
    }

    private static void opens(Visitor reader) {
        var links = reader.open("/site-map").select("main a[href]").eachAttr("href");
        assertThat(links).isNotEmpty();
        for (var link : links) {
            reader.open(link);
            assertThat(reader.answer().getStatus()).as(link).isEqualTo(200);
        }
    }

    private List<String> paths(@Nullable Actor reader) {
        return map.of(reader).stream()
                .flatMap(it -> it.places().stream())
                .map(SiteMap.Place::path)
                .toList();
    }
}
