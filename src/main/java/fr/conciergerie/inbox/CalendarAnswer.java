package fr.conciergerie.inbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Parameter;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.CalendarComponent;
import org.jspecify.annotations.Nullable;

/**
 * What somebody's calendar answers to an invitation (iTIP, RFC 5546, 3.2.3).
 *
 * @param uid the name of the entry
 * @param sequence of the hour that they answer to
 * @param attendee the address of whoever answers, as they say
 * @param declines whether they do not come
 */
record CalendarAnswer(String uid, int sequence, String attendee, boolean declines) {

    private static final Session NO_SERVER = Session.getInstance(new Properties());
    private static final int DEEPEST = 5;

    /**
     * The first answer in a mail; empty where there is none, or where it cannot be read: then it stays in the mailbox for whoever
     * reads it.
     */
    static Optional<CalendarAnswer> in(byte[] mail) {
        try {
            return in(new MimeMessage(NO_SERVER, new ByteArrayInputStream(mail)), 0);
        } catch (MessagingException | IOException | ParserException | RuntimeException _) {
            return Optional.empty();
        }
    }

    private static Optional<CalendarAnswer> in(Part part, int depth)
            throws MessagingException, IOException, ParserException {
        if (part.isMimeType("text/calendar") || part.isMimeType("application/ics")) {
            return read(text(part), "REPLY".equalsIgnoreCase(parameter(part, "method")));
        }
        if (part.isMimeType("multipart/*") && depth < DEEPEST && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                var found = in(parts.getBodyPart(i), depth + 1);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static String text(Part part) throws MessagingException, IOException {
        return new String(part.getInputStream().readAllBytes(), charset(part));
    }

    private static Charset charset(Part part) throws MessagingException {
        var named = parameter(part, "charset");
        return named == null || !Charset.isSupported(named) ? StandardCharsets.UTF_8 : Charset.forName(named);
    }

    private static @Nullable String parameter(Part part, String name) throws MessagingException {
        return new ContentType(part.getContentType()).getParameter(name);
    }

    /** @param toldOutside whether the part says that it is an answer: some programs leave it out of the file */
    private static Optional<CalendarAnswer> read(String file, boolean toldOutside) throws IOException, ParserException {
        var calendar = new CalendarBuilder().build(new StringReader(file));
        return isAnswer(calendar, toldOutside)
                ? calendar.<CalendarComponent>getComponent(Component.VEVENT).flatMap(CalendarAnswer::of)
                : Optional.empty();
    }

    private static boolean isAnswer(Calendar calendar, boolean toldOutside) {
        return calendar.<Property>getProperty(Property.METHOD)
                .map(it -> it.getValue().equalsIgnoreCase("REPLY"))
                .orElse(toldOutside);
    }

    private static Optional<CalendarAnswer> of(CalendarComponent event) {
        var sequence = event.<Property>getProperty(Property.SEQUENCE)
                .map(it -> Integer.parseInt(it.getValue().strip()))
                .orElse(0);
        return event.<Property>getProperty(Property.UID)
                .flatMap(uid -> event.<Property>getProperty(Property.ATTENDEE)
                        .map(it -> new CalendarAnswer(uid.getValue().strip(), sequence, address(it), declines(it))));
    }

    private static String address(Property attendee) {
        return attendee.getValue().strip().replaceFirst("(?i)^mailto:", "");
    }

    private static boolean declines(Property attendee) {
        return attendee.<Parameter>getParameter(Parameter.PARTSTAT)
                .map(it -> it.getValue().equalsIgnoreCase("DECLINED"))
                .orElse(false);
    }
}
