package fr.conciergerie.organisations.web;

import fr.conciergerie.organisations.MemberImportId;
import fr.conciergerie.organisations.MemberImports;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Dictionary;
import fr.conciergerie.web.Download;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import fr.conciergerie.web.audit.Audit;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A client's file of agents: handed in, looked at, taken over or put aside. */
@Controller
class MemberImportController {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final Organisations organisations;
    private final MemberImports imports;
    private final MemberImportQuery query;
    private final Dictionary dictionary;
    private final Audit audit;

    MemberImportController(
            Organisations organisations,
            MemberImports imports,
            MemberImportQuery query,
            Dictionary dictionary,
            Audit audit) {
        this.organisations = organisations;
        this.imports = imports;
        this.query = query;
        this.dictionary = dictionary;
        this.audit = audit;
    }

    @GetMapping("/operator/organisations/{organisation}/import")
    ModelAndView handIn(@PathVariable String organisation) {
        var view = new ModelAndView("organisations/import-form");
        view.addObject("organisation", organisations.organisation(organisations.organisationId(organisation)));
        return view;
    }

    @PostMapping("/operator/organisations/{organisation}/import")
    ModelAndView stage(
            @PathVariable String organisation,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Actor actor,
            FilledForm form) {
        var client = organisations.organisationId(organisation);
        var list = form.file("file", file, "web.file-missing");
        form.otherErrorsAt("file");
        return form.send(() -> handIn(organisation), () -> {
            var name = file == null ? null : file.getOriginalFilename();
            return to(imports.stage(client, Objects.requireNonNullElse(name, ""), list, actor.account()));
        });
    }

    @GetMapping("/operator/imports/{id}")
    String look(@PathVariable MemberImportId id, Model model) {
        model.addAttribute("file", query.page(id));
        return "organisations/import";
    }

    /** Takes the list over; asks once more, by number and name, when the last days in it end anybody's right. */
    @PostMapping("/operator/imports/{id}/confirmation")
    ModelAndView confirm(
            @PathVariable MemberImportId id,
            @RequestParam(defaultValue = "") String seal,
            Actor actor,
            RedirectAttributes redirect) {
        var effect = imports.effect(id);
        if (effect.ending() > 0 && !effect.seal().equals(seal)) {
            return new ModelAndView(
                    "organisations/import-asked",
                    Map.of("file", query.page(id), "people", imports.ending(id), "seal", effect.seal()),
                    seal.isEmpty() ? HttpStatus.OK : HttpStatus.CONFLICT);
        }
        imports.confirm(id, seal, actor.account());
        Flash.done(redirect, "organisations.import.done");
        return new ModelAndView(to(id));
    }

    @PostMapping("/operator/imports/{id}/abandonment")
    String abandon(@PathVariable MemberImportId id, RedirectAttributes redirect) {
        var organisation = query.page(id).organisationSlug();
        imports.abandon(id);
        Flash.done(redirect, "organisations.import.put-aside");
        return "redirect:/operator/organisations/" + organisation;
    }

    @GetMapping("/operator/imports/{id}/rejected.csv")
    ResponseEntity<byte[]> rejected(@PathVariable MemberImportId id, Actor actor) {
        var file = query.page(id);
        var lines = query.rejected(id, Integer.MAX_VALUE);
        audit.note("organisations.rejected-lines-exported", id, Map.of("lines", lines.size()));
        return csv(
                "lignes-refusees.csv",
                RejectedLinesFile.write(file.headings(), lines, dictionary.words(actor.locale())));
    }

    @GetMapping("/operator/imports/template.csv")
    ResponseEntity<byte[]> template(Actor actor) {
        var headings = dictionary.words(actor.locale()).say("organisations.import.template");
        return csv("agents.csv", ("\uFEFF" + headings + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private static ResponseEntity<byte[]> csv(String name, byte[] bytes) {
        return Download.of(CSV, name, bytes);
    }

    private static String to(MemberImportId id) {
        return "redirect:/operator/imports/" + id;
    }
}
