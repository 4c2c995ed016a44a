package fr.conciergerie.organisations;

import fr.conciergerie.shared.Blanks;
import fr.conciergerie.shared.Email;
import fr.conciergerie.shared.Phone;
import fr.conciergerie.shared.Refused;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the operator knows of a member: how to call them and how to reach them, and nothing more. */
public record MemberDetails(
        String name, @Nullable String email, @Nullable String phone, Locale locale) {

    private static final int LONGEST_NAME = 200;

    public MemberDetails {
        name = Blanks.single(name);
        email = Email.orNull(email);
        phone = Phone.orNull(phone);
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
    }

    public MemberDetails(String name, @Nullable String email) {
        this(name, email, null, Locale.FRENCH);
    }

    /** What was typed as an address of electronic mail, in small letters, if it is one. */
    public static String email(String typed) {
        return Email.read(typed).value();
    }

    /** What was typed as a telephone number, if it is one. */
    public static String phone(String typed) {
        return Phone.read(typed).value();
    }
}
