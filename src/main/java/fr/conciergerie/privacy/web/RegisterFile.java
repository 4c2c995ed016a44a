package fr.conciergerie.privacy.web;

import fr.conciergerie.privacy.Promises.Promise;
import fr.conciergerie.web.Words;
import fr.conciergerie.web.csv.CsvText;
import java.util.ArrayList;
import java.util.List;

/** The register of processing as a table for a spreadsheet: what the page says, and the tables that it is about. */
final class RegisterFile {

    private RegisterFile() {}

    static String of(List<Promise> promises, List<List<String>> tables, Words words) {
        var rows = new ArrayList<List<String>>();
        for (int i = 0; i < promises.size(); i++) {
            rows.add(row(promises.get(i), tables.get(i), words));
        }
        return CsvText.of(
                List.of(
                        words.say("privacy.code"),
                        words.say("privacy.data"),
                        words.say("privacy.people"),
                        words.say("privacy.why"),
                        words.say("privacy.basis"),
                        words.say("privacy.recipients"),
                        words.say("privacy.how-long"),
                        words.say("privacy.then"),
                        words.say("privacy.last-run"),
                        words.say("privacy.tables")),
                rows);
    }

    private static List<String> row(Promise promise, List<String> tables, Words words) {
        var rule = promise.rule();
        return List.of(
                rule.code(),
                RuleWords.what(words, rule.code()),
                words.word("privacy.audience", rule.audience()),
                RuleWords.why(words, rule),
                words.word("privacy.basis", rule.basis()),
                words.word("privacy.recipients", rule.audience()),
                RuleWords.howLong(words, rule, promise.kept()),
                words.word("privacy.end", rule.end()),
                promise.lastRun() == null
                        ? ""
                        : promise.lastRun().atZone(words.zone()).toLocalDate().toString(),
                String.join(" ", tables));
    }
}
