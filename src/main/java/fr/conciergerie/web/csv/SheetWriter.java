package fr.conciergerie.web.csv;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A table as a workbook with one sheet. Numbers are numbers, everything else is words: nothing in it is ever a formula. */
public final class SheetWriter implements TableWriter {

    public static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /** With a zero before it it is a code or a telephone; longer than that a spreadsheet would round it. */
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]{0,11})(?:,[0-9]{1,4})?");

    private final Workbook workbook;
    private final Worksheet sheet;
    private int row;

    public SheetWriter(OutputStream out, String name, List<String> headings) {
        workbook = new Workbook(out, "Conciergerie", "1.0");
        sheet = workbook.newWorksheet(name);
        line(headings);
        for (int column = 0; column < headings.size(); column++) {
            sheet.style(0, column).bold().set();
        }
        sheet.freezePane(0, 1);
    }

    @Override
    public void line(List<String> cells) {
        for (int column = 0; column < cells.size(); column++) {
            var text = cells.get(column);
            if (NUMBER.matcher(text).matches()) {
                sheet.value(row, column, new BigDecimal(text.replace(',', '.')));
                if (text.indexOf(',') >= 0) {
                    sheet.style(row, column).format("0.00").set();
                }
            } else if (!text.isEmpty()) {
                sheet.value(row, column, text);
            }
        }
        row++;
    }

    @Override
    public void close() {
        try {
            workbook.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
