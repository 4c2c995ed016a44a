package fr.conciergerie.reporting.web;

import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.BorderSide;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.StyleSetter;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A sheet that is filled line by line, cell by cell: how it looks, and how it prints on the width of one page. Its first line
 * stays in sight and comes back on every page.
 */
final class WorkbookSheet {

    private static final String GREEN = "0F4A3A";
    private static final String WHITE = "FFFFFF";
    private static final String LINE_GREY = "B9B2A5";

    private static final String LEFT = "left";
    private static final String CENTRE = "center";
    private static final String RIGHT = "right";
    private static final String FONT = "Calibri";
    private static final int SIZE = 10;
    private static final int SMALL = 9;
    private static final int TITLE = 16;
    private static final String SAND = "F6F2E9";

    /** In points; spreadsheets do not all make room for a paragraph by themselves. */
    private static final double LINE = 13.5;

    private static final double AROUND = 5;
    private static final int LETTERS_IN_A_LINE = 95;
    private static final int LETTERS_OF_A_SENTENCE = 40;

    private static final String WARNING = "8A1C1C";

    private final Worksheet sheet;

    /** The line of the headings. */
    private int top;

    private int row;
    private int column;

    /** What the cells of the line need, in points. */
    private double highest;

    WorkbookSheet(Worksheet sheet) {
        this.sheet = sheet;
    }

    /**
     * @param title whose figures they are, printed below
     * @param page what stands before the number of a page
     */
    WorkbookSheet printed(String title, String page) {
        sheet.paperSize(PaperSize.A4_PAPER);
        sheet.pageOrientation("landscape");
        sheet.setFitToPage(true);
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
        sheet.header("&A", Position.RIGHT, FONT, SMALL);
        sheet.footer(title.replace("&", "&&"), Position.LEFT, FONT, SMALL);
        sheet.footer(page + " &P / &N", Position.RIGHT, FONT, SMALL);
        return this;
    }

    /** Above everything else, in sight and on every page that is printed: what must be known of the whole sheet. */
    WorkbookSheet warned(String warning) {
        sheet.header(warning, Position.LEFT, FONT, SMALL);
        sheet.value(0, 0, warning);
        sheet.style(0, 0)
                .fontName(FONT)
                .fontSize(SIZE)
                .bold()
                .fontColor(WARNING)
                .set();
        top = 1;
        row = 1;
        return this;
    }

    WorkbookSheet portrait() {
        sheet.pageOrientation("portrait");
        return this;
    }

    /** A title above what follows. */
    WorkbookSheet title(String text) {
        sheet.value(row, 0, text);
        sheet.style(row, 0)
                .fontName(FONT)
                .fontSize(TITLE)
                .bold()
                .fontColor(GREEN)
                .set();
        sheet.rowHeight(row, LINE * 2);
        return this;
    }

    /** @param columns one for each heading; more may follow */
    void head(List<String> headings, List<Column> columns) {
        heading(headings, columns);
        sheet.freezePane(0, top + 1);
        sheet.repeatRows(0, top);
    }

    /** The headings of a table that stands below something else. */
    WorkbookSheet heading(List<String> headings, List<Column> columns) {
        top = row;
        for (int i = 0; i < headings.size(); i++) {
            sheet.value(top, i, headings.get(i));
            sheet.style(top, i)
                    .fontName(FONT)
                    .fontSize(SIZE)
                    .bold()
                    .fontColor(WHITE)
                    .fillColor(GREEN)
                    .horizontalAlignment(columns.get(i).alignment)
                    .verticalAlignment(CENTRE)
                    .set();
            sheet.width(i, columns.get(i).width);
        }
        sheet.rowHeight(top, LINE + AROUND);
        return this;
    }

    /** The name of a further table, below the one before. */
    WorkbookSheet apart(String title) {
        row += 2;
        title(title);
        row++;
        return this;
    }

    /** Words over the whole width of so many columns. */
    WorkbookSheet across(String text, int columns) {
        sheet.value(row, 0, text);
        sheet.range(row, 0, row, columns - 1).merge();
        sheet.style(row, 0)
                .fontName(FONT)
                .fontSize(SIZE)
                .wrapText(true)
                .verticalAlignment("top")
                .set();
        sheet.rowHeight(row, LINE * Math.ceilDiv(text.length(), LETTERS_IN_A_LINE) + AROUND);
        return this;
    }

    /** A line that names what follows in the same table. */
    WorkbookSheet part(String text, int columns) {
        line();
        for (int i = 0; i < columns; i++) {
            sheet.style(row, i).fontName(FONT).fontSize(SIZE).fillColor(SAND).set();
        }
        sheet.value(row, 0, text);
        sheet.style(row, 0)
                .fontName(FONT)
                .fontSize(SIZE)
                .bold()
                .fontColor(GREEN)
                .fillColor(SAND)
                .set();
        return this;
    }

    /** Begins the next line. */
    WorkbookSheet line() {
        row++;
        column = 0;
        highest = 0;
        return this;
    }

    WorkbookSheet text(String text) {
        sheet.value(row, column, text);
        cell().set();
        return next();
    }

    WorkbookSheet remark(String text) {
        sheet.value(row, column, text);
        cell().horizontalAlignment(RIGHT).set();
        return next();
    }

    /** Words that take several lines where the column is narrow. */
    WorkbookSheet wrapped(String text) {
        return wrapped(text, LETTERS_OF_A_SENTENCE);
    }

    WorkbookSheet paragraph(String text) {
        return wrapped(text, LETTERS_IN_A_LINE);
    }

    private WorkbookSheet wrapped(String text, int letters) {
        sheet.value(row, column, text);
        cell().wrapText(true).set();
        highest = Math.max(highest, LINE * Math.ceilDiv(text.length(), letters) + AROUND);
        sheet.rowHeight(row, highest);
        return next();
    }

    WorkbookSheet version(int version) {
        sheet.value(row, column, version);
        cell().horizontalAlignment(CENTRE).set();
        return next();
    }

    WorkbookSheet month(LocalDate month, String format) {
        sheet.value(row, column, month);
        cell().format(format).horizontalAlignment(LEFT).set();
        return next();
    }

    /** @param value null for a cell that stays empty */
    WorkbookSheet number(@Nullable Number value, String format) {
        put(value, format).set();
        return next();
    }

    /** A number that the eye is to find first. */
    WorkbookSheet boldNumber(@Nullable Number value, String format) {
        put(value, format).bold().set();
        return next();
    }

    private StyleSetter put(@Nullable Number value, String format) {
        if (value != null) {
            sheet.value(row, column, value);
        }
        return cell().format(format).horizontalAlignment(RIGHT);
    }

    private StyleSetter cell() {
        var style = sheet.style(row, column);
        style.fontName(FONT)
                .fontSize(SIZE)
                .verticalAlignment("top")
                .borderStyle(BorderSide.BOTTOM, BorderStyle.THIN)
                .borderColor(BorderSide.BOTTOM, LINE_GREY);
        return style;
    }

    private WorkbookSheet next() {
        column++;
        return this;
    }

    /** How wide it is, in letters, and on which side its cells stand. */
    enum Column {
        CODE(36, LEFT),
        SENTENCE(38, LEFT),
        TITLE(48, LEFT),
        VERSION(9, CENTRE),
        REMARK(40, LEFT),
        PARAGRAPH(80, LEFT),
        NUMBER(14, RIGHT),
        COUNT(24, RIGHT);

        private final int width;
        private final String alignment;

        Column(int width, String alignment) {
            this.width = width;
            this.alignment = alignment;
        }
    }
}
