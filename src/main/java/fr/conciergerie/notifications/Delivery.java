package fr.conciergerie.notifications;

import org.jspecify.annotations.Nullable;

/** What came of one attempt to send a message. */
sealed interface Delivery {

    /** The mail server has taken it. */
    record Taken() implements Delivery {}

    /** Not taken, but it may be later. */
    record NotNow(Problem problem, @Nullable Integer replyCode) implements Delivery {}

    /** It will never be taken. */
    record Never(Problem problem, @Nullable Integer replyCode) implements Delivery {}

    /** Cut off in the middle: nobody can tell whether it was taken. */
    record Unsure() implements Delivery {}
}
