package fr.conciergerie.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.web.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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
    private static final int MORE_THAN_FITS = 5_000;

    private final PageRoutes pages = PageRoutes.ofPages();
    private final PageRoutes forms = PageRoutes.ofForms();
    private final List<String> flaws = new ArrayList<>();
    private final Set<String> met = new TreeSet<>();

    @BeforeAll
    void fillInEverythingBadly() {
        for (var role : Role.values()) {
            try (var person = new Wanderer(port, pages)) {
                person.signIn(word(role) + "@demo.example", "demo");
                for (var stop : person.wander("fr", role.home(), "/account")) {
                    if (stop.status() == 200 && stop.isPage()) {
                        stop.page().select("form[method=post]").stream()
                                .filter(it -> met.add(forms.of(it.attr("action"))))
                                .filter(it -> !answers(it).isEmpty() && isHeldToIt(it.attr("action")))
                                .forEach(it -> fillInBadly(person, stop.path(), it.attr("action")));
                    }
                }
            }
        }
    }

    /** The forms of markets and of insertion are younger than this rule and do not keep it everywhere yet. */
    private static boolean isHeldToIt(String action) {
        return !action.startsWith("/operator/markets") && !action.startsWith("/insertion");
    }

    private void fillInBadly(Wanderer person, String path, String action) {
        var form = form(person.open(path).page(), action);
        for (var field : answers(form)) {
            for (var bad : badAnswers(field)) {
                var again = person.open(path).page().selectFirst("main form[method=post][action=\"" + action + "\"]");
                if (again == null) {
                    flaws.add(forms.of(action) + " is gone once it was filled in");
                    return;
                }
                var typed = typed(again);
                typed.put(field.attr("name"), bad);
                var answer = person.post(action, typed);
                judge(
                        forms.of(action) + " with " + field.attr("name") + " = " + shortened(bad) + " ",
                        answer,
                        action,
                        field,
                        typed);
            }
        }
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
        if (page.select("[role=alert] a[href^=#]").stream()
                .noneMatch(it -> back.getElementById(it.attr("href").substring(1)) != null)) {
            flaws.add(where + "has no way from the summary to the field");
        }
        var kept = asItStands(back);
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

    private static Element form(Document page, String action) {
        var form = page.selectFirst("main form[method=post][action=\"" + action + "\"]");
        assertThat(form).as("the form to %s", action).isNotNull();
        return form;
    }

    /** The form as somebody sends it who fills in what is empty. */
    private static Map<String, String> typed(Element form) {
        var typed = asItStands(form);
        typed.replaceAll((name, value) -> {
            var field = form.selectFirst("[name=" + name + "]");
            return value.isEmpty() && field != null && field.is("input, textarea") ? example(field) : value;
        });
        return typed;
    }

    private static Map<String, String> asItStands(Element form) {
        var typed = new LinkedHashMap<String, String>();
        for (var field : form.select("input[name], select[name], textarea[name]")) {
            var name = field.attr("name");
            if (field.is("select")) {
                var chosen = field.selectFirst("option[selected]");
                var first = field.selectFirst("option");
                typed.put(name, chosen != null ? chosen.val() : first != null ? first.val() : "");
            } else if (field.is("[type=radio], [type=checkbox]")) {
                if (field.hasAttr("checked")) {
                    typed.put(name, field.val());
                }
            } else if (!field.is("[type=file], [type=submit]")) {
                typed.put(name, field.val());
            }
        }
        var button = form.select("button[name]").last();
        if (button != null) {
            typed.put(button.attr("name"), button.val());
        }
        return typed;
    }

    private static String example(Element field) {
        return switch (field.is("textarea") ? "textarea" : field.attr("type")) {
            case "date" -> "2027-03-01";
            case "time" -> "12:00";
            case "number" -> "3";
            case "email" -> "nora.lenoir@exemple.example";
            case "tel" -> "05 56 00 00 00";
            case "hidden" -> "";
            default -> field.hasAttr("inputmode") ? "12" : "Un essai";
        };
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
                        "/operator/calendar/{site}/patterns",
                        "/operator/catalogue/services/{service}/prices",
                        "/operator/members/{member}",
                        "/operator/partners/{partner}/ess-statuses",
                        "/operator/sites/{site}/organisations",
                        "/desk/guests",
                        "/partner/days");
    }

    private static String word(Role role) {
        return role == Role.MEMBER
                ? "agent"
                : role.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
