package fr.conciergerie.web;

import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** What everyone may want to know before they trust us: their data, accessibility. */
@Controller
class SmallPrint {

    @GetMapping("/privacy")
    String privacy(Locale reader) {
        return "web/privacy-" + Dictionary.spoken(reader).getLanguage();
    }

    @GetMapping("/accessibility")
    String accessibility(Locale reader) {
        return "web/accessibility-" + Dictionary.spoken(reader).getLanguage();
    }
}
