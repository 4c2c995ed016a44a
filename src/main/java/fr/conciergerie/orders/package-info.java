/**
 * Orders (<i>commandes</i>): from a member's request to the service given, through the jobs given to partners.
 *
 * <p>Others hold an {@link OrderId} and a {@link LineId}, ask {@link Orders}, or listen to the events below. They may read
 * the views {@code orders.order_v}, {@code orders.line_v}, {@code orders.job_v} and, at the desk, {@code
 * orders.open_line_v}, {@code orders.return_v}, {@code orders.ready_v} and {@code orders.pickup_code_v}; reports read {@code orders.report_v}, {@code orders.unmet_v} and {@code orders.typed_late_v}. The rest is nobody else's business.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "web",
            "web :: metrics",
            "web :: audit",
            "web :: api",
            "web :: csv",
            "web :: privacy",
            "accounts",
            "organisations",
            "calendar",
            "markets",
            "partners",
            "catalogue"
        })
package fr.conciergerie.orders;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
