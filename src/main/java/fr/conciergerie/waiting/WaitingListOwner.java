package fr.conciergerie.waiting;

import java.util.UUID;

/** What knows how many places there are in what is waited for. */
public interface WaitingListOwner {

    WaitingListId.Kind kind();

    /**
     * Time has passed, or something has changed: ends the offers that nobody answered, and offers what is free to those who
     * come next. In a transaction of its own, with the operator at work; twice does no harm.
     */
    void serve(UUID list);
}
