package fr.conciergerie.insertion.web;

import fr.conciergerie.insertion.PersonLine;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The list of people in a path, or of those who left. */
public record PeoplePage(
        boolean followUp,
        boolean former,
        String query,
        boolean notFound,
        List<PersonLine> people,
        @Nullable String next,
        LocalDate today) {}
