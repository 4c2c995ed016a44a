package fr.conciergerie.organisations;

import org.jspecify.annotations.Nullable;

/**
 * A member as those who serve them say it.
 *
 * @param name with what tells them apart where somebody else bears it
 * @param phone where they are to be called, being a guest or without an address; null for whom a letter reaches
 */
public record CalledMember(String name, @Nullable String phone) {

    /** What a telephone dials. */
    public String dialled() {
        return phone == null ? "" : phone.replaceAll("[^+0-9]", "");
    }
}
