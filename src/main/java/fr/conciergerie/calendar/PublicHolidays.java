package fr.conciergerie.calendar;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import fr.conciergerie.organisations.Territory;
import java.time.LocalDate;
import java.time.Year;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Public holidays of France by territory, each with the name under which the messages know it. The library keeps Good
 * Friday in all of Alsace-Moselle; the law only in communes with a Protestant temple or a mixed church.
 */
final class PublicHolidays {

    private static final Map<Key, SortedMap<LocalDate, String>> KNOWN = new ConcurrentHashMap<>();

    private PublicHolidays() {}

    /** The days of a year and what is celebrated: {@code CHRISTMAS}, {@code ABOLITION_OF_SLAVERY}, … */
    static SortedMap<LocalDate, String> of(Territory territory, boolean goodFriday, int year) {
        return KNOWN.computeIfAbsent(new Key(territory, goodFriday, year), PublicHolidays::compute);
    }

    private static SortedMap<LocalDate, String> compute(Key key) {
        var days = new TreeMap<LocalDate, String>();
        for (var holiday : manager(key.territory()).getHolidays(Year.of(key.year()), regions(key.territory()))) {
            var name = holiday.getPropertiesKey();
            var plain = name.substring(name.lastIndexOf('.') + 1);
            if (isLaw(name) && (!plain.equals("GOOD_FRIDAY") || key.goodFriday())) {
                days.merge(holiday.getDate(), plain, (first, _) -> first);
            }
        }
        return Collections.unmodifiableSortedMap(days);
    }

    /**
     * The library also has the Muslim feasts that Mayotte keeps by custom: their days are settled locally, by the moon, and
     * are entered as closures.
     */
    private static boolean isLaw(String name) {
        return !name.startsWith("islamic.");
    }

    private static HolidayManager manager(Territory territory) {
        var calendar = switch (territory) {
            case FRANCE, ALSACE_MOSELLE -> HolidayCalendar.FRANCE;
            case GUADELOUPE -> HolidayCalendar.GUADELOUPE;
            case MARTINIQUE -> HolidayCalendar.MARTINIQUE;
            case GUYANE -> HolidayCalendar.FRENCH_GUIANA;
            case REUNION -> HolidayCalendar.REUNION;
            case MAYOTTE -> HolidayCalendar.MAYOTTE;
            case SAINT_BARTHELEMY -> HolidayCalendar.SAINT_BARTHELEMY;
            case SAINT_MARTIN -> HolidayCalendar.SAINT_MARTIN;
            case SAINT_PIERRE_ET_MIQUELON -> HolidayCalendar.SAINT_PIERRE_AND_MIQUELON;
        };
        return HolidayManager.getInstance(ManagerParameters.create(calendar));
    }

    /** Bas-Rhin stands for Alsace-Moselle: the three departments have the same days. */
    private static String[] regions(Territory territory) {
        return territory == Territory.ALSACE_MOSELLE ? new String[] {"67"} : new String[0];
    }

    private record Key(Territory territory, boolean goodFriday, int year) {}
}
