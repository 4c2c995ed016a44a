package fr.conciergerie.web.print;

import com.openhtmltopdf.extend.FSTextBreaker;
import java.text.BreakIterator;
import java.util.Locale;

/** Where a line on paper may end: never after an apostrophe, which stands in the middle of what is read as one word. */
final class LineBreaks implements FSTextBreaker {

    private static final String APOSTROPHES = "’'";

    private final BreakIterator breaks = BreakIterator.getLineInstance(Locale.FRENCH);
    private String text = "";

    @Override
    public void setText(String text) {
        this.text = text;
        breaks.setText(text);
    }

    @Override
    public int next() {
        int at = breaks.next();
        while (at != BreakIterator.DONE && isWithinAWord(at)) {
            at = breaks.next();
        }
        return at;
    }

    private boolean isWithinAWord(int at) {
        return at > 0
                && at < text.length()
                && APOSTROPHES.indexOf(text.charAt(at - 1)) >= 0
                && Character.isLetterOrDigit(text.charAt(at));
    }
}
