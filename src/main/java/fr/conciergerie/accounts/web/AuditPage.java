package fr.conciergerie.accounts.web;

import fr.conciergerie.accounts.AuditBook.Ledger;
import fr.conciergerie.shared.Slice;
import fr.conciergerie.web.FormErrors;
import fr.conciergerie.web.Words;
import fr.conciergerie.web.audit.AuditEntry;
import fr.conciergerie.web.audit.AuditThings.Thing;
import fr.conciergerie.web.ui.Choice;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of an audit ledger before its reader.
 *
 * @param kinds of deed to choose from
 * @param older whether this is not its beginning
 */
public record AuditPage(
        Ledger ledger, AuditForm form, FormErrors errors, List<Choice> kinds, Slice<Row> rows, boolean older) {

    /**
     * One deed.
     *
     * @param what as a sentence
     * @param thing to what; null when the sentence says it all
     */
    public record Row(
            AuditEntry entry, String what, @Nullable Thing thing) {

        /** In which role it was done; what no request asked for the program did by itself. */
        public String role(Words words) {
            if (entry.role() != null) {
                return words.word("web.role", entry.role());
            }
            return words.say(entry.requestId() == null ? "accounts.audit.program" : "accounts.audit.nobody");
        }
    }

    public boolean namesPeople() {
        return ledger == Ledger.OPERATOR;
    }

    public String path() {
        return switch (ledger) {
            case OPERATOR -> "/operator/audit";
            case INSTALLATION -> "/admin/audit";
        };
    }

    public String export() {
        return path() + "/export.csv?" + form.query();
    }

    /** Everything that one request did. */
    public String ofRequest(String number) {
        return path() + "?number=" + URLEncoder.encode(number, StandardCharsets.UTF_8);
    }

    public String first() {
        return path() + "?" + form.query();
    }

    public @Nullable String next() {
        return rows.next() == null ? null : first() + "&cursor=" + rows.next();
    }
}
