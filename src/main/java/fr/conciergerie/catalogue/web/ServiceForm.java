package fr.conciergerie.catalogue.web;

import static java.util.Objects.requireNonNullElse;

import fr.conciergerie.catalogue.Family;
import fr.conciergerie.catalogue.OptionText;
import fr.conciergerie.catalogue.ServiceDetails;
import fr.conciergerie.catalogue.ServiceSheet;
import fr.conciergerie.catalogue.Shape;
import fr.conciergerie.catalogue.VatCategory;
import fr.conciergerie.web.FilledForm;
import java.util.List;
import java.util.function.Supplier;

/**
 * A service as its form shows it before anybody types.
 *
 * @param options one a line: {@code Talons = 8,00}
 */
public record ServiceForm(
        int version,
        String name,
        String description,
        String keywords,
        Family family,
        Shape shape,
        VatCategory vatCategory,
        String pictogram,
        String options) {

    static ServiceForm blank() {
        return new ServiceForm(0, "", "", "", Family.EVERYDAY, Shape.ENTRUSTED, VatCategory.STANDARD, "", "");
    }

    static ServiceForm of(ServiceSheet sheet) {
        var it = sheet.details();
        return new ServiceForm(
                sheet.version(),
                it.name(),
                it.description(),
                it.keywords(),
                it.family(),
                it.shape(),
                it.vatCategory(),
                requireNonNullElse(it.pictogram(), ""),
                OptionText.of(it.options(), "\n"));
    }

    /** What was typed, as the module understands it, for whoever sends the form on. */
    static Supplier<ServiceDetails> read(FilledForm form) {
        var name = form.text("name", 120, "catalogue.needs-a-name");
        var description = form.textIfAny("description", 2000);
        var keywords = form.textIfAny("keywords", 500);
        var family = form.choice("family", Family.class);
        var shape = form.choice("shape", Shape.class);
        var vatCategory = form.choice("vatCategory", VatCategory.class);
        var pictogram = form.textIfAny("pictogram", 60);
        var options = form.readIfAny("options", it -> OptionText.read(it, "\\R"));
        form.errorAt("name", "catalogue.slug-taken", "shared.not-a-slug");
        form.errorAt("pictogram", "catalogue.not-a-pictogram");
        form.errorAt("options", "catalogue.option-twice", "catalogue.too-many-options");
        return () -> ServiceDetails.of(name)
                .with(it -> it.description(description)
                        .keywords(keywords)
                        .family(family.get())
                        .shape(shape.get())
                        .vatCategory(vatCategory.get())
                        .pictogram(pictogram.isEmpty() ? null : pictogram)
                        .options(options == null ? List.of() : options));
    }
}
