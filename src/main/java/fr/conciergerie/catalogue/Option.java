package fr.conciergerie.catalogue;

import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Slug;

/**
 * What may be chosen with a service, such as heels beside new soles or the express service.
 *
 * @param code names it within the service, for ever
 * @param supplement what it adds to the price of one, perhaps nothing
 */
public record Option(String code, String name, Money supplement) {

    public Option {
        code = Slug.of(code);
        name = name.strip();
        if (name.isEmpty() || name.length() > 120) {
            throw new Refused("catalogue.option-needs-a-name");
        }
        if (supplement.cents() < 0 || supplement.compareTo(Price.HIGHEST) > 0) {
            throw new Refused("catalogue.price.out-of-range", Price.HIGHEST);
        }
    }

    /** An option whose code is made from its name. */
    public static Option of(String name, Money supplement) {
        return new Option(Slug.from(name), name, supplement);
    }
}
