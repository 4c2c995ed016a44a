package fr.conciergerie.web.print;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The letters that paper is printed in: one typeface for what is read here every day, and those that stand in for it where a name
 * is written in letters of another script, or somebody put a picture among them. Nothing prints as a box or as {@code #}: what no
 * typeface has is told by its number.
 */
final class PrintedLetters {

    /** In the order in which a letter is looked for; the largest come last, for each is read when it is asked. */
    enum Typeface {
        /** Comes with PDFBox; made to be read on paper, with the accents of every language of the continent. */
        TEXT("/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf"),
        /** Arabic with its joined forms, Hebrew, Georgian, Armenian; ticks, stars, arrows. */
        MANY_SCRIPTS("/fonts/DejaVuSans.ttf"),
        THAI("/fonts/NotoSansThai-Regular.ttf"),
        DEVANAGARI("/fonts/NotoSansDevanagari-Regular.ttf"),
        PICTURES("/fonts/NotoEmoji-Regular.ttf"),
        KOREAN("/fonts/NotoSansKR-Hangul.ttf"),
        /** Chinese, and Japanese with its syllables. */
        CHINESE("/fonts/NotoSansSC-Regular.ttf");

        private final String file;

        Typeface(String file) {
            this.file = file;
        }

        InputStream open() {
            return this == TEXT ? new ByteArrayInputStream(LetterByLetter.TEXT) : file();
        }

        private InputStream file() {
            return Objects.requireNonNull(PrintedLetters.class.getResourceAsStream(file), file);
        }
    }

    /**
     * The everyday typeface without its table of substitutions (GSUB), which draws fi and fl as one: looking every run of text up in
     * it takes half of the time of a page, and nobody sees the difference.
     */
    private static final class LetterByLetter {

        private static final int HOW_MANY = 5;
        private static final int TABLES = 12;
        private static final int TABLE = 16;

        private static final byte[] TEXT = of(Typeface.TEXT);

        private static byte[] of(Typeface typeface) {
            try (var file = typeface.file()) {
                var font = file.readAllBytes();
                for (int at = TABLES; at < TABLES + font[HOW_MANY] * TABLE; at += TABLE) {
                    if (new String(font, at, 4, StandardCharsets.US_ASCII).equals("GSUB")) {
                        // A name that nobody looks for.
                        font[at] = 'x';
                        return font;
                    }
                }
                throw new IllegalStateException(typeface + " has no substitutions");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** What tells a screen how to join or to order letters, and is not a letter itself: paper cannot be told so. */
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cf}\\x{FE00}-\\x{FE0F}\\x{E0100}-\\x{E01EF}&&[^\\x{00AD}]]");

    private static final Map<Typeface, BitSet> KNOWN = new EnumMap<>(Typeface.class);

    private PrintedLetters() {}

    /** The same text in letters that can be printed. */
    static String of(String text) {
        if (text.codePoints().allMatch(it -> isBasic(it) || has(Typeface.TEXT, it))) {
            return text;
        }
        var printed = new StringBuilder(text.length() + 100);
        UNSEEN.matcher(text).replaceAll("").codePoints().forEach(it -> {
            if (isBasic(it) || isInATypeface(it)) {
                printed.appendCodePoint(it);
            } else if (Character.isSpaceChar(it) || Character.isISOControl(it)) {
                printed.append('\u00a0');
            } else {
                printed.append(String.format(Locale.ROOT, "[U+%04X]", it));
            }
        });
        return printed.toString();
    }

    private static boolean isBasic(int letter) {
        return letter < 0x7f || letter == 0xad;
    }

    private static boolean isInATypeface(int letter) {
        for (var typeface : Typeface.values()) {
            if (has(typeface, letter)) {
                return true;
            }
        }
        return false;
    }

    private static boolean has(Typeface typeface, int letter) {
        synchronized (KNOWN) {
            return KNOWN.computeIfAbsent(typeface, PrintedLetters::read).get(letter);
        }
    }

    private static BitSet read(Typeface typeface) {
        try (var file = typeface.open();
                var font = new TTFParser(true).parse(new RandomAccessReadBuffer(file))) {
            var letters = new BitSet();
            var drawn = font.getUnicodeCmapLookup();
            for (int letter = 0; letter <= Character.MAX_CODE_POINT; letter++) {
                if (drawn.getGlyphId(letter) != 0) {
                    letters.set(letter);
                }
            }
            return letters;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
