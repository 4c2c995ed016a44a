package fr.conciergerie.insertion.web;

import fr.conciergerie.insertion.Hours;
import fr.conciergerie.insertion.People;
import fr.conciergerie.insertion.Retention;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What is to be done, what comes when, who is purged; and for the employer, how many. */
@Controller
class RoomController {

    private final People people;
    private final Hours hours;
    private final Retention retention;
    private final DayClock dayClock;

    RoomController(People people, Hours hours, Retention retention, DayClock dayClock) {
        this.people = people;
        this.hours = hours;
        this.retention = retention;
        this.dayClock = dayClock;
    }

    @GetMapping("/insertion")
    String room(Actor actor, Model model) {
        boolean followUp = actor.is(Role.FOLLOW_UP);
        var inPath = people.inPath(PersonController.partOf(actor), "to-do");
        var today = dayClock.today();
        model.addAttribute(
                "it",
                new RoomPage(
                        people.isOpen(),
                        followUp,
                        Todo.of(inPath, today),
                        inPath.size(),
                        followUp ? 0 : hours.awaitingValidation(),
                        followUp ? List.of() : hours.openMonths(),
                        followUp ? retention.due().size() + retention.soon().size() : 0,
                        followUp ? retention.silent().size() : 0,
                        today));
        return "insertion/room";
    }

    @GetMapping("/insertion/calendar")
    String calendar(Actor actor, Model model) {
        var today = dayClock.today();
        var inPath = people.inPath(PersonController.partOf(actor), "calendar");
        model.addAttribute("months", CalendarMonth.of(Todo.all(inPath, today), today));
        return "insertion/calendar";
    }

    @GetMapping("/insertion/retention")
    String retention(Model model) {
        model.addAttribute("due", retention.due());
        model.addAttribute("soon", retention.soon());
        model.addAttribute("silent", retention.silent());
        return "insertion/retention";
    }

    @GetMapping("/operator/insertion")
    String counts(Model model) {
        model.addAttribute("counts", people.counts());
        return "insertion/counts";
    }
}
