package fr.conciergerie.custody.web;

import fr.conciergerie.custody.Ticket;
import fr.conciergerie.web.Dictionary;
import fr.conciergerie.web.HtmlOutput;
import fr.conciergerie.web.pictures.QrCode;
import fr.conciergerie.web.print.Pdf;
import gg.jte.Content;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Tickets and labels on paper. */
@Component
class Paper {

    private final TemplateEngine engine;
    private final Dictionary dictionary;

    Paper(TemplateEngine engine, Dictionary dictionary) {
        this.engine = engine;
        this.dictionary = dictionary;
    }

    byte[] ticket(Ticket ticket, Locale reader) {
        var model = new HashMap<String, Object>(Map.of("ticket", ticket));
        if (ticket.logo().length > 0) {
            model.put("logo", logo(ticket.logo()));
        }
        return print("custody/ticket-pdf.jte", model, reader);
    }

    /** @param sheet many to a page of A4; otherwise one after the other, as a label printer wants them */
    byte[] labels(Ticket ticket, boolean sheet, Locale reader) {
        return print("custody/labels-pdf.jte", Map.of("ticket", ticket, "sheet", sheet), reader);
    }

    private byte[] print(String template, Map<String, Object> model, Locale reader) {
        var parameters = new HashMap<>(model);
        parameters.put("words", dictionary.words(reader).onPaper());
        parameters.put("qr", (Function<String, Content>) Paper::qr);
        var html = new StringOutput();
        engine.render(template, parameters, new HtmlOutput(html));
        return Pdf.of(html.toString());
    }

    /** Beside the name, which says the same to those who do not see it. */
    private static Content logo(byte[] png) {
        var picture = Base64.getEncoder().encodeToString(png);
        return output ->
                output.writeContent("<img class=\"logo\" alt=\"\" src=\"data:image/png;base64," + picture + "\"/>");
    }

    private static Content qr(String text) {
        var picture = Base64.getEncoder().encodeToString(QrCode.png(text));
        return output -> output.writeContent(
                "<img class=\"qr\" alt=\"" + text + "\" src=\"data:image/png;base64," + picture + "\"/>");
    }
}
