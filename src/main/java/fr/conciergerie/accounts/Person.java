package fr.conciergerie.accounts;

import java.util.Collection;
import java.util.Locale;

/** Someone with an account: how to greet them, where to write to them, in which language. */
public record Person(AccountId id, String email, String name, Locale locale) {

    /** With the beginning of their address where somebody else among them bears the name. */
    public String calledAmong(Collection<Person> others) {
        var twin = others.stream().anyMatch(it -> !it.id.equals(id) && it.name.equalsIgnoreCase(name));
        return twin ? name + " (" + email.substring(0, email.indexOf('@')) + ")" : name;
    }
}
