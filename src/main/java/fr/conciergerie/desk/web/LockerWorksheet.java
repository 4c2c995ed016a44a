package fr.conciergerie.desk.web;

import fr.conciergerie.lockers.Bank;
import fr.conciergerie.lockers.CompartmentView;
import fr.conciergerie.web.Dictionary;
import fr.conciergerie.web.HtmlOutput;
import fr.conciergerie.web.print.Pdf;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The doors of a bank on a sheet of paper, to be ticked before it: orders and labels, and nobody's name. */
@Component
class LockerWorksheet {

    private final TemplateEngine engine;
    private final Dictionary dictionary;

    LockerWorksheet(TemplateEngine engine, Dictionary dictionary) {
        this.engine = engine;
        this.dictionary = dictionary;
    }

    byte[] print(Bank bank, List<CompartmentView> doors, Instant now, Locale reader) {
        var words = dictionary.words(reader).onPaper();
        var html = new StringOutput();
        engine.render(
                "desk/locker-worksheet-pdf.jte",
                Map.of(
                        "words",
                        words,
                        "bank",
                        bank,
                        "doors",
                        doors,
                        "printedAt",
                        words.momentWithYear(now, bank.zone())),
                new HtmlOutput(html));
        return Pdf.of(html.toString());
    }
}
