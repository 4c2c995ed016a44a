package fr.conciergerie.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.web.Cameras;
import fr.conciergerie.web.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every form of the demonstration that takes a file, sent with one that is larger than is taken: the page comes back with
 * what is off at the field. A form that is new is met by itself.
 */
@ExtendWith(OutputCaptureExtension.class)
class FilesTest extends JourneyTest {

    /** What a telephone of fifty million dots makes. */
    private static final int TOO_MUCH = 11_600_000;

    private static final Set<Role> WHO_HAVE_FORMS_WITH_FILES = Set.of(Role.CONCIERGE, Role.MANAGER);

    private final PageRoutes pages = PageRoutes.ofPages();
    private final PageRoutes forms = PageRoutes.ofForms();
    private final List<String> flaws = new ArrayList<>();
    private final Set<String> met = new TreeSet<>();

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    @Test
    void oneThatIsTooLargeIsToldAtItsField(CapturedOutput log) {
        for (var role : WHO_HAVE_FORMS_WITH_FILES) {
            try (var person = signedIn(role)) {
                for (var stop : person.wanderFromPageToPage("fr", role.home())) {
                    if (stop.isPage()) {
                        stop.page()
                                .select("main form[enctype=multipart/form-data]")
                                .forEach(it -> send(person, it));
                    }
                }
            }
        }

        assertThat(flaws).isEmpty();
        assertThat(met).isEqualTo(routesThatTakeFiles());
        assertThat(log.getAll()).doesNotContain("\tat ", "SizeLimit");
    }

    private void send(Wanderer person, Element form) {
        var action = form.attr("action");
        if (!met.add(forms.of(action))) {
            return;
        }
        var typed = Filled.in(form);
        for (var field : form.select("input[type=file]")) {
            var answer = person.postFile(action, typed, field.attr("name"), new byte[TOO_MUCH]);
            var page = answer.page();
            var back = page.selectFirst("main form[action=\"" + action + "\"]");
            var again = back == null ? null : back.selectFirst("[type=file][name=" + field.attr("name") + "]");
            if (answer.status() != 422 || back == null || again == null || page.selectFirst("header a") == null) {
                flaws.add(action + " answers " + answer.status() + " "
                        + page.select("main").text());
                continue;
            }
            if (!page.select("[id=" + again.id() + "-error]").text().contains("au plus")
                    || !again.attr("aria-invalid").equals("true")) {
                flaws.add(action + " says nothing at the field: " + back.text());
            }
            var kept = Filled.asItStands(back);
            kept.forEach((name, value) -> {
                if (!name.equals("_csrf") && !name.equals("once") && !value.equals(typed.get(name))) {
                    flaws.add(action + " loses " + name);
                }
            });
        }
    }

    private Set<String> routesThatTakeFiles() {
        var routes = new HashSet<String>();
        mapping.getHandlerMethods().forEach((route, method) -> {
            if (Arrays.stream(method.getMethodParameters())
                    .anyMatch(it -> it.getParameterType() == MultipartFile.class)) {
                routes.addAll(route.getPatternValues());
            }
        });
        // No form leads there: a script asks it what is written on a photo that it has made small.
        routes.remove("/desk/scan");
        return routes.stream().map(forms::of).collect(Collectors.toCollection(TreeSet::new));
    }

    /** A picture that its telephone has only half of. */
    @Test
    void oneThatStopsBeforeItsEndIsToldAtItsField() {
        try (var person = signedIn(Role.CONCIERGE)) {
            var form = person.wanderFromPageToPage("fr", Role.CONCIERGE.home()).stream()
                    .filter(Wanderer.Stop::isPage)
                    .flatMap(it -> it.page().select("main form[action$=/photos]").stream())
                    .findFirst()
                    .orElseThrow();
            var whole = Cameras.image(2000, 1500, "jpg");

            var answer = person.postFile(
                    form.attr("action"), Filled.in(form), "photo", Arrays.copyOf(whole, whole.length / 2));

            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.page().select("main form[action$=/photos] .error").text())
                    .contains("La photo s’arrête avant la fin");
            assertThat(answer.page().select("h1").text()).isNotBlank();
        }
    }

    private Wanderer signedIn(Role role) {
        var person = new Wanderer(port, pages, 6);
        person.signIn(role.name().toLowerCase(Locale.ROOT) + "@demo.example", "demo");
        return person;
    }
}
