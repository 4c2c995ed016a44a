package fr.conciergerie.web.csv;

import fr.conciergerie.shared.Refused;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * In which alphabet a file was written: nothing in it says so. What is not UTF-8 or UTF-16 is taken for the one of those that
 * French offices have saved in since the eighties in which it reads most like French.
 */
final class CsvEncoding {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    /** Windows first: it is what a spreadsheet writes in France. A runtime that was cut to size may lack the others. */
    private static final List<Charset> OFFICES = Stream.of("windows-1252", "x-MacRoman", "IBM850")
            .filter(Charset::isSupported)
            .map(Charset::forName)
            .toList();

    /** What a text that was coded twice shows where one letter was: Ã© for é, â€™ for ’. No French word has these. */
    private static final Pattern CODED_TWICE = codedTwice();

    private CsvEncoding() {}

    static String decode(byte[] content) {
        if (startsWith(content, 'P', 'K', 3, 4)) {
            return WorkbookText.of(content);
        }
        if (startsWith(content, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw new Refused("web.csv.is-a-workbook");
        }
        var text = codedOnce(plain(content));
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    private static String plain(byte[] content) {
        if (startsWith(content, 0xFF, 0xFE) || startsWith(content, 0xFE, 0xFF)) {
            return new String(content, StandardCharsets.UTF_16);
        }
        if (looksLikeUtf16(content)) {
            return new String(content, StandardCharsets.UTF_16LE);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException _) {
            return OFFICES.stream()
                    .map(it -> new String(content, it))
                    .max(Comparator.comparingLong(CsvEncoding::french))
                    .orElseThrow();
        }
    }

    /** Every second byte is empty where the letters are Latin ones. */
    private static boolean looksLikeUtf16(byte[] content) {
        int looked = Math.min(content.length, 200) / 2;
        long empty =
                IntStream.range(0, looked).filter(i -> content[2 * i + 1] == 0).count();
        return empty * 2 > looked && IntStream.range(0, looked).noneMatch(i -> content[2 * i] == 0);
    }

    /** How much a text reads like French, by the letters that are not those of every alphabet. */
    private static long french(String text) {
        return text.chars()
                .filter(it -> it > 0x7F)
                .map(it -> {
                    if (it == 'é') {
                        return 6;
                    }
                    if ("èàêçîôûùâëïœ".indexOf(it) >= 0) {
                        return 3;
                    }
                    if ("ÉÈÀÊÇÎÔÛÙÂËÏŒ".indexOf(it) >= 0) {
                        return 2;
                    }
                    return "’«»°€–üöäñ\u00a0".indexOf(it) >= 0 ? 1 : -1;
                })
                .sum();
    }

    private static String codedOnce(String text) {
        return CODED_TWICE
                .matcher(text)
                .replaceAll(it -> Matcher.quoteReplacement(new String(bytes(it.group()), StandardCharsets.UTF_8)));
    }

    private static byte[] bytes(String signs) {
        var bytes = new byte[signs.length()];
        for (int i = 0; i < bytes.length; i++) {
            char sign = signs.charAt(i);
            bytes[i] = sign < 0x100 ? (byte) sign : String.valueOf(sign).getBytes(WINDOWS)[0];
        }
        return bytes;
    }

    private static Pattern codedTwice() {
        var following = new StringBuilder();
        IntStream.range(0x80, 0xC0).forEach(value -> {
            following.append((char) value);
            var sign = new String(new byte[] {(byte) value}, WINDOWS);
            if (!sign.equals("\ufffd")) {
                following.append(sign);
            }
        });
        var more = "[" + following + "]";
        return Pattern.compile("[ÂÃÅ]" + more + "|â[€\u0080‚\u0082]" + more);
    }

    private static boolean startsWith(byte[] bytes, int... beginning) {
        return bytes.length >= beginning.length
                && IntStream.range(0, beginning.length).allMatch(i -> (bytes[i] & 0xFF) == beginning[i]);
    }
}
