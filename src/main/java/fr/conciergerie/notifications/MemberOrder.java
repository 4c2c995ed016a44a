package fr.conciergerie.notifications;

import fr.conciergerie.orders.Reason;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order as its member is told of it.
 *
 * @param courtesies whether they also want to be told what they need not know
 * @param wish the sentence by which they asked for the work to begin at once; null when they did not
 * @param terms the number of the operator's terms under which it was placed; null for the common ones
 */
record MemberOrder(
        UUID id,
        String number,
        String pickupCode,
        boolean distance,
        Instant placedAt,
        @Nullable Instant withdrawalUntil,
        @Nullable String wish,
        @Nullable Integer terms,
        Site site,
        Reader reader,
        List<Line> lines) {

    record Site(SiteId id, String name, String deskPlace, ZoneId zone) {}

    record Reader(UUID member, @Nullable String address, Locale locale, boolean courtesies) {}

    /**
     * @param health what it is nobody else may learn, nor guess from a message lying open
     * @param price of one; null while it is open
     * @param appointmentAt when exactly, where an hour is kept free for it; else null
     * @param goods bought rather than handed in or done
     * @param stillDue for the part that was done when they withdrew; null when nothing is
     * @param guest whether it is the place of whoever the member brings along to an hour of theirs
     * @param beside the line of the other place, where two come together or both were given back in one act: a guest's of the member's
     *     own, and the other way round, of this order or of another; null where there is none
     */
    record Line(
            UUID id,
            String service,
            boolean health,
            boolean entrusted,
            List<String> options,
            int quantity,
            @Nullable Money price,
            @Nullable LocalDate promisedFor,
            @Nullable Instant appointmentAt,
            String status,
            @Nullable Reason reason,
            @Nullable Money proposedPrice,
            @Nullable LocalDate proposedFor,
            boolean goods,
            @Nullable Money stillDue,
            boolean guest,
            @Nullable UUID beside) {

        boolean isToHandIn() {
            return entrusted && is("REQUESTED", "CONFIRMED");
        }

        boolean is(String... some) {
            return List.of(some).contains(status);
        }
    }

    /** Empty when they gave no address: the concierge tells them at the desk. */
    Optional<Recipient> recipient() {
        return Optional.ofNullable(reader.address())
                .map(it -> new Recipient(Recipient.Kind.MEMBER, reader.member(), it, reader.locale()));
    }

    /** The lines for which an hour is kept free, soonest first; guests come with them. */
    List<Line> appointments() {
        return lines.stream()
                .filter(it -> it.appointmentAt() != null && !it.guest())
                .sorted(Comparator.comparing(it -> Objects.requireNonNull(it.appointmentAt())))
                .toList();
    }

    /** For how many people a line stands: with the member's own goes that of their guest, as long as it does as theirs does. */
    int people(Line line) {
        return !line.guest() && line.beside() != null ? 2 : 1;
    }

    /** For how many places of this order a line stands: that of a guest can be of another. */
    int places(Line line) {
        return isOfThis(line.beside()) ? people(line) : 1;
    }

    /** Whether it is the place of a guest of whom there is nothing to say but what is said with the member's own. */
    boolean comesAlong(Line line) {
        return line.guest() && line.beside() != null;
    }

    /** Whether a guest comes along by this order to an hour of another. */
    boolean isForAGuest() {
        return lines.stream().anyMatch(it -> comesAlong(it) && !isOfThis(it.beside()));
    }

    /** The lines that somebody reads of: that of a guest only where the member's own is of another order. */
    List<Line> told() {
        return lines.stream()
                .filter(it -> !comesAlong(it) || !isOfThis(it.beside()))
                .toList();
    }

    private boolean isOfThis(@Nullable UUID line) {
        return lines.stream().anyMatch(it -> it.id().equals(line));
    }

    /** Whether several hours were bought at once. */
    boolean isSeries() {
        return appointments().size() > 1;
    }

    Line line(UUID wanted) {
        return lines.stream().filter(it -> it.id().equals(wanted)).findFirst().orElseThrow();
    }

    String path() {
        return "/orders/" + id;
    }
}
