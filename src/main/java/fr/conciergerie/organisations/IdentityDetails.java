package fr.conciergerie.organisations;

import fr.conciergerie.shared.Email;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Siret;
import fr.conciergerie.shared.VatNumber;
import org.jspecify.annotations.Nullable;

/** What the manager said of who the operator is. Each part is there whole, or null until it is known. */
public record IdentityDetails(
        @Nullable Enterprise enterprise,
        @Nullable Host host,
        @Nullable Mediator mediator,
        @Nullable DataProtection dataProtection) {

    /** Nothing is known yet. */
    public static final IdentityDetails NONE = new IdentityDetails(null, null, null, null);

    /**
     * The enterprise itself.
     *
     * @param legalForm with the share capital where there is one
     * @param registration the register that it is written in, and the number there; null when it is in none
     * @param vatNumber null when it owes no VAT
     * @param publicationDirector who answers for what is published here (<i>directeur de la publication</i>)
     */
    public record Enterprise(
            String legalName,
            String legalForm,
            @Nullable String registration,
            Siret siret,
            @Nullable VatNumber vatNumber,
            String address,
            String postcode,
            String city,
            String phone,
            String email,
            String publicationDirector) {

        public Enterprise {
            email = Email.read(email).value();
            if (vatNumber != null && !vatNumber.siren().equals(siret.siren())) {
                throw new Refused("organisations.identity.vat-of-another");
            }
        }

        /** Where it is, on one line. */
        public String seat() {
            return address + ", " + postcode + " " + city;
        }
    }

    /** Who runs the machines that these pages come from (<i>hébergeur</i>). */
    public record Host(String name, String address, String phone) {}

    /** Whom a consumer may turn to after a complaint without an answer (<i>médiateur de la consommation</i>). */
    public record Mediator(String name, String address, String site) {

        public Mediator {
            if (!site.matches("https?://[^\\s<>\"']+\\.[^\\s<>\"']+")) {
                throw new Refused("organisations.identity.not-an-address", site);
            }
        }
    }

    /**
     * Whom one asks about one's data (<i>délégué à la protection des données</i>).
     *
     * @param contact an e-mail address, or where to write to
     */
    public record DataProtection(String name, String contact) {}

    public IdentityDetails with(Enterprise it) {
        return new IdentityDetails(it, host, mediator, dataProtection);
    }

    public IdentityDetails with(Host it) {
        return new IdentityDetails(enterprise, it, mediator, dataProtection);
    }

    public IdentityDetails with(Mediator it) {
        return new IdentityDetails(enterprise, host, it, dataProtection);
    }

    public IdentityDetails with(DataProtection it) {
        return new IdentityDetails(enterprise, host, mediator, it);
    }
}
