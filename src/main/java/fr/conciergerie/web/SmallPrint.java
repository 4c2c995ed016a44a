package fr.conciergerie.web;

import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** What everyone may want to know before they trust us: whether they can read it. */
@Controller
class SmallPrint {

    @GetMapping("/accessibility")
    String accessibility(Locale reader) {
        return "web/accessibility-" + Dictionary.spoken(reader).getLanguage();
    }
}
