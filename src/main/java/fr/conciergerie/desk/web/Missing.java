package fr.conciergerie.desk.web;

/** Something without which nothing can come to a desk. */
public enum Missing {
    SESSION,
    SERVICE,
    MEMBER;

    /**
     * Where a manager puts it right.
     *
     * @param site the code of the site
     */
    public String path(String site) {
        return switch (this) {
            case SESSION -> "/operator/calendar?site=" + site;
            case SERVICE -> "/operator/catalogue";
            case MEMBER -> "/operator/sites/" + site;
        };
    }
}
