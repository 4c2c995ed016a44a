package fr.conciergerie.orders;

import fr.conciergerie.calendar.Calendar;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.SiteId;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/** Periods of withdrawal by the clock and the public holidays of a site. */
@Component
class WithdrawalPeriods {

    private final Organisations organisations;
    private final Calendar calendar;

    WithdrawalPeriods(Organisations organisations, Calendar calendar) {
        this.organisations = organisations;
        this.calendar = calendar;
    }

    WithdrawalPeriod at(SiteId id) {
        var site = organisations.site(id);
        return at(site.zone(), site.holidayZone(), site.goodFriday());
    }

    WithdrawalPeriod at(ZoneId zone, String holidayZone, boolean goodFriday) {
        return new WithdrawalPeriod(
                zone,
                day -> calendar.publicHolidays(holidayZone, goodFriday, day.getYear())
                        .contains(day));
    }
}
