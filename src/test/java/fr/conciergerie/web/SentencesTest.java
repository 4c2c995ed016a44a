package fr.conciergerie.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.web.AccessibilitySheet.Criterion;
import fr.conciergerie.web.AccessibilitySheet.Verdict;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Each sentence of the pages about law, data and accessibility, of the ticket and of the manifest names in
 * {@code sentences.table} what it rests on: a new one does not stand there before somebody said what makes it true.
 */
class SentencesTest {

    private static final Path TEMPLATES = Path.of("src/main/jte");
    private static final Path TESTS = Path.of("src/test/java");

    /** What the pages begin with; what they are put together from is found in them. */
    private static final List<String> PAGES = List.of(
            "organisations/legal",
            "organisations/terms",
            "organisations/terms-of-operators",
            "organisations/standard-terms",
            "organisations/accessibility-fr",
            "privacy/privacy",
            "privacy/own",
            "custody/ticket",
            "custody/ticket-pdf",
            "desk/manifest",
            "web/footer");

    private static final Pattern PIECE =
            Pattern.compile("@template\\.((?:organisations|privacy|custody|desk)\\.[a-z-]+)\\(");
    private static final Pattern KEY = Pattern.compile("\\.(say|word)\\(\\s*([^)]*)");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z-]+(?:\\.[a-z0-9-]+)+)\"");
    private static final Pattern SENTENCE = Pattern.compile("<(p|li)\\b[^>]*>(.*)</\\1>");
    private static final Pattern ROW = Pattern.compile("(\"[^\"]+\"|\\S+)\\s+(.*)");

    /** What a sentence rests on, by its key or its first words. */
    private static final Map<String, String> TABLE = new LinkedHashMap<>();

    @BeforeAll
    static void readTheTable() {
        text(Path.of("src/test/resources/sentences.table"))
                .lines()
                .filter(it -> !it.isBlank() && !it.startsWith("#"))
                .map(ROW::matcher)
                .forEach(row -> {
                    assertThat(row.matches()).isTrue();
                    assertThat(TABLE.put(row.group(1), row.group(2).strip()))
                            .as("%s is there once", row.group(1))
                            .isNull();
                });
    }

    @Test
    void everySentenceSaysWhatItRestsOn() {
        assertThat(TABLE.keySet().stream().filter(it -> !it.startsWith("\"")))
                .as("the keys that these pages say, each with a line in src/test/resources/sentences.table")
                .containsExactlyInAnyOrderElementsOf(keys());
    }

    @Test
    void whatHasNoKeyIsToldByItsFirstWords() {
        var written = unkeyed("organisations/accessibility-fr");
        var begun = TABLE.keySet().stream()
                .filter(it -> it.startsWith("\""))
                .map(it -> it.substring(1, it.length() - 1))
                .toList();

        assertThat(written)
                .allSatisfy(
                        it -> assertThat(begun).as("the beginning of: %s", it).anyMatch(it::startsWith));
        assertThat(begun).allSatisfy(it -> assertThat(written).anyMatch(one -> one.startsWith(it)));
        assertThat(unkeyed("organisations/accessibility-en"))
                .as("the same sentences in English")
                .hasSameSizeAs(written);
    }

    @Test
    void whatASentenceRestsOnIsThere() {
        TABLE.forEach((sentence, ground) -> {
            if (ground.equals("label")) {
                assertThat(words(sentence)).as("%s is no label", sentence).noneMatch(it -> it.endsWith("."));
            } else if (ground.startsWith("people")) {
                assertThat(ground).as(sentence).matches("people  .{5,}");
            } else {
                var parts = List.of(ground.replaceFirst("rgaa .*", "").strip().split("\\s+"));
                assertThat(parts).as(sentence).allMatch(it -> it.isEmpty() || isTest(it));
                criteria(ground)
                        .forEach(it -> assertThat(it.verdict())
                                .as("%s, criterion %s", sentence, it.number())
                                .isEqualTo(Verdict.CONFORMING));
            }
        });
    }

    @Test
    void theLicencesAreThoseThatAreNamed() throws IOException {
        assertThat(words("organisations.legal.software.text").getFirst())
                .contains("EUPL-1.2", "Bootstrap Icons (licence MIT)");
        assertThat(text(Path.of("LICENSE"))).contains("SPDX-License-Identifier: EUPL-1.2");
        try (var described = Objects.requireNonNull(
                getClass().getResourceAsStream("/META-INF/maven/org.webjars.npm/bootstrap-icons/pom.xml"))) {
            assertThat(new String(described.readAllBytes())).contains("<name>MIT</name>");
        }
    }

    private static List<Criterion> criteria(String ground) {
        int at = ground.indexOf("rgaa ");
        if (at < 0) {
            return List.of();
        }
        var numbers = List.of(ground.substring(at + 5).split("\\s+"));
        var found = AccessibilitySheet.kept().criteria().stream()
                .filter(it -> numbers.contains(it.number()))
                .toList();
        assertThat(found).as(ground).hasSameSizeAs(numbers);
        return found;
    }

    /** The keys that the pages and their pieces say; {@code prefix.*} for the words of an enumeration. */
    private static Set<String> keys() {
        var keys = new TreeSet<String>();
        for (var template : templates()) {
            KEY.matcher(template)
                    .results()
                    .forEach(call -> LITERAL.matcher(call.group(2))
                            .results()
                            .map(it -> it.group(1) + (call.group(1).equals("word") ? ".*" : ""))
                            .forEach(keys::add));
        }
        return keys;
    }

    private static List<String> templates() {
        var names = new LinkedHashSet<>(PAGES);
        var texts = new ArrayList<String>();
        for (var todo = new ArrayList<>(PAGES); !todo.isEmpty(); ) {
            var text = text(TEMPLATES.resolve(todo.removeFirst() + ".jte"));
            texts.add(text);
            PIECE.matcher(text)
                    .results()
                    .map(it -> it.group(1).replace('.', '/'))
                    .filter(names::add)
                    .forEach(todo::add);
        }
        return texts;
    }

    /** Paragraphs and items that are written out in a template. */
    private static List<String> unkeyed(String template) {
        return SENTENCE.matcher(text(TEMPLATES.resolve(template + ".jte")))
                .results()
                .map((MatchResult it) -> Jsoup.parse(it.group(2)).text().replace('\u00a0', ' '))
                .toList();
    }

    private static List<String> words(String key) {
        if (key.startsWith("\"")) {
            return List.of(key);
        }
        var file = Path.of("src/main/resources/messages/" + key.replaceFirst("\\..*", "") + "_fr.properties");
        var all = new Properties();
        try {
            all.load(new StringReader(text(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var found = all.stringPropertyNames().stream()
                .filter(it -> key.endsWith(".*") ? it.startsWith(key.substring(0, key.length() - 1)) : it.equals(key))
                .map(all::getProperty)
                .toList();
        assertThat(found).as(key).isNotEmpty();
        return found;
    }

    private static final Map<String, String> CLASSES = new LinkedHashMap<>();

    /** A test of that name, in a class of that name. */
    private static boolean isTest(String name) {
        var parts = name.split("\\.");
        assertThat(parts).as(name).hasSize(2);
        var source = CLASSES.computeIfAbsent(parts[0], SentencesTest::source);
        var isThere = Arrays.stream(source.split("@(Test|ParameterizedTest)\\b"))
                .skip(1)
                .anyMatch(it -> it.replaceFirst("(?s)^(\\s*@\\w+(\\([^)]*\\))?)*\\s*", "")
                        .startsWith("void " + parts[1] + "("));
        assertThat(isThere).as("a test %s", name).isTrue();
        return isThere;
    }

    private static String source(String test) {
        try (var files = Files.walk(TESTS)) {
            return files.filter(it -> it.endsWith(test + ".java"))
                    .map(SentencesTest::text)
                    .collect(Collectors.joining());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
