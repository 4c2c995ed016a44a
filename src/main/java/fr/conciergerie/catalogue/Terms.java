package fr.conciergerie.catalogue;

import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.shared.Refused;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who does a service at a site, and how long it takes them.
 *
 * @param leadDays the partner's working days
 * @param fallback who does it when the partner cannot, here; null leaves it to the partner's own fallback
 */
public record Terms(
        PartnerId partner, int leadDays, @Nullable Fallback fallback) {

    public static final int LONGEST = 90;

    /** Somebody else for the same work, with a pace of their own. */
    public record Fallback(PartnerId partner, int leadDays) {
        public Fallback {
            refuseTooLong(leadDays);
        }
    }

    public Terms {
        refuseTooLong(leadDays);
        if (fallback != null && fallback.partner().equals(partner)) {
            throw new Refused("catalogue.falls-back-on-itself");
        }
    }

    /** Everybody who may have to do the work. */
    public Stream<PartnerId> partners() {
        return fallback == null ? Stream.of(partner) : Stream.of(partner, fallback.partner());
    }

    public static Terms of(PartnerId partner, int leadDays) {
        return new Terms(partner, leadDays, null);
    }

    private static void refuseTooLong(int leadDays) {
        if (leadDays < 0 || leadDays > LONGEST) {
            throw new Refused("catalogue.lead-days-out-of-range", LONGEST);
        }
    }
}
