package fr.conciergerie.web;

import java.util.List;

/**
 * One step on a new operator's way to its first order handed over. It is read from what is there and never ticked: it is the same
 * for everybody who looks, and open again once what made it true is gone.
 *
 * @param order smaller comes first; the last step says that the operator runs
 * @param icon a Bootstrap icon
 * @param title the key of what it is about
 * @param why the key of one sentence that says what it is good for
 * @param state the key of what is there already; empty where there is nothing
 * @param about what {@code state} speaks of, as its arguments
 * @param action the key of what to do
 * @param path the page that does it
 */
public record SetUpStep(
        int order,
        String icon,
        String title,
        String why,
        String state,
        List<Object> about,
        String action,
        String path,
        Standing standing) {

    /** How far a step has got. */
    public enum Standing {
        OPEN,
        /** Open, and nothing waits for it. */
        CAN_WAIT,
        DONE
    }

    public SetUpStep {
        about = List.copyOf(about);
    }

    public boolean isDone() {
        return standing == Standing.DONE;
    }

    /** Whether somebody who reads that address is on the page of this step. */
    public boolean isAt(String page) {
        return page.equals(path.replaceFirst("[?#].*", ""));
    }
}
