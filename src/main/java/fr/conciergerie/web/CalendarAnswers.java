package fr.conciergerie.web;

/** What people's calendars answer to an invitation. The module that reads it contributes it; where nobody does, nobody is asked to answer. */
public interface CalendarAnswers {

    boolean areRead();
}
