package fr.conciergerie.journeys;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.nodes.Element;

/** What a form on a page sends. */
final class Filled {

    private Filled() {}

    /** The form as somebody sends it who fills in what is empty. */
    static Map<String, String> in(Element form) {
        var typed = asItStands(form);
        typed.replaceAll((name, value) -> {
            var field = form.selectFirst("[name=" + name + "]");
            return value.isEmpty() && field != null && field.is("input:not([type=radio], [type=checkbox]), textarea")
                    ? example(field)
                    : value;
        });
        return typed;
    }

    static Map<String, String> asItStands(Element form) {
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
        // one that does not ask for everything sends nothing off: it only helps to fill in
        var button = form.select("button[name]:not([formnovalidate])").last();
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
}
