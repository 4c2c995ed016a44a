package fr.conciergerie.web;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.logging.Level;

/**
 * Pages on paper: PDF tagged for those who do not see (PDF/UA-1), with the letters inside so that any printer has them. The
 * page is well-formed HTML with a title, a description and a language; its letters are of the family {@code Text}.
 */
public final class Pdf {

    /** Comes with PDFBox; made to be read on paper, with the accents of every language of the continent. */
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    static {
        // Each step of the library is no news to whoever runs the product.
        XRLog.listRegisteredLoggers().forEach(it -> XRLog.setLevel(it, Level.SEVERE));
    }

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

    private static PdfRendererBuilder builder(String html) {
        return new PdfRendererBuilder()
                .useFastMode()
                .usePdfUaAccessibility(true)
                .useFont(Pdf::font, "Text")
                .useUnicodeLineBreaker(new LineBreaks())
                .withHtmlContent(html, null);
    }

    private static byte[] written(PdfRendererBuilder builder) {
        try (var pdf = new ByteArrayOutputStream()) {
            builder.toStream(pdf).run();
            return pdf.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream font() {
        return Objects.requireNonNull(Pdf.class.getResourceAsStream(FONT), FONT);
    }
}
