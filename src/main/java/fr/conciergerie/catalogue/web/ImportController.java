package fr.conciergerie.catalogue.web;

import fr.conciergerie.catalogue.CatalogueFiles;
import fr.conciergerie.web.Download;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import fr.conciergerie.web.csv.CsvWriter;
import fr.conciergerie.web.csv.SheetWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The catalogue out to a spreadsheet and back. */
@Controller
@RequestMapping("/operator/catalogue")
class ImportController {

    private static final String FORM = "catalogue/import";

    private final CatalogueFiles files;

    ImportController(CatalogueFiles files) {
        this.files = files;
    }

    @GetMapping("/export.csv")
    void export(HttpServletResponse response) {
        files.export(headings -> new CsvWriter(
                Download.begin(response, new MediaType("text", "csv", StandardCharsets.UTF_8), "catalogue.csv"),
                headings));
    }

    @GetMapping("/export.xlsx")
    void workbook(HttpServletResponse response) {
        files.export(headings -> new SheetWriter(
                Download.stream(response, MediaType.parseMediaType(SheetWriter.TYPE), "catalogue.xlsx"),
                "Catalogue",
                headings));
    }

    @GetMapping("/imports/new")
    String form() {
        return FORM;
    }

    @PostMapping("/imports")
    ModelAndView upload(@RequestParam(required = false) @Nullable MultipartFile file, FilledForm form) {
        var list = form.file("file", file, "web.file-missing");
        form.otherErrorsAt("file");
        return form.send(() -> new ModelAndView(FORM), () -> {
            var name = file == null ? null : file.getOriginalFilename();
            var id = files.draft(Objects.requireNonNullElse(name, ""), list);
            return "redirect:/operator/catalogue/imports/" + id;
        });
    }

    @GetMapping("/imports/{draft}")
    String preview(@PathVariable UUID draft, Model model) {
        model.addAttribute("action", "/operator/catalogue/imports/" + draft + "/confirmation");
        model.addAttribute("plan", files.plan(draft));
        return "catalogue/preview";
    }

    @PostMapping("/imports/{draft}/confirmation")
    String confirm(@PathVariable UUID draft, RedirectAttributes redirect) {
        var done = files.confirm(draft);
        Flash.done(redirect, "catalogue.import.done", done.changes().size());
        return "redirect:/operator/catalogue";
    }
}
