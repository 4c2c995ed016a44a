package fr.conciergerie.web;

/**
 * One place to go.
 *
 * @param key the key of its word, one or two words long: it stands under a pictogram on a telephone
 * @param order smaller comes first; at most five fit
 */
public record MenuEntry(String path, String key, String icon, int order) {

    /** Whether the page at this path belongs here: the home page only to itself, others to all below them. */
    public boolean leadsTo(String current) {
        return current.equals(path) || (!"/".equals(path) && current.startsWith(path + "/"));
    }
}
