package fr.conciergerie.organisations.web;

import fr.conciergerie.organisations.Identities;
import fr.conciergerie.organisations.Operator;
import fr.conciergerie.organisations.OperatorIdentity;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.TermsOfSale;
import fr.conciergerie.organisations.TermsVersion;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.AccessibilitySheet;
import fr.conciergerie.web.Dictionary;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Who runs the service, for everybody: of the reader's own operator, or of all of them before anybody signs in. */
@Controller
class LegalController {

    private final Organisations organisations;
    private final Identities identities;
    private final TermsOfSale terms;
    private final Dictionary dictionary;
    private final AccessibilitySheet sheet = AccessibilitySheet.kept();

    LegalController(Organisations organisations, Identities identities, TermsOfSale terms, Dictionary dictionary) {
        this.organisations = organisations;
        this.identities = identities;
        this.terms = terms;
        this.dictionary = dictionary;
    }

    @GetMapping("/legal")
    String legal(Model model) {
        model.addAttribute("identities", shown());
        return "organisations/legal";
    }

    /** How far everybody can use the service, as the audit sheet says it, and whom to tell of what stops them. */
    @GetMapping("/accessibility")
    String accessibility(Locale reader, Model model) {
        model.addAttribute("sheet", sheet);
        model.addAttribute("identities", shown());
        return "organisations/accessibility-"
                + dictionary.words(reader).locale().getLanguage();
    }

    /** The terms in force: of the reader's own operator; before anybody signs in, of the only one, or whose there are. */
    @GetMapping("/terms")
    String terms(Model model) {
        var shown = shown();
        if (shown.size() != 1) {
            model.addAttribute("identities", shown);
            return "organisations/terms-of-operators";
        }
        return terms(shown.getFirst().operator(), shown.getFirst().terms(), model);
    }

    /** One version of an operator's terms, for ever. */
    @GetMapping("/terms/{operator}/{number}")
    String terms(@PathVariable String operator, @PathVariable int number, Model model) {
        var whose = operator(operator);
        return terms(whose, Tenant.call(whose.id(), () -> terms.version(number)), model);
    }

    /** What holds where an operator has published no terms of its own. */
    @GetMapping("/standard-terms")
    String standardTerms(Model model) {
        var shown = shown();
        if (shown.size() == 1) {
            model.addAttribute("operator", shown.getFirst());
        }
        return "organisations/standard-terms";
    }

    @GetMapping("/operators/{operator}/logo.png")
    ResponseEntity<byte[]> logo(@PathVariable String operator) {
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_PNG)
                .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePublic())
                .body(Tenant.call(operator(operator).id(), identities::logo)
                        .orElseThrow(() -> new NotFound("logo of " + operator)));
    }

    private String terms(Operator operator, @Nullable TermsVersion version, Model model) {
        if (version == null) {
            return "redirect:/standard-terms";
        }
        Tenant.run(operator.id(), () -> {
            var identity = identities.identity();
            model.addAttribute("operator", identity);
            model.addAttribute("version", version);
            model.addAttribute("text", terms.text(version.number()));
            model.addAttribute("versions", terms.versions());
            model.addAttribute("inForce", Objects.equals(identity.terms(), version));
        });
        return "organisations/terms";
    }

    private List<OperatorIdentity> shown() {
        return Tenant.current().isPresent()
                ? List.of(identities.identity())
                : organisations.operators().stream()
                        .map(it -> Tenant.call(it.id(), identities::identity))
                        .toList();
    }

    private Operator operator(String slug) {
        return organisations.operators().stream()
                .filter(it -> it.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> new NotFound("operator " + slug));
    }
}
