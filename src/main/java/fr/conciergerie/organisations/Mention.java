package fr.conciergerie.organisations;

/** Something that the law or good manners want told of an operator, and that only its manager can say. */
public enum Mention {
    ENTERPRISE("/operator/identity#enterprise"),
    HOST("/operator/identity#host"),
    MEDIATOR("/operator/identity#mediator"),
    DATA_PROTECTION("/operator/identity#data-protection"),
    LOGO("/operator/identity#logo"),
    TERMS_OF_SALE("/operator/terms");

    private final String path;

    Mention(String path) {
        this.path = path;
    }

    /** Where the manager says it. */
    public String path() {
        return path;
    }
}
