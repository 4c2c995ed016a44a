package fr.conciergerie.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every sentence exists in both languages, is said somewhere, and nothing is said that does not exist. */
class MessagesTest {

    private static final Path FILES = Path.of("src/main/resources/messages");
    private static final Path SOURCES = Path.of("src/main");

    /** Where a key has to exist: what is said, refused, flashed or found wrong with a field. */
    private static final Pattern SAID = Pattern.compile(
            "(?:\\.say|new Refused|Refused\\.(?:conflict|malformed)|Flash\\.(?:done|warn)\\(\\s*\\w+,|errors\\.(?:add|check)\\([^;]*?,)\\(?\\s*\"([a-z-]+\\.[a-z0-9.-]*[a-z0-9])\"\\s*[,)]");

    /** A key, or the beginning of one: {@code "orders.reason."}, {@code "orders.cannot-be-"}. */
    private static final Pattern LITERAL = Pattern.compile("\"([a-z-]+\\.[a-z0-9.-]*)\"");

    /** What {@code word} adds a constant's name to. */
    private static final Pattern WORD = Pattern.compile("\\.word\\(\\s*\"([a-z-]+\\.[a-z0-9.-]*)\"");

    /** A deed noted in the audit ledger. */
    private static final Pattern DEED = Pattern.compile("\\baudit\\s*\\.note\\(");

    /** A column of what is held about somebody, whose words are those of a closed list. */
    private static final Pattern HELD_WORD = Pattern.compile("as \"[a-z-]+:([a-z]+\\.[a-z.-]+)\"");

    /** One whose kind is written where it is noted, so that we can look for its sentence. */
    private static final Pattern NAMED_DEED = Pattern.compile(DEED + "\\s*(?:\\w+,\\s*)?\"([a-z.-]+)\"");

    @Test
    void bothLanguagesHoldTheSameKeys() {
        assertThat(sentences("en").keySet()).isEqualTo(sentences("fr").keySet());
    }

    /** The later of two would win without a word. */
    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void everyKeyIsThereOnce(String language) throws IOException {
        var keys = new HashSet<String>();
        var twice = new TreeSet<String>();
        try (var files = Files.list(FILES)) {
            for (var file : files.filter(it -> it.toString().endsWith("_" + language + ".properties"))
                    .toList()) {
                Files.readAllLines(file).stream()
                        .filter(line -> line.matches("[a-zA-Z][\\w.-]*\\s*=.*"))
                        .map(line -> line.replaceFirst("\\s*=.*", ""))
                        .filter(key -> !keys.add(key))
                        .forEach(twice::add);
            }
        }
        assertThat(keys).hasSizeGreaterThan(1000);
        assertThat(twice).isEmpty();
    }

    @Test
    void whatIsSaidExists() {
        var missing = new TreeSet<>(found(SAID));
        missing.removeAll(sentences("fr").keySet());
        assertThat(missing).as("keys that are said and do not exist").isEmpty();
    }

    @Test
    void whatExistsIsSaid() {
        var literals = found(LITERAL);
        var prefixes = new HashSet<String>();
        literals.stream().filter(it -> it.endsWith(".") || it.endsWith("-")).forEach(prefixes::add);
        found(WORD).forEach(it -> prefixes.add(it + "."));
        found(HELD_WORD).forEach(it -> prefixes.add(it + "."));
        var unused = sentences("fr").keySet().stream()
                .filter(key -> !literals.contains(key) && prefixes.stream().noneMatch(key::startsWith));
        assertThat(unused).as("keys that nobody says").isEmpty();
    }

    @Test
    void everyDeedInTheAuditLedgerHasItsSentence() {
        var kinds = found(NAMED_DEED);
        var missing = kinds.stream()
                .map(it -> "web.audit.what." + it)
                .filter(key -> !sentences("fr").containsKey(key));

        assertThat(kinds).contains("accounts.right-granted", "accounts.sign-in-failed");
        assertThat(missing).as("deeds without words").isEmpty();
        assertThat(count(NAMED_DEED))
                .as("deeds that name their kind on the spot, as a literal")
                .isEqualTo(count(DEED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void everySentenceCanBeSaid(String language) {
        sentences(language).forEach((key, sentence) -> {
            assertThat(sentence.strip()).as(key).isNotEmpty();
            if (!key.endsWith("pattern") && !key.contains("-pattern")) {
                assertThat(sentence)
                        .as("%s: a typographic apostrophe is ’", key)
                        .doesNotContain("'");
                assertThat(new MessageFormat(sentence)).as(key).isNotNull();
            }
        });
    }

    @Test
    void everyKeyBeginsWithTheNameOfItsFile() {
        files("fr").forEach(file -> {
            var name = file.getFileName().toString();
            var module = name.substring(0, name.indexOf('_'));
            assertThat(load(file).stringPropertyNames()).as(name).allMatch(key -> key.startsWith(module + "."));
        });
    }

    private static TreeMap<String, String> sentences(String language) {
        var all = new TreeMap<String, String>();
        files(language)
                .forEach(file -> load(file).forEach((key, sentence) -> all.put(key.toString(), sentence.toString())));
        return all;
    }

    private static Stream<Path> files(String language) {
        return tree(FILES).filter(file -> file.toString().endsWith("_" + language + ".properties"));
    }

    private static Properties load(Path file) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    private static Set<String> found(Pattern pattern) {
        var found = new HashSet<String>();
        tree(SOURCES)
                .filter(file ->
                        file.toString().endsWith(".java") || file.toString().endsWith(".jte"))
                .forEach(file -> pattern.matcher(read(file)).results().forEach(match -> found.add(match.group(1))));
        return found;
    }

    private static long count(Pattern pattern) {
        return tree(SOURCES)
                .filter(file -> file.toString().endsWith(".java"))
                .mapToLong(file -> pattern.matcher(read(file)).results().count())
                .sum();
    }

    private static Stream<Path> tree(Path root) {
        try (var files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
