package fr.conciergerie.custody;

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
import javax.imageio.stream.ImageInputStream;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.filters.ImageFilter;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.ExifUtils;
import net.coobird.thumbnailator.util.exif.Orientation;
import org.jspecify.annotations.Nullable;

/**
 * A photo fit to be kept: upright, at most {@value #LONGEST_SIDE} pixels a side, drawn anew so that nothing of the phone's
 * place, owner or name comes along.
 */
record Picture(byte[] jpeg, int width, int height) {

    static final int MAX_BYTES = 10 * 1024 * 1024;
    static final int LONGEST_SIDE = 1600;
    static final long MAX_PIXELS = 50_000_000;

    private static final int MAX_SIDE = 20_000;
    private static final double QUALITY = 0.85;

    /** The four letters by which phones' own formats begin, after the eight bytes of their first box. */
    private static final Set<String> PHONE_FORMATS =
            Set.of("heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1", "avif");

    static Picture read(byte[] upload) {
        if (upload.length > MAX_BYTES) {
            throw new Refused("custody.photo-too-heavy", MAX_BYTES / 1024 / 1024);
        }
        if (isPhoneFormat(upload)) {
            throw new Refused("custody.photo-phone-format");
        }
        try (var stream = ImageIO.createImageInputStream(new ByteArrayInputStream(upload))) {
            return drawnAnew(upright(stream));
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException | NegativeArraySizeException _) {
            throw new Refused("custody.photo-unreadable");
        }
    }

    private static boolean isPhoneFormat(byte[] upload) {
        return upload.length >= 12
                && new String(upload, 4, 4, StandardCharsets.ISO_8859_1).equals("ftyp")
                && PHONE_FORMATS.contains(
                        new String(upload, 8, 4, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT));
    }

    private static BufferedImage upright(ImageInputStream stream) throws IOException {
        var readers = ImageIO.getImageReaders(stream);
        if (!readers.hasNext()) {
            throw new Refused("custody.photo-unreadable");
        }
        var reader = readers.next();
        try {
            boolean jpeg = reader.getFormatName().equalsIgnoreCase("jpeg");
            if (!jpeg && !reader.getFormatName().equalsIgnoreCase("png")) {
                throw new Refused("custody.photo-unreadable");
            }
            reader.setInput(stream, false, !jpeg);
            requireReasonable(reader.getWidth(0), reader.getHeight(0));
            var orientation = jpeg ? orientation(reader) : null;
            var image = coarse(reader);
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
            throw new Refused("custody.photo-too-large", MAX_PIXELS / 1_000_000);
        }
    }

    /** Skips rows and columns while reading, so that no more is held than twice what is kept. */
    private static BufferedImage coarse(ImageReader reader) throws IOException {
        int step = Math.max(1, Math.max(reader.getWidth(0), reader.getHeight(0)) / LONGEST_SIDE);
        var parameters = reader.getDefaultReadParam();
        parameters.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, parameters);
    }

    private static Picture drawnAnew(BufferedImage image) throws IOException {
        double scale = Math.min(1, (double) LONGEST_SIDE / Math.max(image.getWidth(), image.getHeight()));
        var smaller = scale < 1
                ? Thumbnails.of(image).size(LONGEST_SIDE, LONGEST_SIDE).asBufferedImage()
                : image;
        var opaque = new BufferedImage(smaller.getWidth(), smaller.getHeight(), BufferedImage.TYPE_INT_RGB);
        var canvas = opaque.createGraphics();
        canvas.drawImage(smaller, 0, 0, Color.WHITE, null);
        canvas.dispose();
        var out = new ByteArrayOutputStream();
        Thumbnails.of(opaque)
                .scale(1)
                .outputFormat("jpg")
                .outputQuality(QUALITY)
                .toOutputStream(out);
        return new Picture(out.toByteArray(), opaque.getWidth(), opaque.getHeight());
    }
}
