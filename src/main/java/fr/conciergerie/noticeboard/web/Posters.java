package fr.conciergerie.noticeboard.web;

import fr.conciergerie.animations.PictureView;
import fr.conciergerie.noticeboard.EventNotice;
import fr.conciergerie.noticeboard.Noticeboard;
import fr.conciergerie.noticeboard.Noticeboards;
import fr.conciergerie.web.Dictionary;
import fr.conciergerie.web.HtmlOutput;
import fr.conciergerie.web.PublicAddress;
import fr.conciergerie.web.pictures.QrCode;
import fr.conciergerie.web.print.Pdf;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Posters: what everybody reads on the page, in large letters on one sheet, with the way to the page for a camera and for a hand. As
 * a page goes on, paper does not: it says of which day it is.
 */
@Component
class Posters {

    /** How much smaller the letters become where there is too much for one sheet, and how far that goes: nine points on the least. */
    private static final double SMALLER = 0.9;

    private static final double SMALLEST = 0.4;

    /** An address stands on one line, in letters a little larger than the others where it is short. */
    private static final double LARGEST_ADDRESS = 1.3;

    /** How wide a letter of an address is, by its height. */
    private static final double WIDTH = 0.56;

    /** How high a picture is, by the usual letters. */
    private static final double PICTURE = 9;

    private final TemplateEngine engine;
    private final Noticeboards boards;
    private final Dictionary dictionary;
    private final PublicAddress address;

    Posters(TemplateEngine engine, Noticeboards boards, Dictionary dictionary, PublicAddress address) {
        this.engine = engine;
        this.boards = boards;
        this.dictionary = dictionary;
        this.address = address;
    }

    byte[] of(Noticeboard board, Sheet sheet, Locale reader) {
        return print("noticeboard/site-poster-pdf.jte", Map.of("it", board), board.path(), sheet, reader);
    }

    byte[] of(EventNotice notice, Sheet sheet, Locale reader) {
        var picture = notice.event().animation().picture();
        return print(
                "noticeboard/event-poster-pdf.jte",
                picture == null ? Map.of("it", notice) : Map.of("it", notice, "picture", shown(notice, picture, sheet)),
                notice.path(),
                sheet,
                reader);
    }

    /** Its height by the letters; a wide one is less high, so that it does not leave the sheet where they are largest. */
    private PosterPicture shown(EventNotice notice, PictureView picture, Sheet sheet) {
        var jpeg =
                boards.picture(notice.operator().slug(), notice.event().code()).jpeg();
        double widest = sheet.line() / sheet.largest();
        return new PosterPicture(
                "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(jpeg),
                picture.words(),
                Math.min(PICTURE, widest * picture.height() / picture.width()));
    }

    /** In letters as large as one sheet takes. */
    private byte[] print(String template, Map<String, Object> model, String path, Sheet sheet, Locale reader) {
        var where = address.of(path);
        var toType = toType(where);
        var parameters = new HashMap<>(model);
        parameters.put("words", dictionary.words(reader).onPaper());
        parameters.put("sheet", sheet);
        parameters.put("address", toType);
        parameters.put("qr", "data:image/png;base64," + Base64.getEncoder().encodeToString(QrCode.png(where)));
        byte[] pdf = {};
        for (double part = 1; part > SMALLEST; part *= SMALLER) {
            double size = sheet.largest() * part;
            parameters.put("size", size);
            parameters.put("addressSize", Math.min(LARGEST_ADDRESS, sheet.line() / (WIDTH * size * toType.length())));
            var html = new StringOutput();
            engine.render(template, parameters, new HtmlOutput(html));
            pdf = Pdf.of(html.toString());
            if (Pdf.pages(pdf) == 1) {
                break;
            }
        }
        return pdf;
    }

    /** Nobody types what a browser adds by itself. */
    private static String toType(String address) {
        return address.replaceFirst("^https?://", "");
    }
}
