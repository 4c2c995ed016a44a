package fr.conciergerie.reporting.web;

import fr.conciergerie.opinions.OpinionId;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.reporting.Sentences;
import fr.conciergerie.reporting.WhyKeptBack;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What agents wrote: the manager reads it and chooses what the client may read. */
@Controller
@RequestMapping("/operator/reports/opinions")
class SentenceController {

    private static final int PER_PAGE = 30;

    private final Sentences sentences;
    private final Organisations organisations;

    SentenceController(Sentences sentences, Organisations organisations) {
        this.sentences = sentences;
        this.organisations = organisations;
    }

    @GetMapping
    ModelAndView list(@RequestParam(defaultValue = "") String site, @RequestParam(defaultValue = "") String cursor) {
        var sites = organisations.sites();
        return new ModelAndView(
                "reporting/sentences",
                "list",
                new SentencesPage(sites, site, cursor, sentences.list(chosen(sites, site), cursor, PER_PAGE)));
    }

    @PostMapping("/{opinion}/showing")
    String show(
            @PathVariable OpinionId opinion,
            @RequestParam(defaultValue = "") String site,
            @RequestParam(defaultValue = "") String cursor,
            RedirectAttributes redirect) {
        sentences.show(opinion);
        Flash.done(redirect, "reporting.sentences.shown-done");
        return "redirect:" + SentencesPage.path(site, cursor);
    }

    @PostMapping("/{opinion}/hiding")
    ModelAndView keepBack(
            @PathVariable OpinionId opinion,
            @RequestParam(defaultValue = "") String site,
            @RequestParam(defaultValue = "") String cursor,
            FilledForm form,
            RedirectAttributes redirect) {
        sentences.requireThere(opinion);
        var why = form.choice("why", WhyKeptBack.class, "reporting.sentences.needs-a-reason");
        return form.send(() -> list(site, cursor), () -> {
            sentences.keepBack(opinion, why.get());
            Flash.done(redirect, "reporting.sentences.hidden-done");
            return "redirect:" + SentencesPage.path(site, cursor);
        });
    }

    private static @Nullable SiteId chosen(List<Site> sites, String slug) {
        if (slug.isEmpty()) {
            return null;
        }
        return sites.stream()
                .filter(it -> it.slug().equals(slug))
                .map(Site::id)
                .findFirst()
                .orElseThrow(() -> new NotFound("site " + slug));
    }
}
