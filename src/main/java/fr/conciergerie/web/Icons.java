package fr.conciergerie.web;

import gg.jte.Content;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Pictograms, drawn in the page itself: they take the colour of their word and need no further request. Those that
 * Bootstrap Icons lack, shoes and clothes above all, are our own.
 */
@Component
class Icons {

    private final Map<String, Content> drawn = new ConcurrentHashMap<>();

    Content icon(String name) {
        return drawn.computeIfAbsent(name, this::draw);
    }

    private Content draw(String name) {
        try {
            var file = IconNames.file(name).getContentAsString(StandardCharsets.UTF_8);
            var shapes = file.substring(file.indexOf('>') + 1, file.lastIndexOf("</svg>"))
                    .strip();
            var svg = "<svg class=\"icon\" width=\"16\" height=\"16\" viewBox=\"0 0 16 16\""
                    + " fill=\"currentColor\" aria-hidden=\"true\">" + shapes + "</svg>";
            return output -> output.writeContent(svg);
        } catch (IOException absent) {
            throw new UncheckedIOException("no pictogram named " + name, absent);
        }
    }
}
