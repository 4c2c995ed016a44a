package fr.conciergerie.figures;

/**
 * The order lines that a figure is counted from, in the words of the database, which calls one of them {@code f}.
 *
 * @param day by which they belong to a period
 * @param about which of them it is about
 * @param counts which of these count in its numerator
 */
record LinesBehind(String day, String about, String counts) {

    private static final String EACH = "true";

    static final LinesBehind ASKED_FOR = new LinesBehind("asked_on", EACH, EACH);
    static final LinesBehind ORDERED = ASKED_FOR.about("f.is_order");
    static final LinesBehind DELIVERED = new LinesBehind("delivered_on", EACH, EACH);

    static final LinesBehind BY_THE_SOCIAL_ECONOMY = DELIVERED.counting("""
            exists (select from partners.ess_period_v e
                     where e.partner_id = f.partner_id and e.valid_from <= f.delivered_on
                       and (e.valid_until is null or e.valid_until >= f.delivered_on))""");

    static final LinesBehind OF_TIME_ASSUMED = DELIVERED.about("""
            exists (select from reporting.time_assumption_minutes m
                     where m.family = f.family
                       and m.assumption_id = (select a.id from reporting.time_assumption_v a
                                               where a.valid_from <= f.delivered_on order by a.valid_from desc limit 1))""");

    static final LinesBehind BOOKED_HOURS = DELIVERED.about(
            "exists (select from bookings.report_v b where b.order_id = f.order_id and b.line_id = f.line_id)");

    LinesBehind about(String which) {
        return new LinesBehind(day, which, counts);
    }

    LinesBehind counting(String which) {
        return new LinesBehind(day, about, which);
    }
}
