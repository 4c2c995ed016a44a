package fr.conciergerie.web;

import java.util.List;

/**
 * What one module has to tell whoever opens their room: a figure and where it leads.
 *
 * @param title the key of what is counted
 * @param count how many
 * @param hint the key of one sentence that says what to do with it
 * @param icon a Bootstrap icon
 * @param path where to look closer; {@link #NOWHERE} when that is not the reader's to do
 * @param urgent whether something waits there for the reader
 * @param order smaller comes first
 * @param about what title and hint speak of, as arguments of both
 */
public record RoomCard(
        String title,
        long count,
        String hint,
        String icon,
        String path,
        boolean urgent,
        int order,
        List<Object> about) {

    /** A way in where there is nothing to count. */
    public static final long NOT_COUNTED = -1;

    public static final String NOWHERE = "";

    /** Cards up to here tell of the day; the others of what one looks at now and then. */
    private static final int OF_THE_DAY = 9;

    public RoomCard {
        about = List.copyOf(about);
    }

    public RoomCard(String title, long count, String hint, String icon, String path, boolean urgent, int order) {
        this(title, count, hint, icon, path, urgent, order, List.of());
    }

    /** What one looks at every day. */
    public boolean isOfTheDay() {
        return order <= OF_THE_DAY;
    }
}
