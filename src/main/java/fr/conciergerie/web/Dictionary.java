package fr.conciergerie.web;

import fr.conciergerie.shared.DayClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.stereotype.Component;

/**
 * Every sentence the product can say, in French and in English: {@code messages/<module>_fr.properties} of each module.
 *
 * <p>For pages there is {@link Page}; mail and documents ask here for the words of their reader.
 */
@Component
public class Dictionary {

    public static final List<Locale> LANGUAGES = List.of(Locale.FRENCH, Locale.ENGLISH);

    /** All modules' sentences in one map for each language: a page asks some hundred times. */
    private final Map<Locale, Map<String, String>> sentences =
            LANGUAGES.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), Dictionary::read));

    private final Map<Locale, Words> words;

    Dictionary(DayClock dayClock) {
        var source = new StaticMessageSource();
        sentences.forEach((language, said) -> source.addMessages(said, language));
        words = LANGUAGES.stream()
                .collect(Collectors.toUnmodifiableMap(
                        Function.identity(), language -> new Words(source, language, dayClock)));
    }

    /** How to speak to someone who reads this language; French for a language that we do not speak. */
    public Words words(Locale locale) {
        return Objects.requireNonNull(words.get(spoken(locale)));
    }

    /** The keys that begin so, for what people choose from and modules add to. */
    public List<String> keysUnder(String prefix) {
        return Objects.requireNonNull(sentences.get(Locale.FRENCH)).keySet().stream()
                .filter(it -> it.startsWith(prefix))
                .sorted()
                .toList();
    }

    static Locale spoken(Locale wanted) {
        return LANGUAGES.stream()
                .filter(it -> it.getLanguage().equals(wanted.getLanguage()))
                .findFirst()
                .orElse(Locale.FRENCH);
    }

    private static Map<String, String> read(Locale language) {
        var said = new Properties();
        try {
            var files = new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:messages/*_" + language.getLanguage() + ".properties");
            for (Resource file : files) {
                PropertiesLoaderUtils.fillProperties(said, new EncodedResource(file, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return said.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(Function.identity(), said::getProperty));
    }
}
