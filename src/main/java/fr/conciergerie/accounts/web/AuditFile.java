package fr.conciergerie.accounts.web;

import fr.conciergerie.accounts.AuditBook.Ledger;
import fr.conciergerie.accounts.web.AuditPage.Row;
import fr.conciergerie.web.Words;
import fr.conciergerie.web.csv.CsvText;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An audit ledger as a table for a spreadsheet: the words of the page, and the keys behind them. */
final class AuditFile {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private AuditFile() {}

    static String of(Ledger ledger, List<Row> rows, Words words) {
        return switch (ledger) {
            case OPERATOR ->
                CsvText.of(
                        List.of(
                                words.say("accounts.audit.when"),
                                words.say("accounts.audit.who"),
                                words.say("accounts.audit.role"),
                                words.say("accounts.audit.what"),
                                words.say("accounts.audit.about"),
                                words.say("accounts.audit.number"),
                                words.say("accounts.audit.code"),
                                words.say("accounts.audit.key")),
                        rows.stream()
                                .map(it -> List.of(
                                        when(it, words),
                                        orEmpty(it.entry().actorName()),
                                        it.role(words),
                                        it.what(),
                                        about(it, words),
                                        orEmpty(it.entry().requestId()),
                                        it.entry().what(),
                                        orEmpty(it.entry().thing())))
                                .toList());
            case INSTALLATION ->
                CsvText.of(
                        List.of(
                                words.say("accounts.audit.when"),
                                words.say("accounts.audit.role"),
                                words.say("accounts.audit.what"),
                                words.say("accounts.audit.about"),
                                words.say("accounts.audit.number"),
                                words.say("accounts.audit.code")),
                        rows.stream()
                                .map(it -> List.of(
                                        when(it, words),
                                        it.role(words),
                                        it.what(),
                                        about(it, words),
                                        orEmpty(it.entry().requestId()),
                                        it.entry().what()))
                                .toList());
        };
    }

    private static String when(Row row, Words words) {
        return MOMENT.format(row.entry().at().atZone(words.zone()));
    }

    private static String about(Row row, Words words) {
        var thing = row.thing();
        return thing == null ? "" : words.say(thing.key(), thing.arguments().toArray());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
