package fr.conciergerie.jobs.web;

import fr.conciergerie.orders.JobId;
import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.OrderId;
import fr.conciergerie.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job in the list that the API gives.
 *
 * @param number what people call the order
 * @param price of one; null while the partner has not quoted
 * @param dueOn the last day on which the work may be finished for the promise to hold
 */
record JobItem(
        JobId job,
        OrderId order,
        LineId line,
        String number,
        String service,
        List<String> options,
        int quantity,
        @Nullable String note,
        JobState status,
        Instant givenAt,
        @Nullable LocalDate dueOn,
        @Nullable Money price,
        @Nullable LocalDate promisedFor) {

    static JobItem of(JobSheet sheet) {
        return new JobItem(
                sheet.id(),
                sheet.order(),
                sheet.line(),
                sheet.number(),
                sheet.service(),
                sheet.options(),
                sheet.quantity(),
                sheet.note(),
                sheet.state(),
                sheet.givenAt(),
                sheet.dueOn(),
                sheet.price(),
                sheet.promisedFor());
    }
}
