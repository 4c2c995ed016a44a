package fr.conciergerie.noticeboard.web;

import fr.conciergerie.animations.Announced;
import fr.conciergerie.noticeboard.EventFeed;
import fr.conciergerie.web.PublicAddress;
import java.io.StringWriter;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.springframework.stereotype.Component;

/** The events of a site as news (RSS 2.0). */
@Component
class Rss {

    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String MINUTES_KEPT = "60";
    private static final int LONGEST_DESCRIPTION = 10_000;

    /** What no XML document may hold. */
    private static final Pattern UNWRITABLE =
            Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    private final EventWords words;
    private final PublicAddress address;

    Rss(EventWords words, PublicAddress address) {
        this.words = words;
        this.address = address;
    }

    /** @param path where the feed itself is read */
    String of(EventFeed feed, String path) {
        var text = new StringWriter();
        try {
            var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("rss");
            xml.writeAttribute("version", "2.0");
            xml.writeNamespace("atom", ATOM);
            xml.writeStartElement("channel");
            element(xml, "title", words.say("noticeboard.title", feed.site().name()));
            element(xml, "link", address.of(feed.path()));
            element(
                    xml,
                    "description",
                    words.say(
                            "noticeboard.feed.of",
                            feed.operator().name(),
                            feed.site().name()));
            element(xml, "language", "fr");
            element(xml, "ttl", MINUTES_KEPT);
            xml.writeEmptyElement("atom", "link", ATOM);
            xml.writeAttribute("href", address.of(path));
            xml.writeAttribute("rel", "self");
            xml.writeAttribute("type", "application/rss+xml");
            for (var event : feed.events()) {
                item(xml, feed, event);
            }
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    private void item(XMLStreamWriter xml, EventFeed feed, Announced event) throws XMLStreamException {
        xml.writeStartElement("item");
        element(xml, "title", words.title(event));
        element(xml, "link", address.of(feed.path(event)));
        xml.writeStartElement("guid");
        xml.writeAttribute("isPermaLink", "false");
        xml.writeCharacters(event.uid());
        xml.writeEndElement();
        element(xml, "category", words.kind(event));
        element(
                xml,
                "description",
                words.whenAndWhere(event) + "\n" + words.summary(event, LONGEST_DESCRIPTION) + "\n"
                        + words.conditions(event));
        xml.writeEndElement();
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(UNWRITABLE.matcher(text).replaceAll(""));
        xml.writeEndElement();
    }
}
