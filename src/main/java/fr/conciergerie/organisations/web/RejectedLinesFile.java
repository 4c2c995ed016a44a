package fr.conciergerie.organisations.web;

import fr.conciergerie.organisations.web.ImportPage.RejectedLine;
import fr.conciergerie.web.Words;
import fr.conciergerie.web.csv.CsvText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** The lines that could not be taken, with the reason in words, as a file that a spreadsheet opens by itself. */
final class RejectedLinesFile {

    private RejectedLinesFile() {}

    static byte[] write(List<String> headings, List<RejectedLine> lines, Words words) {
        var first = Stream.concat(
                        Stream.of(words.say("organisations.import.line"), words.say("organisations.import.reason")),
                        headings.stream())
                .toList();
        return CsvText.of(first, lines.stream().map(it -> row(it, words)).toList())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> row(RejectedLine line, Words words) {
        return Stream.concat(
                        Stream.of(
                                String.valueOf(line.number()),
                                words.say(line.reason(), line.arguments().toArray())),
                        line.cells().stream())
                .toList();
    }
}
