package fr.conciergerie.organisations.web;

import java.time.Instant;
import java.util.UUID;

/** A file of agents in the history of an organisation. */
public record ImportRow(UUID id, String fileName, Status status, Instant at) {

    /** Whether the file waits, was taken over, or was put aside. */
    public enum Status {
        STAGED,
        CONFIRMED,
        ABANDONED
    }
}
