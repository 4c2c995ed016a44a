package fr.conciergerie.markets.web;

import fr.conciergerie.web.Page;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Days as papers write them: with their year, whenever they are read. */
public final class Dates {

    private Dates() {}

    public static String of(Page page, LocalDate day) {
        return DateTimeFormatter.ofPattern("d MMMM yyyy", page.locale()).format(day);
    }
}
