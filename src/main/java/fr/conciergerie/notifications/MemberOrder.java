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
     * @param placeChangedAt when something last became of its place in an hour: what was given back in one act has one moment; null
     *     where it has none
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
            @Nullable Instant placeChangedAt) {

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
        return !line.guest() && lines.stream().anyMatch(it -> it.guest() && isAlong(it, line)) ? 2 : 1;
    }

    /** Whether it is the place of a guest of whom there is nothing to say but what is said with the member's own. */
    boolean comesAlong(Line line) {
        return line.guest() && appointments().stream().anyMatch(it -> isAlong(line, it));
    }

    private static boolean isAlong(Line guest, Line own) {
        return Objects.equals(guest.appointmentAt(), own.appointmentAt())
                && guest.is(own.status())
                && (!own.is("CANCELLED") || Objects.equals(guest.placeChangedAt(), own.placeChangedAt()));
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
