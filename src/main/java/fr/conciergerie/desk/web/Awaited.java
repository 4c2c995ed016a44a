package fr.conciergerie.desk.web;

import fr.conciergerie.custody.ItemView;

/** A piece that is awaited, and whether it has been seen. */
public record Awaited(ItemView item, boolean seen) {}
