package fr.conciergerie.accounts.web;

import fr.conciergerie.accounts.AuditBook.Ledger;
import fr.conciergerie.accounts.web.AuditPage.Row;
import fr.conciergerie.web.Words;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An audit ledger as a table for a spreadsheet: the words of the page, and the keys behind them. */
final class AuditFile {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private AuditFile() {}

    static List<String> headings(Ledger ledger, Words words) {
        return switch (ledger) {
            case OPERATOR ->
                List.of(
                        words.say("accounts.audit.when"),
                        words.say("accounts.audit.who"),
                        words.say("accounts.audit.role"),
                        words.say("accounts.audit.what"),
                        words.say("accounts.audit.about"),
                        words.say("accounts.audit.number"),
                        words.say("accounts.audit.code"),
                        words.say("accounts.audit.key"));
            case INSTALLATION ->
                List.of(
                        words.say("accounts.audit.when"),
                        words.say("accounts.audit.role"),
                        words.say("accounts.audit.what"),
                        words.say("accounts.audit.about"),
                        words.say("accounts.audit.number"),
                        words.say("accounts.audit.code"));
        };
    }

    static List<String> line(Ledger ledger, Row row, Words words) {
        return switch (ledger) {
            case OPERATOR ->
                List.of(
                        when(row, words),
                        orEmpty(row.entry().actorName()),
                        row.role(words),
                        row.what(),
                        about(row, words),
                        orEmpty(row.entry().requestId()),
                        row.entry().what(),
                        orEmpty(row.entry().thing()));
            case INSTALLATION ->
                List.of(
                        when(row, words),
                        row.role(words),
                        row.what(),
                        about(row, words),
                        orEmpty(row.entry().requestId()),
                        row.entry().what());
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
