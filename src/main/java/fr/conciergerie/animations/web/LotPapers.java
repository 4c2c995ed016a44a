package fr.conciergerie.animations.web;

import fr.conciergerie.animations.LotPaper;
import fr.conciergerie.web.Dictionary;
import fr.conciergerie.web.HtmlOutput;
import fr.conciergerie.web.print.Pdf;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Papers of a lot: the manifest on which the association signs, and the statement of what it received. Neither is a receipt for taxes. */
@Component
class LotPapers {

    private final TemplateEngine engine;
    private final Dictionary dictionary;

    LotPapers(TemplateEngine engine, Dictionary dictionary) {
        this.engine = engine;
        this.dictionary = dictionary;
    }

    byte[] manifest(LotPaper paper, Instant now, Locale reader) {
        return print("animations/lot-manifest-pdf.jte", paper, now, reader);
    }

    byte[] attestation(LotPaper paper, Instant now, Locale reader) {
        return print("animations/lot-receipt-pdf.jte", paper, now, reader);
    }

    private byte[] print(String template, LotPaper paper, Instant now, Locale reader) {
        var html = new StringOutput();
        engine.render(
                template,
                Map.of("words", dictionary.words(reader).onPaper(), "it", paper, "now", now),
                new HtmlOutput(html));
        return Pdf.of(html.toString());
    }
}
