package fr.conciergerie.web.access;

import fr.conciergerie.web.CurrentActor;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The second way to every page, besides the menu. */
@Controller
class SiteMapController {

    private final SiteMap map;

    SiteMapController(SiteMap map) {
        this.map = map;
    }

    @GetMapping("/site-map")
    ModelAndView map() {
        return new ModelAndView("web/site-map", "rooms", map.of(CurrentActor.get()));
    }
}
