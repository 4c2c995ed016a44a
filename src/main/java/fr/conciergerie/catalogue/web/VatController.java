package fr.conciergerie.catalogue.web;

import fr.conciergerie.catalogue.Vat;
import fr.conciergerie.catalogue.VatBook;
import fr.conciergerie.catalogue.VatCategory;
import fr.conciergerie.catalogue.VatSubject;
import fr.conciergerie.partners.VatRegime;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the manager does with the rules of value-added tax. */
@Controller
@RequestMapping("/operator/catalogue/vat")
class VatController {

    private static final String ROOT = "/operator/catalogue/vat";

    private final VatBook book;
    private final DayClock dayClock;

    VatController(VatBook book, DayClock dayClock) {
        this.book = book;
        this.dayClock = dayClock;
    }

    @GetMapping
    ModelAndView rules() {
        return new ModelAndView("catalogue/vat-rules", Map.of("sheets", book.sheets(), "today", today()));
    }

    @GetMapping("/new")
    ModelAndView blank() {
        return new ModelAndView("catalogue/vat-new", Map.of("today", today()));
    }

    @PostMapping
    ModelAndView add(FilledForm form, RedirectAttributes redirect) {
        var regime = form.choice("regime", VatRegime.class);
        var category = form.choiceIfAny("category", VatCategory.class);
        var vat = vat(form);
        var from = firstDay(form);
        var until = form.dayIfAny("until");
        form.check(
                !form.typed("category").isEmpty() || !form.typed("regime").equals(VatRegime.NORMAL.name()),
                "category",
                "catalogue.vat-rule.needs-a-category");
        form.errorAt("from", "catalogue.vat-rule.overlaps");
        form.inOrder("from", "until", "catalogue.vat-rule.ends-before-it-begins");
        return form.send(this::blank, () -> {
            var subject = new VatSubject(regime.get(), category);
            book.add(subject, vat.get(), from.get(), until);
            Flash.done(redirect, "catalogue.vat-rule.added", from.get());
            return to(subject);
        });
    }

    @GetMapping("/{rule}")
    ModelAndView rule(@PathVariable String rule) {
        return new ModelAndView(
                "catalogue/vat-rule", Map.of("it", book.sheet(VatSubject.ofSlug(rule)), "today", today()));
    }

    @PostMapping("/{rule}/versions")
    ModelAndView change(@PathVariable String rule, FilledForm form, RedirectAttributes redirect) {
        var subject = book.sheet(VatSubject.ofSlug(rule)).subject();
        var vat = vat(form);
        var from = firstDay(form);
        form.errorAt("from", "catalogue.vat-rule.overlaps");
        return form.send(() -> rule(rule), () -> {
            book.change(subject, form.version(), vat.get(), from.get());
            Flash.done(redirect, "catalogue.vat-rule.changed", from.get());
            return to(subject);
        });
    }

    @PostMapping("/{rule}/ending")
    ModelAndView end(@PathVariable String rule, FilledForm form, RedirectAttributes redirect) {
        var subject = book.sheet(VatSubject.ofSlug(rule)).subject();
        var lastDay = form.day("lastDay");
        form.errorAt(
                "lastDay",
                "catalogue.vat-rule.in-use",
                "catalogue.vat-rule.none-on-that-day",
                "catalogue.vat-rule.past-is-fixed");
        return form.send(() -> rule(rule), () -> {
            book.end(subject, form.version(), lastDay.get());
            Flash.done(redirect, "catalogue.vat-rule.ended", lastDay.get());
            return "redirect:" + ROOT;
        });
    }

    @PostMapping("/{rule}/versions/{from}/removal")
    String giveUp(@PathVariable String rule, @PathVariable LocalDate from, RedirectAttributes redirect) {
        book.giveUp(VatSubject.ofSlug(rule), from);
        Flash.done(redirect, "catalogue.vat-rule.given-up");
        return "redirect:" + ROOT;
    }

    private Supplier<LocalDate> firstDay(FilledForm form) {
        return form.day("from", it -> !it.isBefore(today()), "catalogue.vat-rule.past-is-fixed");
    }

    private static Supplier<Vat> vat(FilledForm form) {
        var rate = form.readIfAny("rate", Vat::rate);
        var code = form.read("code", Vat::code);
        var mention = form.textIfAny("mention", Vat.LONGEST_MENTION);
        form.check(rate != null, "rate", "web.field.missing");
        form.check(
                rate == null || rate.basisPoints() > 0 || !mention.isEmpty(),
                "mention",
                "catalogue.vat-rule.needs-a-mention");
        form.errorAt("code", "catalogue.vat-rule.code-has-another-rate");
        return () -> Vat.of(code.get(), Objects.requireNonNull(rate), mention);
    }

    private static String to(VatSubject subject) {
        return "redirect:" + ROOT + "/" + subject.slug();
    }

    private LocalDate today() {
        return dayClock.today();
    }
}
