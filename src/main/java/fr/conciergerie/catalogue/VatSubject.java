package fr.conciergerie.catalogue;

import fr.conciergerie.partners.VatRegime;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a rule of value-added tax is for: what is sold, by a supplier of which regime.
 *
 * @param category null for whatever is sold, where the regime alone decides
 */
public record VatSubject(VatRegime regime, @Nullable VatCategory category) {

    public VatSubject {
        if (category == null && regime == VatRegime.NORMAL) {
            throw new Refused("catalogue.vat-rule.needs-a-category");
        }
    }

    /** As an address names it: {@code normal-food}, {@code exempt}. */
    public String slug() {
        return word(regime) + (category == null ? "" : "-" + word(category));
    }

    public static VatSubject ofSlug(String slug) {
        return Arrays.stream(VatRegime.values())
                .flatMap(VatSubject::of)
                .filter(it -> it.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> new NotFound("rule of value-added tax " + slug));
    }

    private static Stream<VatSubject> of(VatRegime regime) {
        var each = Arrays.stream(VatCategory.values()).map(it -> new VatSubject(regime, it));
        return regime == VatRegime.NORMAL ? each : Stream.concat(Stream.of(new VatSubject(regime, null)), each);
    }

    boolean covers(VatCategory what, VatRegime supplier) {
        return regime == supplier && (category == null || category == what);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
