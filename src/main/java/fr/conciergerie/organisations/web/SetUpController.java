package fr.conciergerie.organisations.web;

import fr.conciergerie.web.SetUp;
import fr.conciergerie.web.SetUpGuide;
import jakarta.servlet.http.HttpSession;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The set-up guide on a page of its own, whether the operator runs or not. */
@Controller
class SetUpController {

    private final SetUpGuide guide;

    SetUpController(SetUpGuide guide) {
        this.guide = guide;
    }

    @GetMapping(SetUp.PATH)
    String start(HttpSession session, Model model) {
        model.addAttribute("setUp", guide.read(session));
        return "organisations/start";
    }
}
