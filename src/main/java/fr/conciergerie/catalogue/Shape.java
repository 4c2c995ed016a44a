package fr.conciergerie.catalogue;

/** What happens with a service: each line of an order has one shape. */
public enum Shape {
    /** A thing is handed in, worked on and handed back. */
    ENTRUSTED,
    /** A thing is ordered, received and handed over. */
    GOODS,
    /** A person meets a practitioner. */
    APPOINTMENT,
    /** A wish that needs a quote or an answer first. */
    REQUEST
}
