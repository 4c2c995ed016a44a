package fr.conciergerie.web;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import javax.imageio.ImageIO;

/** What telephones make of a picture. */
public final class Cameras {

    /** The reference point of the position that the photo carries, as its Exif block writes it. */
    public static final String PLACE = "WGS-84-PLACE";

    /** Sixty by forty points of green, as a browser writes it. */
    private static final String WEBP =
            "UklGRj4AAABXRUJQVlA4IDIAAABQAwCdASo8ACgAPm02mEkkIqKhIqgAgA2JaQAAE/GOHwhFgAD+8ur//uh76vKopgAAAA==";

    private static final int SIDEWAYS = 6;
    private static final short BYTES = 2;
    private static final short SHORT = 3;
    private static final short LONG = 4;

    private Cameras() {}

    /** A JPEG of that size whose Exif block says that the telephone was turned to the right, and where it was. */
    public static byte[] heldSideways(int width, int height) {
        return withExif(image(width, height, "jpg"), SIDEWAYS);
    }

    /** A picture of sand, taken on its side: of so many grains that it weighs more than is taken. */
    public static byte[] sandHeldSideways(int width, int height) {
        var sand = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var grains = new Random(width).ints((long) width * height, 0, 1 << 24).toArray();
        sand.setRGB(0, 0, width, height, grains, 0, width);
        return withExif(file(sand, "jpg"), SIDEWAYS);
    }

    public static byte[] image(int width, int height, String format) {
        return file(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format);
    }

    /** A WebP of 60 by 40 points: what one saves from a page is often one. */
    public static byte[] webp() {
        return Base64.getDecoder().decode(WEBP);
    }

    private static byte[] file(BufferedImage image, String format) {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] withExif(byte[] jpeg, int orientation) {
        var exif = ByteBuffer.allocate(128);
        exif.putShort((short) 0xffe1).putShort((short) 0);
        exif.put("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1));
        exif.put("MM".getBytes(StandardCharsets.ISO_8859_1))
                .putShort((short) 42)
                .putInt(8);
        exif.putShort((short) 2);
        entry(exif, 0x0112, SHORT, 1).putShort((short) orientation).putShort((short) 0);
        int positions = 8 + 2 + 2 * 12 + 4;
        entry(exif, 0x8825, LONG, 1).putInt(positions);
        exif.putInt(0);
        exif.putShort((short) 1);
        entry(exif, 0x0012, BYTES, PLACE.length() + 1).putInt(positions + 2 + 12 + 4);
        exif.putInt(0);
        exif.put(PLACE.getBytes(StandardCharsets.ISO_8859_1)).put((byte) 0);
        exif.putShort(2, (short) (exif.position() - 2));
        var block = Arrays.copyOf(exif.array(), exif.position());
        int afterJfif = 4 + ByteBuffer.wrap(jpeg).getShort(4);
        return ByteBuffer.allocate(jpeg.length + block.length)
                .put(jpeg, 0, afterJfif)
                .put(block)
                .put(jpeg, afterJfif, jpeg.length - afterJfif)
                .array();
    }

    private static ByteBuffer entry(ByteBuffer exif, int tag, short type, int count) {
        return exif.putShort((short) tag).putShort(type).putInt(count);
    }
}
