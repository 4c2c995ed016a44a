package fr.conciergerie.notifications.web;

import fr.conciergerie.notifications.ReminderDays;
import fr.conciergerie.notifications.ReminderSettings;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** On which days the manager has members reminded of what waits for them. */
@Controller
@RequestMapping("/operator/reminders")
class ReminderController {

    private final ReminderSettings settings;

    ReminderController(ReminderSettings settings) {
        this.settings = settings;
    }

    @GetMapping
    ModelAndView days() {
        return new ModelAndView("notifications/reminders", "days", settings.days());
    }

    @PostMapping
    ModelAndView change(FilledForm form, RedirectAttributes redirect) {
        var first = form.numberIfAny("first", 1, ReminderDays.LATEST);
        var second = form.numberIfAny("second", 1, ReminderDays.LATEST);
        var third = form.numberIfAny("third", 1, ReminderDays.LATEST);
        var end = form.numberIfAny("beforeEnd", 1, ReminderDays.LONGEST_BEFORE_END);
        form.otherErrorsAt("first");
        return form.send(this::days, () -> {
            settings.change(new ReminderDays(first, second, third, end, form.version()));
            Flash.done(redirect, "notifications.reminders.kept");
            return "redirect:/operator/reminders";
        });
    }
}
