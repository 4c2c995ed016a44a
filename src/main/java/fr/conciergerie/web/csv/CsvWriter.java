package fr.conciergerie.web.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;

/** A table that is written line by line, as {@link CsvText} writes one that is there as a whole. */
public final class CsvWriter implements TableWriter {

    private final Writer out;

    /** For a double click, as {@link CsvText#of}. */
    public CsvWriter(Writer out, List<String> headings) {
        this.out = out;
        write(CsvText.of(headings, List.of()));
    }

    @Override
    public void line(List<String> cells) {
        write(CsvText.line(cells, CsvText.FRENCH));
    }

    @Override
    public void close() {
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String text) {
        try {
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
