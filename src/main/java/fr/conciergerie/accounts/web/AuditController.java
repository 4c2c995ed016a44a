package fr.conciergerie.accounts.web;

import fr.conciergerie.accounts.AuditBook;
import fr.conciergerie.accounts.AuditBook.Ledger;
import fr.conciergerie.accounts.web.AuditPage.Row;
import fr.conciergerie.shared.Slice;
import fr.conciergerie.web.Dictionary;
import fr.conciergerie.web.Download;
import fr.conciergerie.web.FormErrors;
import fr.conciergerie.web.Words;
import fr.conciergerie.web.audit.AuditEntry;
import fr.conciergerie.web.audit.AuditThings;
import fr.conciergerie.web.audit.AuditThings.Thing;
import fr.conciergerie.web.audit.AuditWords;
import fr.conciergerie.web.csv.CsvWriter;
import fr.conciergerie.web.ui.Choice;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.text.Collator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Who did what: the manager looks through the operator's ledger, the administrator through the installation's. */
@Controller
class AuditController {

    private static final int PER_PAGE = 50;
    private static final int AT_ONCE = 1_000;
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final AuditBook book;
    private final AuditWords sentences;
    private final ObjectProvider<AuditThings> modules;
    private final Dictionary dictionary;

    AuditController(AuditBook book, AuditWords sentences, ObjectProvider<AuditThings> modules, Dictionary dictionary) {
        this.book = book;
        this.sentences = sentences;
        this.modules = modules;
        this.dictionary = dictionary;
    }

    @GetMapping("/operator/audit")
    ModelAndView ofOperator(AuditForm form, @RequestParam @Nullable String cursor, Locale reader) {
        return page(Ledger.OPERATOR, form, cursor, dictionary.words(reader));
    }

    @GetMapping("/operator/audit/export.csv")
    void exportOfOperator(AuditForm form, Locale reader, HttpServletResponse response) {
        export(Ledger.OPERATOR, form, dictionary.words(reader), response);
    }

    @GetMapping("/admin/audit")
    ModelAndView ofInstallation(AuditForm form, @RequestParam @Nullable String cursor, Locale reader) {
        return page(Ledger.INSTALLATION, form, cursor, dictionary.words(reader));
    }

    @GetMapping("/admin/audit/export.csv")
    void exportOfInstallation(AuditForm form, Locale reader, HttpServletResponse response) {
        export(Ledger.INSTALLATION, form, dictionary.words(reader), response);
    }

    private ModelAndView page(Ledger ledger, AuditForm form, @Nullable String cursor, Words words) {
        var errors = new FormErrors();
        var filter = form.read(sentences.kinds(), words.zone(), errors);
        Slice<AuditEntry> entries =
                errors.any() ? new Slice<>(List.of(), null) : book.page(ledger, filter, cursor, PER_PAGE);
        var rows = entries.map(it -> new Row(it, sentences.sentence(words, it.what()), thing(it)));
        return new ModelAndView(
                "accounts/audit",
                Map.of("audit", new AuditPage(ledger, form, errors, kinds(ledger, words), rows, cursor != null)),
                errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    /** Written piece by piece, while no connection waits for whoever takes it. */
    private void export(Ledger ledger, AuditForm form, Words words, HttpServletResponse response) {
        var errors = new FormErrors();
        var filter = form.read(sentences.kinds(), words.zone(), errors);
        errors.refuseIfAny();
        var piece = book.export(ledger, filter, AT_ONCE);
        var csv = new CsvWriter(Download.begin(response, CSV, "journal.csv"), AuditFile.headings(ledger, words));
        write(csv, ledger, piece.items(), words);
        while (piece.next() != null) {
            piece = book.page(ledger, filter, piece.next(), AT_ONCE);
            write(csv, ledger, piece.items(), words);
        }
    }

    private void write(CsvWriter csv, Ledger ledger, List<AuditEntry> entries, Words words) {
        entries.forEach(it ->
                csv.line(AuditFile.line(ledger, new Row(it, sentences.sentence(words, it.what()), thing(it)), words)));
    }

    /** What concerns no operator is the coming and going of accounts only. */
    private List<Choice> kinds(Ledger ledger, Words words) {
        Set<String> kinds = switch (ledger) {
            case OPERATOR -> sentences.kinds();
            case INSTALLATION ->
                sentences.kinds().stream()
                        .filter(it -> it.startsWith("accounts."))
                        .collect(Collectors.toSet());
        };
        var alphabet = Collator.getInstance(words.locale());
        return Stream.concat(
                        Stream.of(new Choice("", words.say("accounts.audit.every-kind"))),
                        kinds.stream()
                                .map(it -> new Choice(it, sentences.sentence(words, it)))
                                .sorted((one, other) -> alphabet.compare(one.label(), other.label())))
                .toList();
    }

    private @Nullable Thing thing(AuditEntry entry) {
        return modules.stream()
                .map(it -> it.thing(entry))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
