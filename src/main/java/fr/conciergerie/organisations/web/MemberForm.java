package fr.conciergerie.organisations.web;

import fr.conciergerie.organisations.MemberDetails;
import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.FormErrors;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A member as typed: how to call and to reach them, nothing more. */
public record MemberForm(String name, String email, String phone, String locale, String organisation, int version) {

    static final MemberForm BLANK = new MemberForm("", "", "", "fr", "", 0);

    static MemberForm of(Map<String, String> typed) {
        return new MemberForm(
                typed.getOrDefault("name", "").strip(),
                typed.getOrDefault("email", "").strip(),
                typed.getOrDefault("phone", "").strip(),
                typed.getOrDefault("locale", "fr"),
                typed.getOrDefault("organisation", ""),
                Typed.number(typed.getOrDefault("version", "0")));
    }

    @Nullable
    MemberDetails check(FormErrors errors) {
        if (organisationId() == null) {
            errors.add("organisation", "organisations.choose-one");
        }
        try {
            var details = new MemberDetails(name, email, phone, Locale.forLanguageTag(locale));
            return errors.any() ? null : details;
        } catch (Refused refused) {
            refused(refused, errors);
            return null;
        }
    }

    /** What the module refuses, told at the field that it is about. */
    static void refused(Refused refused, FormErrors errors) {
        var field = switch (refused.key()) {
            case "organisations.not-an-email", "organisations.email-taken" -> "email";
            case "organisations.not-a-phone" -> "phone";
            default -> "name";
        };
        errors.add(field, refused.key(), refused.arguments().toArray());
    }

    @Nullable
    OrganisationId organisationId() {
        try {
            return new OrganisationId(UUID.fromString(organisation));
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
