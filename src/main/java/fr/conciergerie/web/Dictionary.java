package fr.conciergerie.web;

import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Every sentence the product can say, in French and in English: {@code messages/<module>_fr.properties} of each module.
 *
 * <p>For pages there is {@link Page}; mail and documents ask here for the words of their reader.
 */
@Component
public class Dictionary {

    public static final List<Locale> LANGUAGES = List.of(Locale.FRENCH, Locale.ENGLISH);

    private final ResourceBundleMessageSource sentences = new ResourceBundleMessageSource();
    private final ZoneId zone;
    private final Clock clock;

    Dictionary(Clock clock, @Value("${conciergerie.zone:Europe/Paris}") ZoneId zone) throws IOException {
        this.clock = clock;
        this.zone = zone;
        sentences.setBasenames(modules());
        sentences.setDefaultEncoding("UTF-8");
        sentences.setFallbackToSystemLocale(false);
        sentences.setDefaultLocale(Locale.FRENCH);
    }

    /** How to speak to someone who reads this language; French for a language that we do not speak. */
    public Words words(Locale locale) {
        return new Words(sentences, spoken(locale), zone, clock);
    }

    /** The keys that begin so, for what people choose from and modules add to. */
    List<String> keysUnder(String prefix) {
        return sentences.getBasenameSet().stream()
                .map(it -> ResourceBundle.getBundle(it, Locale.FRENCH))
                .flatMap(it -> it.keySet().stream())
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

    private static String[] modules() throws IOException {
        var files = new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*_fr.properties");
        return Arrays.stream(files)
                .map(file -> Objects.requireNonNull(file.getFilename()))
                .map(name -> "messages/" + name.substring(0, name.indexOf("_fr")))
                .distinct()
                .toArray(String[]::new);
    }
}
