package fr.conciergerie.desk.web;

import fr.conciergerie.jobs.LinkState;
import fr.conciergerie.partners.Partner;
import fr.conciergerie.web.ui.Tone;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The link that a partner was sent, as the desk tells of it.
 *
 * @param sentAt null when none was, or the next one is only being written
 * @param openedAt null as long as nobody came by it
 * @param endsAt until when it works, or when it ceased to
 * @param email where a fresh one goes; null when the partner has no address
 * @param unanswered whether the partner has still to answer: until then nobody knows who came by it
 * @param once against two messages for a double click
 */
public record SentLink(
        Standing standing,
        @Nullable Instant sentAt,
        @Nullable Instant openedAt,
        @Nullable Instant endsAt,
        String partnerName,
        @Nullable String email,
        @Nullable String phone,
        boolean unanswered,
        String once) {

    /** In one word. */
    public enum Standing {
        NONE,
        ON_ITS_WAY,
        GOOD,
        EXPIRED,
        REVOKED;

        public Tone tone() {
            return switch (this) {
                case NONE -> Tone.CALM;
                case ON_ITS_WAY -> Tone.BUSY;
                case GOOD -> Tone.GOOD;
                case EXPIRED, REVOKED -> Tone.WARN;
            };
        }
    }

    static SentLink of(LinkState state, Partner partner, boolean unanswered, String once) {
        return switch (state) {
            case LinkState.NeverSent() -> of(Standing.NONE, null, null, null, partner, unanswered, once);
            case LinkState.OnItsWay _ -> of(Standing.ON_ITS_WAY, null, null, null, partner, unanswered, once);
            case LinkState.Good(var sent, var until, var opened) ->
                of(Standing.GOOD, sent, opened, until, partner, unanswered, once);
            case LinkState.Expired(var sent, var at, var opened) ->
                of(Standing.EXPIRED, sent, opened, at, partner, unanswered, once);
            case LinkState.Revoked(var sent, var at, var opened) ->
                of(Standing.REVOKED, sent, opened, at, partner, unanswered, once);
        };
    }

    private static SentLink of(
            Standing standing,
            @Nullable Instant sentAt,
            @Nullable Instant openedAt,
            @Nullable Instant endsAt,
            Partner partner,
            boolean unanswered,
            String once) {
        return new SentLink(
                standing, sentAt, openedAt, endsAt, partner.name(), partner.email(), partner.phone(), unanswered, once);
    }

    /** Where the manager sees whether the messages to this partner arrived. */
    public String messagesPath() {
        return "/operator/messages?query=" + URLEncoder.encode(email == null ? "" : email, StandardCharsets.UTF_8);
    }

    public boolean works() {
        return standing == Standing.GOOD;
    }
}
