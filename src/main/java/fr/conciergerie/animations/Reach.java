package fr.conciergerie.animations;

import fr.conciergerie.shared.Email;
import fr.conciergerie.shared.Phone;
import fr.conciergerie.shared.Refused;

/** The one way in which a passer-by is reached. */
public sealed interface Reach {

    /** They are written to. */
    record ByMail(Email email) implements Reach {
        @Override
        public String shown() {
            return email.value();
        }
    }

    /** Somebody must call them. */
    record ByPhone(Phone phone) implements Reach {
        @Override
        public String shown() {
            return phone.value();
        }
    }

    String shown();

    /** Reads what somebody typed: an address has its sign, all else is dialled. */
    static Reach read(String typed) {
        if (typed.contains("@")) {
            return new ByMail(Email.read(typed));
        }
        if (typed.chars().noneMatch(Character::isDigit)) {
            throw new Refused("animations.passer-by.neither-mail-nor-phone");
        }
        return new ByPhone(Phone.read(typed));
    }
}
