package fr.conciergerie.orders;

import fr.conciergerie.catalogue.Shape;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.Refused;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What stays due when somebody withdraws (Code de la consommation, L221-25): nothing, unless they wished the work to begin at
 * once and it has. Then its part of the price follows from the days that have passed of those it takes, rounded down; what is
 * not finished is never paid for whole.
 */
@Component
class Withdrawals {

    private final Organisations organisations;
    private final JdbcClient jdbc;

    Withdrawals(Organisations organisations, JdbcClient jdbc) {
        this.organisations = organisations;
        this.jdbc = jdbc;
    }

    /** @param chosen the lines to withdraw from; null for all that the right covers */
    WithdrawalQuote quote(Order order, @Nullable Collection<LineId> chosen, Instant now) {
        if (chosen != null) {
            chosen.forEach(order::line);
        }
        var covered = order.lines().stream()
                .filter(it -> chosen == null || chosen.contains(it.id()))
                .filter(it -> order.mayWithdraw(it, now))
                .toList();
        if (covered.isEmpty()
                || chosen != null && covered.size() < chosen.stream().distinct().count()) {
            throw Refused.conflict("orders.cannot-withdraw");
        }
        var lines = covered.stream().map(it -> quote(order, it, now)).toList();
        var due = lines.stream().map(WithdrawalQuote.Line::due).reduce(Money.ZERO, Money::plus);
        return new WithdrawalQuote(lines, due, remaining(order, covered).plus(due));
    }

    private static Money remaining(Order order, List<OrderLine> leaving) {
        return order.lines().stream()
                .filter(it -> !leaving.contains(it))
                .flatMap(it -> it.total().stream())
                .reduce(Money.ZERO, Money::plus);
    }

    private WithdrawalQuote.Line quote(Order order, OrderLine line, Instant now) {
        var until = order.withdrawalUntil(line);
        var work = order.wish() == null || line.service().shape() != Shape.ENTRUSTED ? null : work(order, line, now);
        return work == null
                ? new WithdrawalQuote.Line(line.id(), line.service().name(), line.quantity(), until, Money.ZERO, 0, 0)
                : new WithdrawalQuote.Line(
                        line.id(),
                        line.service().name(),
                        line.quantity(),
                        until,
                        work.part(line.total().orElse(Money.ZERO)),
                        work.done(),
                        work.days());
    }

    /** Nothing where no work has begun. */
    private @Nullable Work work(Order order, OrderLine line, Instant now) {
        var due = line.job().map(LineState.Job::dueOn).orElse(null);
        if (!line.isBegun() || due == null) {
            return null;
        }
        var zone = organisations.site(order.site()).zone();
        return Work.of(
                begunOn(line).atZone(zone).toLocalDate(), due, now.atZone(zone).toLocalDate());
    }

    /** When the partner took it on for good. */
    private Instant begunOn(OrderLine line) {
        return jdbc.sql("""
                        select max(at) from orders.history
                         where line_id = :line and what in ('ACCEPTED', 'PROPOSAL_ACCEPTED')
                        """)
                .param("line", line.id().value())
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    /** The days of a piece of work, and how many of them have passed. */
    record Work(int done, int days) {

        static Work of(LocalDate begun, LocalDate due, LocalDate today) {
            var days = (int) Math.max(1, ChronoUnit.DAYS.between(begun, due));
            var passed = (int) Math.max(0, ChronoUnit.DAYS.between(begun, today));
            return new Work(Math.min(passed, days - 1), days);
        }

        Money part(Money whole) {
            return Money.cents(whole.cents() * done / days);
        }
    }
}
