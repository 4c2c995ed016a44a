package fr.conciergerie.web.backups;

import fr.conciergerie.database.BackupAge;
import fr.conciergerie.database.BackupRuns;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The backups of the last nights. */
@Controller
class BackupController {

    static final String PATH = "/admin/backups";

    private final BackupAge age;
    private final BackupRuns runs;

    BackupController(BackupAge age, BackupRuns runs) {
        this.age = age;
        this.runs = runs;
    }

    @GetMapping(PATH)
    String nights(Model model) {
        model.addAttribute("nights", new BackupNights(age.standing(), runs.latest()));
        return "web/backups";
    }
}
