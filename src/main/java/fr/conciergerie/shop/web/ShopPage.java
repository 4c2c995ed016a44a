package fr.conciergerie.shop.web;

import fr.conciergerie.calendar.DeskSession;
import fr.conciergerie.catalogue.Family;
import fr.conciergerie.catalogue.PriceKind;
import fr.conciergerie.catalogue.Shape;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shop.OfferWithPromise;
import fr.conciergerie.web.RoomCard;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The shop of one site.
 *
 * @param several whether the member may use other sites too
 * @param next when a concierge is there next; null when no session is planned
 * @param nextPiece the address of more of the shelf; null at its end
 * @param further whether this is not the beginning of the shelf
 * @param all whether everything is to be seen, one service after another
 * @param families how many services of each family are sold here
 * @param most what colleagues order most
 * @param meant the families that what is searched for belongs to
 * @param ready orders that wait to be collected
 * @param questions orders with a proposal that the member has to answer
 * @param again what this member ordered lately and may want again
 * @param cardsOfOthers what other modules have to tell the member
 * @param basket how many things are in the basket
 */
public record ShopPage(
        Site site,
        boolean several,
        @Nullable DeskSession next,
        String query,
        @Nullable Family family,
        boolean all,
        SortedMap<Family, Integer> families,
        List<Card> most,
        List<Family> meant,
        List<Card> cards,
        @Nullable String nextPiece,
        boolean further,
        List<OrderSummary> ready,
        List<OrderSummary> questions,
        List<Again> again,
        List<RoomCard> cardsOfOthers,
        int basket) {

    /** Where all services stand one after another. */
    public static final String EVERYTHING = "/?all=true";

    /** Before anything was searched for or chosen, there is room for what is the member's own. */
    public boolean isHome() {
        return query.isEmpty() && family == null && !all;
    }

    /** How many services are sold here. */
    public int services() {
        return families.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Whether all that was found is on this page. */
    public boolean isWhole() {
        return !further && nextPiece == null;
    }

    /** The same search in another family, or in all of them. */
    public String familyPath(@Nullable Family other) {
        var path = new StringBuilder("/?query=").append(URLEncoder.encode(query, StandardCharsets.UTF_8));
        if (other != null) {
            path.append("&family=").append(other.name());
        }
        return query.isEmpty() && other == null ? EVERYTHING : path.toString();
    }

    /** A service as it stands on its card. */
    public record Card(
            String slug,
            String name,
            Family family,
            Shape shape,
            String icon,
            @Nullable Money price,
            boolean from,
            @Nullable LocalDate promisedFor,
            String partner,
            boolean ess) {

        public static Card of(OfferWithPromise it) {
            var offer = it.offer();
            var details = offer.details();
            return new Card(
                    offer.slug(),
                    details.name(),
                    details.family(),
                    details.shape(),
                    Pictograms.of(details),
                    offer.price(),
                    offer.priceKind() == PriceKind.FROM,
                    it.promisedFor(),
                    offer.partnerName(),
                    offer.ess());
        }
    }

    /** A service that this member has ordered before. */
    public record Again(String slug, String name) {}
}
