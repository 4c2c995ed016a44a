package fr.conciergerie.web.pictures;

/**
 * Whether a JPEG goes on to its end. One that was cut off on its way to the phone can be read, half of it grey; what cameras
 * put behind the end does not matter.
 */
final class JpegEnd {

    private static final int MARKER = 0xff;
    private static final int START = 0xd8;
    private static final int END = 0xd9;
    private static final int FIRST_RESTART = 0xd0;
    private static final int LAST_RESTART = 0xd7;

    private JpegEnd() {}

    /** False for what is no JPEG. */
    static boolean isMissing(byte[] file) {
        return file.length > 2 && at(file, 0) == MARKER && at(file, 1) == START && !comes(file);
    }

    /** From marker to marker: a small picture inside of a block has an end of its own, which is not this one. */
    private static boolean comes(byte[] file) {
        int place = 2;
        while (place + 1 < file.length) {
            if (at(file, place) != MARKER) {
                place++;
                continue;
            }
            int marker = at(file, place + 1);
            if (marker == END) {
                return true;
            }
            place = isAlone(marker) ? place + (marker == MARKER ? 1 : 2) : afterBlock(file, place);
        }
        return false;
    }

    /** A marker without a block behind it, or what merely looks like one in the midst of a scan. */
    private static boolean isAlone(int marker) {
        return marker == MARKER || marker <= 1 || marker >= FIRST_RESTART && marker <= LAST_RESTART;
    }

    private static int afterBlock(byte[] file, int place) {
        return place + 3 < file.length
                ? place + 2 + Math.max(2, at(file, place + 2) << 8 | at(file, place + 3))
                : file.length;
    }

    private static int at(byte[] file, int place) {
        return file[place] & 0xff;
    }
}
