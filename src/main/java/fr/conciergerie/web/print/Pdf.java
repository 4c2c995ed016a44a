package fr.conciergerie.web.print;

import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.TextDirection;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import fr.conciergerie.web.print.PrintedLetters.Typeface;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.logging.Level;
import org.apache.pdfbox.Loader;

/**
 * Pages on paper: PDF tagged for those who do not see (PDF/UA-1), with the letters inside so that any printer has them. The
 * page is well-formed HTML with a title, a description and a language; its letters are of the family {@code Text}, and of
 * {@link PrintedLetters} where that one lacks them.
 */
public final class Pdf {

    static {
        // Each step of the library is no news to whoever runs the product.
        XRLog.listRegisteredLoggers().forEach(it -> XRLog.setLevel(it, Level.SEVERE));
    }

    private static final int NORMAL = 400;

    private Pdf() {}

    /** To be printed and thrown away. */
    public static byte[] of(String html) {
        return written(builder(html));
    }

    /** To be kept for years: also PDF/A-2a, which looks the same whatever opens it. */
    public static byte[] toKeep(String html) {
        return written(builder(html)
                .usePdfAConformance(PdfAConformance.PDFA_2_A)
                .useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData()));
    }

    /** On how many sheets it is. */
    public static int pages(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            return document.getNumberOfPages();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PdfRendererBuilder builder(String html) {
        var builder = new PdfRendererBuilder()
                .useFastMode()
                .usePdfUaAccessibility(true)
                .useUnicodeLineBreaker(new LineBreaks())
                .useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory())
                .useUnicodeBidiReorderer(new ICUBidiReorderer())
                .defaultTextDirection(TextDirection.LTR)
                .withHtmlContent(PrintedLetters.of(html), null);
        for (var typeface : Typeface.values()) {
            builder.useFont(
                    typeface::open,
                    typeface == Typeface.TEXT ? "Text" : typeface.name(),
                    NORMAL,
                    FontStyle.NORMAL,
                    true,
                    EnumSet.of(typeface == Typeface.TEXT ? FSFontUseCase.DOCUMENT : FSFontUseCase.FALLBACK_FINAL));
        }
        return builder;
    }

    private static byte[] written(PdfRendererBuilder builder) {
        try (var pdf = new ByteArrayOutputStream()) {
            builder.toStream(pdf).run();
            return pdf.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
