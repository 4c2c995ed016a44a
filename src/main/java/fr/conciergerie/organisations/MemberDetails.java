package fr.conciergerie.organisations;

import fr.conciergerie.shared.Refused;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the operator knows of a member: how to call them and how to reach them, and nothing more. */
public record MemberDetails(
        String name, @Nullable String email, @Nullable String phone, Locale locale) {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_PHONE = 30;

    public MemberDetails {
        name = name.strip().replaceAll("\\s+", " ");
        email = Email.orNull(email);
        phone = phone == null || phone.isBlank() ? null : phone.strip();
        locale = locale.getLanguage().equals("en") ? Locale.ENGLISH : Locale.FRENCH;
        if (name.isEmpty()) {
            throw new Refused("organisations.member.name-missing");
        }
        if (name.length() > LONGEST_NAME) {
            throw new Refused("organisations.member.name-too-long", LONGEST_NAME);
        }
        if (name.codePoints().noneMatch(Character::isLetter)
                || name.codePoints().anyMatch(Character::isISOControl)) {
            throw new Refused("organisations.member.not-a-name", name);
        }
        if (phone != null && (phone.length() > LONGEST_PHONE || !phone.matches("[+0-9][0-9 .()/-]*"))) {
            throw new Refused("organisations.not-a-phone", phone);
        }
    }

    public MemberDetails(String name, @Nullable String email) {
        this(name, email, null, Locale.FRENCH);
    }
}
