package fr.conciergerie.web;

import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What everyone may want to know before they trust us: whether they can read it. */
@Controller
class SmallPrint {

    private final AccessibilitySheet sheet = AccessibilitySheet.kept();

    @GetMapping("/accessibility")
    String accessibility(Locale reader, Model model) {
        model.addAttribute("sheet", sheet);
        return "web/accessibility-" + Dictionary.spoken(reader).getLanguage();
    }
}
