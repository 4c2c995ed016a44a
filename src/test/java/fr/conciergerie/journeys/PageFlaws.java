package fr.conciergerie.journeys;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector;

/** What a reader must never see on a page of their language. */
final class PageFlaws {

    static final List<String> LANGUAGES = List.of("fr", "en");

    private static final Path WORDS = Path.of("src/main/resources/messages");
    private static final Pattern KEY = Pattern.compile("[a-z][a-z-]*(?:\\.[a-z0-9-]+)+");
    private static final Pattern ARGUMENT = Pattern.compile("\\{\\d[^}]*}");
    private static final Pattern CODE = Pattern.compile(
            "[\uFDD0\uFDD1]|\\?\\?|\\bnull\\b|\\bOptional\\[|&(?:amp|lt|gt|quot|nbsp|#\\d+);|@[0-9a-f]{6,}\\b|\\$\\{");

    private final String language;
    private final Evaluator forOthers;
    private final Set<String> keys;
    private final Set<String> foreign;
    private final List<String> written;

    /**
     * Whoever judges many pages keeps one for all of them: it knows every sentence of both languages.
     *
     * @param written what operators wrote, which on a page of another language than French is marked as French
     */
    PageFlaws(String language, Set<String> written) {
        this.language = language;
        this.written = language.equals("fr") ? List.of() : List.copyOf(written);
        this.forOthers = Selector.evaluatorOf(
                "script, style, pre, code, textarea, [translate=no], .letter, [lang]:not(html):not([lang=" + language
                        + "])");
        var own = sentences(language);
        var others = sentences(language.equals("fr") ? "en" : "fr");
        this.keys = own.stringPropertyNames();
        this.foreign = new HashSet<>(others.values().stream()
                .map(String::valueOf)
                .filter(it -> it.matches(".*\\p{L}{3}.*"))
                .toList());
        own.values().forEach(it -> foreign.remove(String.valueOf(it)));
    }

    /** One sentence for each thing that is wrong. */
    List<String> of(Document page) {
        var flaws = new ArrayList<String>();
        if (!page.select("html").attr("lang").equals(language)) {
            flaws.add("is in " + page.select("html").attr("lang"));
        }
        if (page.title().isBlank()) {
            flaws.add("has no title");
        }
        var headings = page.select("h1").eachText();
        if (headings.size() != 1) {
            flaws.add("has the main headings " + headings);
        }
        twice(page).forEach(it -> flaws.add("has the id " + it + " more than once"));
        page.select("label[for]").eachAttr("for").stream()
                .filter(it -> page.getElementById(it) == null)
                .forEach(it -> flaws.add("has a label for " + it + ", which is not there"));
        page.getAllElements().forEach(it -> texts(it).forEach(text -> read(text, flaws)));
        listen(page, flaws);
        page.select("body *").forEach(it -> pronounce(it, flaws));
        return flaws;
    }

    /** A voice that speaks English has to be told where to speak French. */
    private void pronounce(Element element, List<String> flaws) {
        if (isForOthers(element)) {
            return;
        }
        for (var node : element.textNodes()) {
            var text = node.text();
            written.stream()
                    .filter(it -> holds(text, it))
                    .forEach(it -> flaws.add("has the French words “" + it + "” as if they were English"));
        }
    }

    /** Whether those words stand there, and not only as a part of other ones. */
    private static boolean holds(String text, String words) {
        int at = text.indexOf(words);
        return at >= 0
                && (at == 0 || !Character.isLetter(text.charAt(at - 1)))
                && (at + words.length() == text.length() || !Character.isLetter(text.charAt(at + words.length())));
    }

    /** What somebody notices who hears the page, or goes through it by its links and its fields. */
    private static void listen(Document page, List<String> flaws) {
        leadingElsewhere(page).forEach(it -> flaws.add("has several links called “" + it + "”, to different places"));
        page.select("a[aria-label], button[aria-label]").stream()
                .filter(it -> !it.attr("aria-label").contains(visible(it)))
                .forEach(it -> flaws.add("shows “" + visible(it) + "” and says “" + it.attr("aria-label") + "”"));
        page.select("select[required]").stream()
                .filter(it -> !it.select("option:first-child").eachAttr("value").equals(List.of("")))
                .forEach(it -> flaws.add("answers " + it.attr("name") + " before anybody has chosen"));
        page.select("p.error").stream()
                .filter(it -> page.select("[aria-describedby]").stream()
                        .noneMatch(
                                field -> List.of(field.attr("aria-describedby").split(" "))
                                        .contains(it.id())))
                .forEach(it -> flaws.add("tells no field what is off with it: " + it.text()));
        page.select("[data-hx-get], [data-hx-post]").stream()
                .filter(it -> page.select(it.attr("data-hx-select").isEmpty() ? "none" : it.attr("data-hx-select"))
                                .size()
                        != 1)
                .forEach(it -> flaws.add(
                        "does not say which piece it replaces: " + it.attr("data-hx-get") + it.attr("data-hx-post")));
    }

    private static Set<String> leadingElsewhere(Document page) {
        var places = new TreeMap<String, Set<String>>();
        page.select("main a[href]").stream()
                .filter(it -> it.closest(".letter") == null)
                .forEach(it -> places.computeIfAbsent(name(it), _ -> new HashSet<>())
                        .add(it.attr("href").replaceFirst("#.*", "")));
        places.values().removeIf(it -> it.size() == 1);
        return places.keySet();
    }

    private static String name(Element link) {
        return link.hasAttr("aria-label") ? link.attr("aria-label") : link.text();
    }

    /** What one sees of it, without the words that are only there to be heard. */
    private static String visible(Element element) {
        var seen = element.clone();
        seen.select(".visually-hidden").remove();
        return seen.text();
    }

    private void read(String text, List<String> flaws) {
        if (CODE.matcher(text).find() || ARGUMENT.matcher(text).find()) {
            flaws.add("shows code: " + text);
        }
        if (KEY.matcher(text).results().anyMatch(it -> keys.contains(it.group()))) {
            flaws.add("shows a key: " + text);
        }
        if (foreign.contains(text)) {
            flaws.add("speaks the other language: " + text);
        }
    }

    /** What one reads of an element or hears of it; not what stands in its children. */
    private List<String> texts(Element element) {
        if (isForOthers(element)) {
            return List.of();
        }
        var texts = new ArrayList<String>();
        element.textNodes().forEach(it -> texts.add(it.text().strip()));
        for (var attribute : List.of("aria-label", "placeholder", "title", "alt", "data-confirm")) {
            texts.add(element.attr(attribute).strip());
        }
        texts.removeIf(String::isBlank);
        return texts;
    }

    /** Samples of code, what somebody typed, and words that are marked as another language's. */
    private boolean isForOthers(Element element) {
        return element.closest(forOthers) != null;
    }

    private static Set<String> twice(Document page) {
        var seen = new HashSet<String>();
        return page.select("[id]").eachAttr("id").stream()
                .filter(it -> !seen.add(it))
                .collect(Collectors.toSet());
    }

    private static Properties sentences(String language) {
        var all = new Properties();
        try (var files = Files.newDirectoryStream(WORDS, "*_" + language + ".properties")) {
            for (var file : files) {
                try (Reader reader = Files.newBufferedReader(file)) {
                    all.load(reader);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }
}
