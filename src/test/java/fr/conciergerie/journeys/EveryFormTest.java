package fr.conciergerie.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.web.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Every form that somebody of the demonstration can fill in, filled in badly, one field at a time: it comes back as it was
 * filled in, with what is off at its field, and nothing typed is lost. Only what nobody could mean is typed (a field left
 * empty that must not be, more than fits, a day that does not exist, a choice that is not offered), so nothing is changed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryFormTest extends JourneyTest {

    private static final Set<String> NO_ANSWER = Set.of("hidden", "submit", "button", "password", "file");
    /** Fields about one thing each are called by its key. */
    private static final Pattern KEY = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private static final int MORE_THAN_FITS = 5_000;

    private static final String NOT_TICKED = "(not ticked)";

    private final PageRoutes pages = PageRoutes.ofPages();
    private final PageRoutes forms = PageRoutes.ofForms();
    private final List<String> flaws = new ArrayList<>();
    private final Set<String> met = new TreeSet<>();
    private final Set<String> asked = new HashSet<>();

    @BeforeAll
    void fillInEverythingBadly() {
        for (var role : Role.values()) {
            try (var person = new Wanderer(port, pages)) {
                person.signIn(word(role) + "@demo.example", "demo");
                if (role == Role.MEMBER) {
                    putSomethingIntoTheBasket(person);
                }
                for (var stop : person.wanderFromPageToPage("fr", role.home(), "/account")) {
                    if (stop.status() == 200 && stop.isPage()) {
                        stop.page().select("form[method=post]").forEach(it -> fillInBadly(person, stop.path(), it));
                    }
                }
            }
        }
    }

    /** The basket asks nothing of somebody who has chosen nothing. */
    private static void putSomethingIntoTheBasket(Wanderer person) {
        var form = person.open("/services/cordonnerie-talons").page().selectFirst("main form[method=post]");
        assertThat(form).isNotNull();
        assertThat(person.post(form.attr("action"), Filled.in(form)).status()).isEqualTo(200);
    }

    /**
     * Each question of a form is answered badly once, on the first page that asks it. What is refused changes nothing: one
     * page serves for all that is wrong, as long as it is refused.
     */
    private void fillInBadly(Wanderer person, String path, Element first) {
        var action = first.attr("action");
        var route = forms.of(action);
        met.add(route);
        var form = first;
        for (var question : newQuestions(route, first)) {
            for (var bad : badAnswers(question)) {
                var name = question.attr("name");
                var typed = Filled.in(form);
                if (bad.equals(NOT_TICKED)) {
                    typed.remove(name);
                } else {
                    typed.put(name, bad);
                }
                var answer = person.post(action, typed);
                judge(route + " with " + name + " = " + shortened(bad) + " ", answer, action, question, typed);
                if (answer.status() != 422) {
                    form = person.open(path).page().selectFirst("main form[method=post][action=\"" + action + "\"]");
                }
                if (form == null) {
                    flaws.add(route + " is gone once it was filled in");
                    return;
                }
            }
        }
    }

    private List<Element> newQuestions(String route, Element form) {
        return answers(form).stream()
                .filter(it ->
                        asked.add(route + " " + KEY.matcher(it.attr("name")).replaceAll("")))
                .toList();
    }

    private void judge(String where, Wanderer.Stop answer, String action, Element field, Map<String, String> typed) {
        if (answer.status() != 422) {
            flaws.add(where + "answers " + answer.status() + " "
                    + answer.page().select("main h1, .flash, #flash").text());
            return;
        }
        var page = answer.page();
        var back = page.selectFirst("main form[method=post][action=\"" + action + "\"]");
        if (back == null) {
            flaws.add(where + "does not come back as a form: "
                    + page.select("main").text());
            return;
        }
        var name = field.attr("name");
        var wrong = back.select("[name=" + name + "]").stream().findFirst();
        if (wrong.isEmpty() || said(page, wrong.get()).isBlank()) {
            flaws.add(where + "says nothing at the field: "
                    + back.select(".error, [role=alert]").text());
        }
        if (wrong.isPresent() && !isMarked(wrong.get())) {
            flaws.add(where + "is not marked as invalid");
        }
        if (page.select("[role=alert] a[href^=#]").stream()
                .noneMatch(it -> back.getElementById(it.attr("href").substring(1)) != null)) {
            flaws.add(where + "has no way from the summary to the field");
        }
        var kept = Filled.asItStands(back);
        typed.forEach((key, value) -> {
            var control = back.selectFirst("[name=" + key + "]");
            var choice = control != null && control.is("select, [type=radio], [type=checkbox]") && key.equals(name);
            if (!key.equals("_csrf")
                    && !key.equals("once")
                    && control != null
                    && !choice
                    && !value.equals(kept.get(key))) {
                flaws.add(where + "loses " + key + " = " + shortened(value) + ", shows " + kept.get(key));
            }
        });
    }

    /** What stands at a field, or at the group that it belongs to. */
    private static String said(Document page, Element field) {
        var group = field.closest("fieldset[aria-describedby]");
        var described = field.hasAttr("aria-describedby") || group == null ? field : group;
        var notes = Set.of(described.attr("aria-describedby").split(" "));
        return page.select(".error").stream()
                .filter(it -> notes.contains(it.id()))
                .map(Element::text)
                .collect(Collectors.joining(" "));
    }

    /** A group of boxes cannot be invalid, only described. */
    private static boolean isMarked(Element field) {
        var group = field.closest("fieldset[aria-describedby]");
        return group != null
                ? !group.hasAttr("role") || group.attr("aria-invalid").equals("true")
                : field.attr("aria-invalid").equals("true");
    }

    private static List<String> badAnswers(Element field) {
        var type = field.is("select, textarea") ? field.tagName() : field.attr("type");
        var bad = new ArrayList<String>();
        if (field.hasAttr("required") && !type.equals("checkbox")) {
            bad.add("");
        }
        switch (type) {
            case "date" -> bad.addAll(List.of("2026-02-30", "demain", "+999999999-12-31"));
            case "time" -> bad.addAll(List.of("25:00", "midi"));
            case "number" -> bad.addAll(List.of("-1", "douze", "99999999999"));
            case "select", "radio" -> bad.addAll(List.of("NO_SUCH_THING", "0198f000-0000-7000-8000-000000000000"));
            case "checkbox" -> {
                if (field.hasAttr("required")) {
                    bad.add(NOT_TICKED);
                }
                if (!field.attr("value").equals("true")) {
                    bad.add("NO_SUCH_THING");
                }
            }
            default ->
                bad.add("x"
                        .repeat(
                                field.hasAttr("maxlength")
                                        ? Integer.parseInt(field.attr("maxlength")) + 1
                                        : MORE_THAN_FITS));
        }
        return bad;
    }

    /** The fields in which somebody answers something, one of each name. */
    private static List<Element> answers(Element form) {
        var byName = new LinkedHashMap<String, Element>();
        form.select("input[name], select[name], textarea[name]").stream()
                .filter(it -> !NO_ANSWER.contains(it.attr("type")))
                .forEach(it -> byName.putIfAbsent(it.attr("name"), it));
        return List.copyOf(byName.values());
    }

    private static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 3) + "… (" + text.length() + ")" : "“" + text + "”";
    }

    @Test
    void comesBackAsItWasFilledIn() {
        assertThat(flaws).isEmpty();
    }

    /** Among those that were met, so that the walk is known to have gone everywhere. */
    @Test
    void wentToWhereFormsAre() {
        assertThat(met)
                .contains(
                        "/account/tokens",
                        "/basket",
                        "/basket/lines/{line}/quantity",
                        "/operator/calendar/{site}/patterns",
                        "/operator/catalogue/services/{service}/prices",
                        "/operator/members/{member}",
                        "/operator/partners/{partner}/ess-statuses",
                        "/operator/sites/{site}/organisations",
                        "/desk/guests",
                        "/partner/days");
        assertThat(asked)
                .contains(
                        "/basket terms",
                        "/services/{service} option",
                        "/desk/new/{member}/{service} option",
                        "/operator/markets/{market}/sharing share-",
                        "/operator/markets/{market}/sharing/{sharing}/ending lastDay",
                        "/insertion/people/{person}/contracts/{contract}/end lastDay",
                        "/insertion/hours m-");
    }

    private static String word(Role role) {
        return role == Role.MEMBER
                ? "agent"
                : role.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
