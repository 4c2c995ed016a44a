package fr.conciergerie.organisations;

import java.util.ArrayList;
import java.util.List;

/**
 * Terms as somebody typed them, in parts that a page knows how to draw: a line that begins with {@code #} is a title, one
 * that begins with {@code -} an item, an empty line ends a paragraph. Everything else is words, whatever it looks like.
 */
public record TermsText(List<Part> parts) {

    public sealed interface Part {}

    public record Title(String words) implements Part {}

    public record Paragraph(String words) implements Part {}

    public record Items(List<String> items) implements Part {

        public Items {
            items = List.copyOf(items);
        }
    }

    public TermsText {
        parts = List.copyOf(parts);
    }

    public static TermsText read(String typed) {
        var parts = new ArrayList<Part>();
        for (var block : typed.replace("\r\n", "\n").split("\n[ \t]*\n")) {
            read(block.lines().map(String::strip).filter(it -> !it.isEmpty()).toList(), parts);
        }
        return new TermsText(parts);
    }

    private static void read(List<String> lines, List<Part> parts) {
        var words = new ArrayList<String>();
        var items = new ArrayList<String>();
        for (var line : lines) {
            var isItem = line.startsWith("- ") || line.startsWith("• ");
            var isTitle = line.startsWith("#");
            if (isItem || isTitle) {
                end(words, parts);
            }
            if (!isItem) {
                endItems(items, parts);
            }
            if (isTitle) {
                title(line.replaceFirst("#+\\s*", ""), parts);
            } else if (isItem) {
                items.add(line.substring(2).strip());
            } else {
                words.add(line);
            }
        }
        end(words, parts);
        endItems(items, parts);
    }

    private static void title(String words, List<Part> parts) {
        if (!words.isEmpty()) {
            parts.add(new Title(words));
        }
    }

    private static void end(List<String> words, List<Part> parts) {
        if (!words.isEmpty()) {
            parts.add(new Paragraph(String.join("\n", words)));
            words.clear();
        }
    }

    private static void endItems(List<String> items, List<Part> parts) {
        if (!items.isEmpty()) {
            parts.add(new Items(items));
            items.clear();
        }
    }
}
