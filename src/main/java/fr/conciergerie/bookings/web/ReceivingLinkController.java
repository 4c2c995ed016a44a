package fr.conciergerie.bookings.web;

import fr.conciergerie.bookings.BookingId;
import fr.conciergerie.bookings.PractitionerId;
import fr.conciergerie.bookings.ReceivingLinks;
import fr.conciergerie.bookings.ReceivingLinks.Opened;
import fr.conciergerie.bookings.web.AbsencePage.Door;
import fr.conciergerie.bookings.web.AbsencePages.Place;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.SignedLinks;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * The room of one practitioner by their signed link, without an account. The address is the right: nobody is signed in by it, no
 * session begins, and it is told to no other site.
 */
@Controller
@RequestMapping("/receiving/{token}")
class ReceivingLinkController {

    /** What can have just been done, as the address tells it. A name of somebody has no place in an address. */
    private enum Done {
        NOTED("bookings.receiving.noted", "bookings.receiving.noted-plain"),
        ABSENT("bookings.absence.noted", "bookings.absence.noted-plain"),
        KEPT("bookings.kept.done"),
        RELEASED("bookings.kept.released"),
        CONNECTED("bookings.other-calendar.connected"),
        READ_SOON("bookings.other-calendar.read-soon"),
        DISCONNECTED("bookings.other-calendar.disconnected");

        private final String message;
        private final String plain;

        Done(String message) {
            this(message, message);
        }

        /** @param plain the same without saying whom it is about */
        Done(String message, String plain) {
            this.message = message;
            this.plain = plain;
        }

        static String inAddress(String message) {
            return Stream.of(values())
                    .filter(it -> it.message.equals(message))
                    .findFirst()
                    .orElseThrow()
                    .name()
                    .toLowerCase(Locale.ROOT);
        }

        /** What is told of it; nothing for what nobody does here. */
        static String told(@Nullable String inAddress) {
            return Stream.of(values())
                    .filter(it -> it.name().toLowerCase(Locale.ROOT).equals(inAddress))
                    .map(it -> it.plain)
                    .findFirst()
                    .orElse("");
        }
    }

    private final ReceivingLinks links;
    private final ReceivingPages pages;
    private final OtherCalendarPages calendars;
    private final AbsencePages absences;
    private final SignedLinks signed;

    ReceivingLinkController(
            ReceivingLinks links,
            ReceivingPages pages,
            OtherCalendarPages calendars,
            AbsencePages absences,
            SignedLinks signed) {
        this.links = links;
        this.pages = pages;
        this.calendars = calendars;
        this.absences = absences;
        this.signed = signed;
    }

    @GetMapping
    Object week(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String from,
            HttpServletRequest request,
            HttpServletResponse response) {
        return open(token, request, response, visit -> pages.week(visit, from));
    }

    @PostMapping("/{booking}/attendance")
    Object attendance(
            @PathVariable String token,
            @PathVariable BookingId booking,
            FilledForm form,
            HttpServletRequest request,
            HttpServletResponse response) {
        return open(token, request, response, visit -> pages.attendance(visit, booking, form));
    }

    @PostMapping("/kept")
    Object keep(@PathVariable String token, FilledForm form, HttpServletRequest request, HttpServletResponse response) {
        return open(token, request, response, visit -> pages.keep(visit, form));
    }

    @PostMapping("/kept/{kept}/release")
    Object release(
            @PathVariable String token,
            @PathVariable("kept") UUID time,
            HttpServletRequest request,
            HttpServletResponse response) {
        return open(token, request, response, visit -> pages.release(visit, time));
    }

    @GetMapping("/absence/{practitioner}")
    Object absence(
            @PathVariable String token,
            @PathVariable PractitionerId practitioner,
            HttpServletRequest request,
            HttpServletResponse response) {
        return open(
                token,
                request,
                response,
                visit -> absences.ask(visit.actor(), practitioner, absence(visit, practitioner)));
    }

    @PostMapping("/absence/{practitioner}")
    Object take(
            @PathVariable String token,
            @PathVariable PractitionerId practitioner,
            FilledForm form,
            HttpServletRequest request,
            HttpServletResponse response) {
        return open(
                token,
                request,
                response,
                visit -> absences.take(visit.actor(), practitioner, form, absence(visit, practitioner)));
    }

    @GetMapping("/calendar/{practitioner}")
    Object calendar(
            @PathVariable String token,
            @PathVariable PractitionerId practitioner,
            HttpServletRequest request,
            HttpServletResponse response) {
        return open(token, request, response, visit -> calendars.calendar(visit, practitioner));
    }

    @PostMapping("/calendar/{practitioner}")
    Object connect(
            @PathVariable String token,
            @PathVariable PractitionerId practitioner,
            FilledForm form,
            HttpServletRequest request,
            HttpServletResponse response) {
        return open(token, request, response, visit -> calendars.connect(visit, practitioner, form));
    }

    @PostMapping("/calendar/{practitioner}/reading")
    Object read(
            @PathVariable String token,
            @PathVariable PractitionerId practitioner,
            HttpServletRequest request,
            HttpServletResponse response) {
        return open(token, request, response, visit -> calendars.read(visit, practitioner));
    }

    @PostMapping("/calendar/{practitioner}/removal")
    Object disconnect(
            @PathVariable String token,
            @PathVariable PractitionerId practitioner,
            HttpServletRequest request,
            HttpServletResponse response) {
        return open(token, request, response, visit -> calendars.disconnect(visit, practitioner));
    }

    private static Place absence(ReceivingVisit visit, PractitionerId practitioner) {
        if (!visit.receiver().includes(practitioner)) {
            throw new NotFound("practitioner " + practitioner);
        }
        return new Place(visit.root() + "/absence/" + practitioner, visit.root(), Door.LINK, visit.way());
    }

    private Object open(
            String token,
            HttpServletRequest request,
            HttpServletResponse response,
            Function<ReceivingVisit, Object> work) {
        SignedLinks.keepToOneself(response);
        return switch (SignedLinks.isLookedAt(request) ? links.look(token) : links.open(token)) {
            case Opened.Room room -> Tenant.call(room.operator(), () -> work.apply(visit(token, room, request)));
            case Opened.Over() -> gone(HttpStatus.GONE);
            case Opened.Unknown() -> {
                signed.wrong(SignedLinks.Kind.RECEIVING, request);
                yield gone(HttpStatus.NOT_FOUND);
            }
        };
    }

    /** They act in their partner's name; with no account to name, theirs stands for it. */
    private static ReceivingVisit visit(String token, Opened.Room room, HttpServletRequest request) {
        var partner = room.receiver().partner().value();
        return new ReceivingVisit(
                new Actor(
                        partner,
                        partner,
                        "",
                        Role.PARTNER,
                        room.operator().value(),
                        partner,
                        RequestContextUtils.getLocale(request)),
                room.receiver(),
                "/receiving/" + token,
                (path, message, _) ->
                        "redirect:" + path + (path.contains("?") ? "&" : "?") + "done=" + Done.inAddress(message),
                Done.told(request.getParameter("done")));
    }

    private static ModelAndView gone(HttpStatus status) {
        return new ModelAndView("bookings/receiving-gone", Map.of("over", status == HttpStatus.GONE), status);
    }
}
