package fr.conciergerie.web.pictures;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import fr.conciergerie.shared.Refused;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.stream.ImageInputStream;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.filters.ImageFilter;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.ExifUtils;
import net.coobird.thumbnailator.util.exif.Orientation;
import org.jspecify.annotations.Nullable;

/**
 * A picture fit to be kept: upright, drawn anew so that nothing of the phone's place, owner or name comes along, and nothing
 * that is no picture.
 *
 * @param file a JPEG when it is a photo, a PNG when it is a drawing
 */
public record Picture(byte[] file, int width, int height) {

    static final int MAX_BYTES = 10 * 1024 * 1024;
    static final int LONGEST_SIDE = 1600;
    static final int LONGEST_SIDE_OF_A_DRAWING = 600;
    static final long MAX_PIXELS = 50_000_000;

    private static final int MAX_SIDE = 20_000;
    private static final double QUALITY = 0.85;

    private static final Set<String> READ = Set.of("jpeg", "png", "webp");

    /** The four letters by which phones' own formats begin, after the eight bytes of their first box. */
    private static final Set<String> PHONE_FORMATS =
            Set.of("heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1", "avif");

    static {
        // Told by name: where a thread does not see all of our libraries, Java would not find it by itself.
        IIORegistry.getDefaultInstance().registerServiceProvider(new WebPImageReaderSpi());
    }

    /** A photo, at most {@value #LONGEST_SIDE} pixels a side. */
    public static Picture photo(byte[] upload) {
        return drawnAnew(read(upload, LONGEST_SIDE), LONGEST_SIDE, "jpg");
    }

    /** A drawing such as a logo, on white, at most {@value #LONGEST_SIDE_OF_A_DRAWING} pixels a side and without loss. */
    public static Picture drawing(byte[] upload) {
        return drawnAnew(read(upload, LONGEST_SIDE_OF_A_DRAWING), LONGEST_SIDE_OF_A_DRAWING, "png");
    }

    private static BufferedImage read(byte[] upload, int longest) {
        if (upload.length > MAX_BYTES) {
            throw new Refused("web.picture-too-heavy", MAX_BYTES / 1024 / 1024);
        }
        if (isPhoneFormat(upload)) {
            throw new Refused("web.picture-phone-format");
        }
        try (var stream = ImageIO.createImageInputStream(new ByteArrayInputStream(upload))) {
            var image = upright(stream, longest);
            if (JpegEnd.isMissing(upload)) {
                throw new Refused("web.picture-cut-off");
            }
            return image;
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException | NegativeArraySizeException _) {
            throw new Refused("web.picture-unreadable");
        }
    }

    private static boolean isPhoneFormat(byte[] upload) {
        return upload.length >= 12
                && new String(upload, 4, 4, StandardCharsets.ISO_8859_1).equals("ftyp")
                && PHONE_FORMATS.contains(
                        new String(upload, 8, 4, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT));
    }

    private static BufferedImage upright(ImageInputStream stream, int longest) throws IOException {
        var readers = ImageIO.getImageReaders(stream);
        if (!readers.hasNext()) {
            throw new Refused("web.picture-unreadable");
        }
        var reader = readers.next();
        try {
            var format = reader.getFormatName().toLowerCase(Locale.ROOT);
            boolean jpeg = format.equals("jpeg");
            if (!READ.contains(format)) {
                throw new Refused("web.picture-unreadable");
            }
            reader.setInput(stream, false, !jpeg);
            requireReasonable(reader.getWidth(0), reader.getHeight(0));
            var orientation = jpeg ? orientation(reader) : null;
            var image = coarse(reader, longest);
            return orientation == null ? image : turning(orientation).apply(image);
        } finally {
            reader.dispose();
        }
    }

    /** How the telephone was held; null when it did not say so, or nothing that can be read. */
    private static @Nullable Orientation orientation(ImageReader reader) {
        try {
            return ExifUtils.getExifOrientation(reader, 0);
        } catch (IOException | RuntimeException _) {
            return null;
        }
    }

    private static ImageFilter turning(Orientation orientation) {
        return ExifFilterUtils.getFilterForOrientation(orientation);
    }

    /** Dimensions are in the header: a small file that unfolds into an enormous picture is refused before it does. */
    private static void requireReasonable(int width, int height) {
        if (width > MAX_SIDE || height > MAX_SIDE || (long) width * height > MAX_PIXELS) {
            throw new Refused("web.picture-too-large", MAX_PIXELS / 1_000_000);
        }
    }

    /** Skips rows and columns while reading, so that no more is held than twice what is kept. */
    private static BufferedImage coarse(ImageReader reader, int longest) throws IOException {
        int step = Math.max(1, Math.max(reader.getWidth(0), reader.getHeight(0)) / longest);
        var parameters = reader.getDefaultReadParam();
        parameters.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, parameters);
    }

    private static Picture drawnAnew(BufferedImage image, int longest, String format) {
        double scale = Math.min(1, (double) longest / Math.max(image.getWidth(), image.getHeight()));
        try (var out = new ByteArrayOutputStream()) {
            var smaller =
                    scale < 1 ? Thumbnails.of(image).size(longest, longest).asBufferedImage() : image;
            var opaque = new BufferedImage(smaller.getWidth(), smaller.getHeight(), BufferedImage.TYPE_INT_RGB);
            var canvas = opaque.createGraphics();
            canvas.drawImage(smaller, 0, 0, Color.WHITE, null);
            canvas.dispose();
            if (format.equals("png")) {
                ImageIO.write(opaque, format, out);
            } else {
                Thumbnails.of(opaque)
                        .scale(1)
                        .outputFormat(format)
                        .outputQuality(QUALITY)
                        .toOutputStream(out);
            }
            return new Picture(out.toByteArray(), opaque.getWidth(), opaque.getHeight());
        } catch (IOException _) {
            throw new Refused("web.picture-unreadable");
        }
    }
}
