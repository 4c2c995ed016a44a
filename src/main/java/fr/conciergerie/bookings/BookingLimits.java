package fr.conciergerie.bookings;

import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.shared.Refused;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Whether a member has as many hours of a service as one can have, so that there are some for everybody. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class BookingLimits {

    private final BookingRepository bookings;

    BookingLimits(BookingRepository bookings) {
        this.bookings = bookings;
    }

    /** For how many people they can still have an hour on that day; a guest counts as they do themselves. */
    int left(Schedule schedule, MemberId member, LocalDate day) {
        var limit = schedule.terms().limit();
        return limit == null ? Integer.MAX_VALUE : Math.max(0, limit.most() - count(schedule, limit, member, day));
    }

    /** Once it is written down: of two that are booked at once, with two practitioners, one counts the other. */
    void requireKept(Schedule schedule, MemberId member, Span slot, ZoneId zone) {
        var limit = schedule.terms().limit();
        if (limit == null) {
            return;
        }
        bookings.lock(schedule.service(), member);
        if (count(schedule, limit, member, slot.from().atZone(zone).toLocalDate()) > limit.most()) {
            throw Refused.conflict(
                    "bookings.limit-reached", limit.most(), limit.period().ordinal());
        }
    }

    private int count(Schedule schedule, BookingLimit limit, MemberId member, LocalDate day) {
        return bookings.count(schedule.service(), member, limit.first(day), limit.last(day));
    }
}
