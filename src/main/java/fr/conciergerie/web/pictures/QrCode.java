package fr.conciergerie.web.pictures;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.EncodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.WriterException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;

/** A text as a QR code, drawn as one path of whole squares so that it prints sharp at any size; and back again from a photo. */
public final class QrCode {

    private static final int QUIET = 4;
    private static final int QUIET_ON_PAPER = 2;

    /** How many a side of a square of the code has on paper. */
    private static final int DOTS = 12;

    /** Paper first: a palette, and no scale of greys, for a PDF takes in a picture with a palette as it is. */
    private static final IndexColorModel PAPER_AND_INK =
            new IndexColorModel(1, 2, new int[] {0xffffff, 0x000000}, 0, false, -1, DataBuffer.TYPE_BYTE);

    private QrCode() {}

    /** What is written in the code on a photo, empty where none is found; a photo that cannot be read is refused. */
    public static Optional<String> read(byte[] photo) {
        try {
            var image =
                    ImageIO.read(new ByteArrayInputStream(Picture.photo(photo).file()));
            int width = image.getWidth();
            int height = image.getHeight();
            var light = new RGBLuminanceSource(width, height, image.getRGB(0, 0, width, height, null, 0, width));
            return Optional.of(new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(light)), Map.of(DecodeHintType.TRY_HARDER, true))
                    .getText());
        } catch (ReaderException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The drawing as an SVG element without size: the style sheet decides. */
    public static String svg(String text) {
        var squares = squares(text);
        var path = new StringBuilder();
        for (int y = 0; y < squares.getHeight(); y++) {
            for (int x = 0; x < squares.getWidth(); x++) {
                if (squares.get(x, y) == 1) {
                    path.append('M')
                            .append(x + QUIET)
                            .append(' ')
                            .append(y + QUIET)
                            .append("h1v1h-1z");
                }
            }
        }
        var side = squares.getWidth() + 2 * QUIET;
        return """
                <svg xmlns="http://www.w3.org/2000/svg" class="qr" viewBox="0 0 %d %d" shape-rendering="crispEdges" \
                aria-hidden="true"><path fill="#fff" d="M0 0h%dv%dH0z"/><path fill="#000" d="%s"/></svg>""".formatted(side, side, side, side, path);
    }

    /** The drawing for paper, of whole dots that a printer enlarges without blurring; the paper around it is quiet enough. */
    public static byte[] png(String text) {
        var squares = squares(text);
        int side = (squares.getWidth() + 2 * QUIET_ON_PAPER) * DOTS;
        var image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY, PAPER_AND_INK);
        var pen = image.createGraphics();
        pen.setColor(Color.BLACK);
        for (int row = 0; row < squares.getHeight(); row++) {
            for (int column = 0; column < squares.getWidth(); column++) {
                if (squares.get(column, row) == 1) {
                    pen.fillRect((column + QUIET_ON_PAPER) * DOTS, (row + QUIET_ON_PAPER) * DOTS, DOTS, DOTS);
                }
            }
        }
        pen.dispose();
        try (var png = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", png);
            return png.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ByteMatrix squares(String text) {
        try {
            return Encoder.encode(text, ErrorCorrectionLevel.M, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"))
                    .getMatrix();
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException(
                    "does not fit into a QR code: " + text.length() + " characters", tooLong);
        }
    }
}
