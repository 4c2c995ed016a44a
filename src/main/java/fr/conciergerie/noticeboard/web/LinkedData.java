package fr.conciergerie.noticeboard.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import fr.conciergerie.animations.Announced;
import fr.conciergerie.noticeboard.EventNotice;
import fr.conciergerie.noticeboard.Noticeboard;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.web.OperatorDirectory.Entry;
import fr.conciergerie.web.PublicAddress;
import gg.jte.Content;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The events of a page as machines read them there: schema.org, in JSON-LD. */
@Component
class LinkedData {

    private static final String CONTEXT = "https://schema.org";
    private static final int LONGEST_DESCRIPTION = 500;

    private final EventWords words;
    private final PublicAddress address;
    private final JsonMapper json;

    LinkedData(EventWords words, PublicAddress address, JsonMapper json) {
        this.words = words;
        this.address = address;
        this.json = json;
    }

    private record Graph(
            @JsonProperty("@context") String context,
            @JsonProperty("@graph") List<Event> graph) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Event(
            @JsonProperty("@type") String type,
            String identifier,
            String url,
            String name,
            String description,
            String startDate,
            String endDate,
            String eventStatus,
            String eventAttendanceMode,
            @Nullable Image image,
            List<Place> location,
            Organization organizer,
            boolean isAccessibleForFree,
            @Nullable Offer offers) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Image(
            @JsonProperty("@type") String type,
            String url,
            String caption,
            int width,
            int height,
            @Nullable String creditText) {}

    private record Place(@JsonProperty("@type") String type, String name, PostalAddress address) {}

    private record PostalAddress(
            @JsonProperty("@type") String type,
            String streetAddress,
            String postalCode,
            String addressLocality,
            String addressCountry) {}

    private record Organization(@JsonProperty("@type") String type, String name) {}

    private record Offer(
            @JsonProperty("@type") String type, String price, String priceCurrency, String availability, String url) {}

    Content of(Noticeboard board) {
        return element(board.events().stream()
                .map(it -> event(board.operator(), it, List.of(board.site()), board.path(it), board.picture(it)))
                .toList());
    }

    Content of(EventNotice notice) {
        return element(
                List.of(event(notice.operator(), notice.event(), notice.sites(), notice.path(), notice.picture())));
    }

    /** What somebody wrote cannot end the element: no angle bracket is left in it. */
    private Content element(List<Event> events) {
        var written = json.writeValueAsString(new Graph(CONTEXT, events))
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026");
        return output -> output.writeContent("<script type=\"application/ld+json\">" + written + "</script>");
    }

    private Event event(Entry operator, Announced event, List<Site> sites, String path, @Nullable String picture) {
        var details = event.animation().details();
        var times = event.animation().times();
        var price = EventWords.price(details);
        return new Event(
                "Event",
                event.uid(),
                address.of(path),
                details.title(),
                words.summary(event, LONGEST_DESCRIPTION),
                written(times.startsAt(), times.zone()),
                written(times.endsAt(), times.zone()),
                CONTEXT + (event.isCancelled() ? "/EventCancelled" : "/EventScheduled"),
                CONTEXT + "/OfflineEventAttendanceMode",
                picture == null ? null : image(event, picture),
                sites.stream().map(LinkedData::place).toList(),
                new Organization("Organization", operator.name()),
                price == null,
                event.isCancelled()
                        ? null
                        : new Offer(
                                "Offer",
                                price == null ? "0" : price.amount().toPlainString(),
                                "EUR",
                                CONTEXT + (event.animation().isFull() ? "/SoldOut" : "/InStock"),
                                address.of(path)));
    }

    private @Nullable Image image(Announced event, String path) {
        var it = event.animation().picture();
        return it == null
                ? null
                : new Image(
                        "ImageObject",
                        address.of(path),
                        it.words().alternative(),
                        it.width(),
                        it.height(),
                        it.words().credit());
    }

    private static Place place(Site site) {
        return new Place(
                "Place",
                site.name(),
                new PostalAddress("PostalAddress", site.address(), site.postcode(), site.city(), "FR"));
    }

    private static String written(Instant at, ZoneId zone) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(zone));
    }
}
