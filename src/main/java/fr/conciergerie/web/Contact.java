package fr.conciergerie.web;

/** Whom to call or to write to: an operator, as it says of itself. */
public record Contact(String name, String phone, String email) {

    /** What a telephone dials. */
    public String tel() {
        return "tel:" + phone.replaceAll("[^+0-9]", "");
    }

    public String mailto() {
        return "mailto:" + email;
    }
}
