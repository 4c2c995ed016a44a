package fr.conciergerie.web.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.Cameras;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureTest {

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png"})
    void aLargePhotoIsMadeSmallerAndKeepsItsShape(String format) throws IOException {
        var kept = Picture.photo(Cameras.image(4000, 2000, format));

        assertThat(kept.width()).isEqualTo(Picture.LONGEST_SIDE);
        assertThat(kept.height()).isEqualTo(Picture.LONGEST_SIDE / 2);
        var read = ImageIO.read(new ByteArrayInputStream(kept.file()));
        assertThat(read.getWidth()).isEqualTo(kept.width());
    }

    @Test
    void aSmallPhotoIsNotBlownUp() {
        assertThat(Picture.photo(Cameras.image(300, 200, "jpg")).width()).isEqualTo(300);
    }

    @Test
    void whatIsSavedFromAPageIsReadToo() {
        var kept = Picture.photo(Cameras.webp());

        assertThat(kept.width()).isEqualTo(60);
        assertThat(kept.height()).isEqualTo(40);
        assertThat(kept.file()).startsWith(0xff, 0xd8);
    }

    @Test
    void whatCameDamagedIsReadOrRefusedAndBreaksNothing() {
        int refused = 0;
        for (int at = 0; at < Cameras.webp().length; at++) {
            for (int other : new int[] {0x00, 0x7f, 0xff}) {
                var damaged = Cameras.webp();
                damaged[at] = (byte) other;
                try {
                    Picture.photo(damaged);
                } catch (Refused _) {
                    refused++;
                }
            }
        }
        assertThat(refused).isPositive();
    }

    @Test
    void aPhotoTakenOnItsSideIsTurnedUprightAndTellsNothingElse() {
        var kept = Picture.photo(Cameras.heldSideways(400, 200));

        assertThat(kept.width()).isEqualTo(200);
        assertThat(kept.height()).isEqualTo(400);
        assertThat(new String(kept.file(), StandardCharsets.ISO_8859_1)).doesNotContain("Exif", Cameras.PLACE);
    }

    @Test
    void aSmallFileThatUnfoldsIntoAnEnormousPictureIsRefusedUnread() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Picture.photo(pngHeader(60_000, 60_000)))
                .withMessage("web.picture-too-large");
    }

    @Test
    void aTelephonesOwnFormatIsRefusedWithAWayOut() {
        var heic = new byte[64];
        System.arraycopy("ftypheic".getBytes(StandardCharsets.ISO_8859_1), 0, heic, 4, 8);

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Picture.photo(heic))
                .withMessage("web.picture-phone-format");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "<svg xmlns='http://www.w3.org/2000/svg'/>", "GIF89a", "%PDF-1.7"})
    void whatIsNoPhotoIsRefused(String text) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Picture.photo(text.getBytes(StandardCharsets.UTF_8)))
                .withMessage("web.picture-unreadable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png"})
    void aPhotoCutShortIsRefused(String format) {
        var whole = Cameras.image(800, 600, format);
        for (int length = 1; length < whole.length - 1; length += whole.length / 40) {
            var part = Arrays.copyOf(whole, length);
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> Picture.photo(part))
                    .satisfies(it -> assertThat(it.key()).startsWith("web.picture-"));
        }
    }

    @Test
    void ofAPhotoThatStopsBeforeItsEndItIsSaidThatItDoes() {
        var whole = Cameras.heldSideways(800, 600);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Picture.photo(Arrays.copyOf(whole, whole.length / 2)))
                .withMessage("web.picture-cut-off");
    }

    @Test
    void whatACameraPutsBehindTheEndDoesNotMatter() {
        var whole = Cameras.image(300, 200, "jpg");
        assertThat(Picture.photo(Arrays.copyOf(whole, whole.length + 1000)).width())
                .isEqualTo(300);
    }

    @Test
    void tenMegabytesAreEnough() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Picture.photo(new byte[Picture.MAX_BYTES + 1]))
                .withMessage("web.picture-too-heavy");
    }

    private static byte[] pngHeader(int width, int height) {
        return ByteBuffer.allocate(41)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10})
                .putInt(13)
                .put("IHDR".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0})
                .putInt(0)
                .putInt(0)
                .put("IEND".getBytes(StandardCharsets.ISO_8859_1))
                .array();
    }
}
