package fr.conciergerie.custody.web;

import fr.conciergerie.custody.PhotoId;
import fr.conciergerie.custody.Photos;
import fr.conciergerie.custody.Ticket;
import fr.conciergerie.custody.Tickets;
import fr.conciergerie.orders.OrderId;
import fr.conciergerie.web.Actor;
import java.util.Locale;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Tickets and labels, to print or to keep as a file; and the pictures of pieces. */
@Controller
class PaperController {

    private final Tickets tickets;
    private final Photos photos;
    private final Paper paper;

    PaperController(Tickets tickets, Photos photos, Paper paper) {
        this.tickets = tickets;
        this.photos = photos;
        this.paper = paper;
    }

    @GetMapping("/desk/orders/{order}/ticket")
    String ticket(Actor actor, @PathVariable OrderId order, Model model) {
        model.addAttribute("ticket", tickets.ticket(actor, order));
        return "custody/ticket";
    }

    @GetMapping("/desk/orders/{order}/labels")
    String labels(Actor actor, @PathVariable OrderId order, Model model) {
        model.addAttribute("ticket", tickets.ticket(actor, order));
        return "custody/labels";
    }

    @GetMapping({"/desk/orders/{order}/ticket.pdf", "/orders/{order}/ticket.pdf"})
    ResponseEntity<byte[]> ticketPdf(Actor actor, @PathVariable OrderId order, Locale reader) {
        var ticket = tickets.ticket(actor, order);
        return pdf(ticket, "ticket", paper.ticket(ticket, reader));
    }

    /** @param format {@code roll} for a label printer, 62 × 29 mm each; {@code sheet} for A4 */
    @GetMapping("/desk/orders/{order}/labels.pdf")
    ResponseEntity<byte[]> labelsPdf(
            Actor actor,
            @PathVariable OrderId order,
            @RequestParam(defaultValue = "roll") String format,
            Locale reader) {
        var ticket = tickets.ticket(actor, order);
        return pdf(ticket, "labels", paper.labels(ticket, format.equals("sheet"), reader));
    }

    /** Kept by no browser: at a desk, and in an office, more than one person uses it. */
    @GetMapping("/photos/{photo}")
    ResponseEntity<byte[]> photo(Actor actor, @PathVariable PhotoId photo) {
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(photos.jpeg(actor, photo));
    }

    private static ResponseEntity<byte[]> pdf(Ticket ticket, String what, byte[] file) {
        var name = what + "-" + ticket.order().number() + ".pdf";
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline().filename(name).build().toString())
                .body(file);
    }
}
