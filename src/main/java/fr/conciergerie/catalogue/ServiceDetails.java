package fr.conciergerie.catalogue;

import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.IconNames;
import java.util.HashSet;
import java.util.List;
import java.util.function.UnaryOperator;
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

    /** The ordinary case: something entrusted of everyday life, taxed as most things are, of which no more than its name is said. */
    public static ServiceDetails of(String name) {
        return new Draft().name(name).done();
    }

    /** The same service, some of it said otherwise. */
    public ServiceDetails with(UnaryOperator<Draft> changes) {
        return changes.apply(draft()).done();
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
        return with(it -> it.options(kept));
    }

    Draft draft() {
        return new Draft()
                .name(name)
                .description(description)
                .keywords(keywords)
                .family(family)
                .shape(shape)
                .vatCategory(vatCategory)
                .pictogram(pictogram)
                .options(options);
    }

    private static String within(String text, int longest) {
        var plain = text.strip();
        if (plain.length() > longest) {
            throw new Refused("catalogue.too-long", longest);
        }
        return plain;
    }

    /** A service while it is being described, bit by bit; whether it holds together is asked at the end. */
    public static final class Draft {

        private String name = "";
        private String description = "";
        private String keywords = "";
        private Family family = Family.EVERYDAY;
        private Shape shape = Shape.ENTRUSTED;
        private VatCategory vatCategory = VatCategory.STANDARD;
        private @Nullable String pictogram;
        private List<Option> options = List.of();

        Draft() {}

        public Draft name(String name) {
            this.name = name;
            return this;
        }

        public Draft description(String description) {
            this.description = description;
            return this;
        }

        public Draft keywords(String keywords) {
            this.keywords = keywords;
            return this;
        }

        public Draft family(Family family) {
            this.family = family;
            return this;
        }

        public Draft shape(Shape shape) {
            this.shape = shape;
            return this;
        }

        public Draft vatCategory(VatCategory vatCategory) {
            this.vatCategory = vatCategory;
            return this;
        }

        public Draft pictogram(@Nullable String pictogram) {
            this.pictogram = pictogram;
            return this;
        }

        public Draft options(List<Option> options) {
            this.options = options;
            return this;
        }

        ServiceDetails done() {
            return new ServiceDetails(name, description, keywords, family, shape, vatCategory, pictogram, options);
        }
    }
}
