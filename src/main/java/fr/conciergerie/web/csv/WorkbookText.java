package fr.conciergerie.web.csv;

import fr.conciergerie.shared.Refused;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/**
 * The first sheet of a workbook on which something stands, as the text that it would be if it were saved as one: everything that
 * reads tables reads workbooks by it. A day is written as a day, a number whole; of a formula what the spreadsheet last worked out.
 */
final class WorkbookText {

    /** Unpacked: a list of fifty thousand people takes a third of it. */
    private static final long LARGEST = 96L * 1024 * 1024;

    private static final int MOST_PARTS = 2_000;
    private static final int MOST_COLUMNS = 200;
    private static final int LONGEST = 24 * 1024 * 1024;

    /** A spreadsheet has no more, so a file that says so was made by no spreadsheet. */
    private static final int LAST_ROW = 1_048_576;

    /** A spreadsheet keeps so many figures; behind them stands what is left of counting in twos. */
    private static final MathContext FIGURES = new MathContext(15);

    private static final int LONGEST_NUMBER = 40;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    /** What stands in the look of a cell beside its letters: words in quotes, colours and languages in brackets. */
    private static final Pattern NO_LETTERS_OF_A_DAY = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*]|\\\\.|General");

    private WorkbookText() {}

    static String of(byte[] content) {
        try {
            requireBounds(content);
            try (var workbook =
                    new ReadableWorkbook(new ByteArrayInputStream(content), new ReadingOptions(true, true))) {
                for (var sheet : workbook.getSheets().toList()) {
                    var text = sheet.getVisibility() == SheetVisibility.VISIBLE ? text(sheet) : "";
                    if (!text.isEmpty()) {
                        return "sep=" + CsvText.FRENCH + "\r\n" + text;
                    }
                }
                return "";
            }
        } catch (Refused refused) {
            throw refused;
        } catch (IOException | RuntimeException _) {
            throw new Refused("web.csv.unreadable-workbook");
        }
    }

    /** Unpacks everything once, and keeps nothing of it: what a file says of its own size is not to be trusted. */
    private static void requireBounds(byte[] content) throws IOException {
        try (var zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(content))
                .get()) {
            long unpacked = 0;
            int parts = 0;
            var buffer = new byte[1 << 16];
            for (var entries = zip.getEntries(); entries.hasMoreElements(); ) {
                if (++parts > MOST_PARTS) {
                    throw new Refused("web.csv.workbook-too-large");
                }
                try (var in = zip.getInputStream(entries.nextElement())) {
                    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                        unpacked += read;
                        if (unpacked > LARGEST) {
                            throw new Refused("web.csv.workbook-too-large");
                        }
                    }
                }
            }
        }
    }

    private static String text(Sheet sheet) throws IOException {
        var text = new StringBuilder();
        var written = new int[1];
        try (var rows = sheet.openStream()) {
            rows.forEach(row -> append(text, written, row));
        }
        return text.toString();
    }

    private static void append(StringBuilder text, int[] written, Row row) {
        var cells = cells(row);
        if (cells.isEmpty()) {
            return;
        }
        if (row.getRowNum() > LAST_ROW) {
            throw new Refused("web.csv.unreadable-workbook");
        }
        while (written[0] < row.getRowNum() - 1) {
            text.append("\r\n");
            written[0]++;
        }
        text.append(CsvText.line(cells, CsvText.FRENCH));
        written[0]++;
        if (text.length() > LONGEST) {
            throw new Refused("web.csv.workbook-too-large");
        }
    }

    private static List<String> cells(Row row) {
        var cells = new ArrayList<String>();
        int columns = Math.min(row.getCellCount(), MOST_COLUMNS);
        int filled = 0;
        for (int column = 0; column < columns; column++) {
            var text = row.getOptionalCell(column).map(WorkbookText::text).orElse("");
            cells.add(text);
            filled = text.isEmpty() ? filled : column + 1;
        }
        return cells.subList(0, filled);
    }

    private static String text(Cell cell) {
        if (cell.getType() == CellType.ERROR || cell.getType() == CellType.EMPTY) {
            return "";
        }
        return switch (cell.getValue()) {
            case BigDecimal number -> isDay(cell) ? day(cell) : plain(number);
            case String words -> words;
            case Boolean truth -> truth ? "1" : "0";
            case null, default -> "";
        };
    }

    private static String plain(BigDecimal number) {
        var rounded = number.round(FIGURES).stripTrailingZeros();
        return Math.abs((long) rounded.scale()) > LONGEST_NUMBER ? "" : CsvText.number(rounded);
    }

    /** Nothing in a cell says that it is a day but how it looks. */
    private static boolean isDay(Cell cell) {
        var format = cell.getDataFormatString();
        if (format == null) {
            return isDayByNumber(cell.getDataFormatId());
        }
        var letters = NO_LETTERS_OF_A_DAY.matcher(format).replaceAll("");
        return letters.matches("(?is).*[dyj].*|.*m.*a.*");
    }

    /** Looks that have a number and no text: 14 to 17 and 22 everywhere, the others in the east. */
    private static boolean isDayByNumber(@Nullable Integer id) {
        return id != null && (id >= 14 && id <= 17 || id == 22 || id >= 27 && id <= 36 || id >= 50 && id <= 58);
    }

    private static String day(Cell cell) {
        var moment = cell.asDate();
        return moment.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? DAY.format(moment.toLocalDate())
                : MOMENT.format(moment);
    }
}
