package fr.conciergerie.catalogue.web;

import static java.util.Objects.requireNonNullElse;

import fr.conciergerie.catalogue.Family;
import fr.conciergerie.catalogue.Option;
import fr.conciergerie.catalogue.OptionText;
import fr.conciergerie.catalogue.ServiceDetails;
import fr.conciergerie.catalogue.ServiceSheet;
import fr.conciergerie.catalogue.Shape;
import fr.conciergerie.catalogue.VatCategory;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.FormErrors;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A service as typed into the form.
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

    public ServiceForm {
        name = requireNonNullElse(name, "");
        description = requireNonNullElse(description, "");
        keywords = requireNonNullElse(keywords, "");
        family = requireNonNullElse(family, Family.EVERYDAY);
        shape = requireNonNullElse(shape, Shape.ENTRUSTED);
        vatCategory = requireNonNullElse(vatCategory, VatCategory.STANDARD);
        pictogram = requireNonNullElse(pictogram, "");
        options = requireNonNullElse(options, "");
    }

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

    /** What was typed, as the module understands it; null when something is off, which the errors then tell. */
    @Nullable
    ServiceDetails details(FormErrors errors) {
        List<Option> read = errors.read("options", () -> OptionText.read(options, "\\R"));
        try {
            var details = new ServiceDetails(
                    name,
                    description.replace("\r\n", "\n"),
                    keywords,
                    family,
                    shape,
                    vatCategory,
                    pictogram.isBlank() ? null : pictogram.strip(),
                    read == null ? List.of() : read);
            return errors.any() ? null : details;
        } catch (Refused refused) {
            refused(refused, errors);
            return null;
        }
    }

    static void refused(Refused refused, FormErrors errors) {
        errors.add(
                switch (refused.key()) {
                    case "catalogue.not-a-pictogram" -> "pictogram";
                    case "catalogue.option-twice", "catalogue.too-many-options" -> "options";
                    default -> "name";
                },
                refused.key(),
                refused.arguments().toArray());
    }
}
