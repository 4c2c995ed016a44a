package fr.conciergerie.reporting.web;

import fr.conciergerie.web.Words;
import fr.conciergerie.web.ui.Tab;
import java.time.YearMonth;
import java.util.List;

/** The months that people ask for most. */
final class Shortcuts {

    private static final int A_QUARTER = 3;
    private static final int A_YEAR = 12;

    private final String address;
    private final MonthsForm form;
    private final Words words;

    private Shortcuts(String address, MonthsForm form, Words words) {
        this.address = address;
        this.form = form;
        this.words = words;
    }

    /**
     * @param address of the figures, without what is asked for
     * @param form what is shown, whose site stays
     * @param today the month it is
     */
    static List<Tab> of(String address, MonthsForm form, YearMonth today, Words words) {
        var shortcuts = new Shortcuts(address, form, words);
        var quarter = today.minusMonths((today.getMonthValue() - 1) % A_QUARTER);
        return List.of(
                shortcuts.to("this-month", today, today),
                shortcuts.to("last-month", today.minusMonths(1), today.minusMonths(1)),
                shortcuts.to("this-quarter", quarter, today),
                shortcuts.to("last-quarter", quarter.minusMonths(A_QUARTER), quarter.minusMonths(1)),
                shortcuts.to("this-year", today.withMonth(1), today),
                shortcuts.to("twelve-months", today.minusMonths(A_YEAR - 1), today));
    }

    private Tab to(String name, YearMonth first, YearMonth last) {
        var wanted = MonthsForm.of(first, last, form.site());
        return new Tab(address + "?" + wanted.query(), words.say("reporting.period." + name), wanted.equals(form));
    }
}
