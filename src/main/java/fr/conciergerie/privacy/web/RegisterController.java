package fr.conciergerie.privacy.web;

import fr.conciergerie.privacy.Promises;
import fr.conciergerie.web.Dictionary;
import fr.conciergerie.web.Download;
import fr.conciergerie.web.audit.Audit;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The register of processing (article 30 of the GDPR), written from the rules: to look at, and to hand over. */
@Controller
@RequestMapping("/operator/privacy")
class RegisterController {

    private final Promises promises;
    private final Dictionary dictionary;
    private final Audit audit;

    RegisterController(Promises promises, Dictionary dictionary, Audit audit) {
        this.promises = promises;
        this.dictionary = dictionary;
        this.audit = audit;
    }

    @GetMapping("/register")
    String register(Model model) {
        model.addAttribute("promises", promises.all());
        return "privacy/register";
    }

    @GetMapping("/register.csv")
    ResponseEntity<byte[]> file(Locale reader) {
        var words = dictionary.words(reader);
        var all = promises.all();
        var tables = all.stream().map(it -> promises.tables(it.rule().code())).toList();
        audit.note("privacy.register-exported", null, Map.of());
        return Download.of(
                new MediaType("text", "csv", StandardCharsets.UTF_8),
                words.say("privacy.register.file"),
                RegisterFile.of(all, tables, words).getBytes(StandardCharsets.UTF_8));
    }
}
