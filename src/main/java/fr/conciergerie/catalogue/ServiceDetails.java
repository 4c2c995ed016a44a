package fr.conciergerie.catalogue;

import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.IconNames;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the manager writes down about a service.
 *
 * @param keywords what else people call it; searched, never shown
 * @param pictogram the name of an icon that says it without words
 */
public record ServiceDetails(
        String name,
        String description,
        String keywords,
        Family family,
        Shape shape,
        VatCategory vatCategory,
        @Nullable String pictogram,
        List<Option> options) {

    public static final int MOST_OPTIONS = 20;

    public ServiceDetails {
        name = within(name, 120);
        description = within(description, 2000);
        keywords = within(keywords, 500);
        options = List.copyOf(options);
        if (name.isEmpty()) {
            throw new Refused("catalogue.needs-a-name");
        }
        if (pictogram != null && !IconNames.exists(pictogram)) {
            throw new Refused("catalogue.not-a-pictogram", pictogram);
        }
        if (options.size() > MOST_OPTIONS) {
            throw new Refused("catalogue.too-many-options", MOST_OPTIONS);
        }
        var codes = new HashSet<String>();
        for (var option : options) {
            if (!codes.add(option.code())) {
                throw new Refused("catalogue.option-twice", option.name());
            }
        }
    }

    /** A file and a form name an option by its words; the one that is called so already keeps its code, by which it was ordered. */
    ServiceDetails withOptionsKnownAs(List<Option> known) {
        var kept = options.stream()
                .map(it -> known.stream()
                        .filter(one -> one.name().equals(it.name()))
                        .findFirst()
                        .map(one -> new Option(one.code(), it.name(), it.supplement()))
                        .orElse(it))
                .toList();
        return new ServiceDetails(name, description, keywords, family, shape, vatCategory, pictogram, kept);
    }

    private static String within(String text, int longest) {
        var plain = text.strip();
        if (plain.length() > longest) {
            throw new Refused("catalogue.too-long", longest);
        }
        return plain;
    }
}
