package fr.conciergerie.web.csv;

import java.util.List;

/** A table that is written line by line, as text or as a sheet: whoever fills it need not know which. */
public interface TableWriter extends AutoCloseable {

    /** @param cells a number as a French spreadsheet writes it: {@code 18,50} */
    void line(List<String> cells);

    /** What is still on its way goes out. */
    @Override
    void close();
}
