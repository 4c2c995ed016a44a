package fr.conciergerie.organisations.web;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A site used by an organisation, or served by a concierge, from one day to another. */
public record SharingRow(
        String key, String name, LocalDate from, @Nullable LocalDate until, boolean open) {}
