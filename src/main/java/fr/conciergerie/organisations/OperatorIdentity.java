package fr.conciergerie.organisations;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who an operator is, as its pages, its paper and its letters tell it. What is not known yet is null and must not be
 * promised anywhere.
 *
 * @param said what the manager said last
 * @param logo where the logo is on the web, changing with it; null when there is none. On paper: {@link Identities#logo}
 * @param terms the terms of sale in force; null while the operator has published none
 * @param version what a correction is for; 0 before anything was said
 */
public record OperatorIdentity(
        Operator operator,
        IdentityDetails said,
        @Nullable String logo,
        @Nullable TermsVersion terms,
        int version) {

    /** As people call it. */
    public String name() {
        return operator.name();
    }

    public IdentityDetails.@Nullable Enterprise enterprise() {
        return said.enterprise();
    }

    public IdentityDetails.@Nullable Host host() {
        return said.host();
    }

    public IdentityDetails.@Nullable Mediator mediator() {
        return said.mediator();
    }

    public IdentityDetails.@Nullable DataProtection dataProtection() {
        return said.dataProtection();
    }

    /** What the manager has not said yet. */
    public List<Mention> missing() {
        return Stream.of(Mention.values()).filter(it -> !has(it)).toList();
    }

    private boolean has(Mention mention) {
        return switch (mention) {
            case ENTERPRISE -> enterprise() != null;
            case HOST -> host() != null;
            case MEDIATOR -> mediator() != null;
            case DATA_PROTECTION -> dataProtection() != null;
            case LOGO -> logo != null;
            case TERMS_OF_SALE -> terms != null;
        };
    }
}
