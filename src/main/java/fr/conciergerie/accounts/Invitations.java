package fr.conciergerie.accounts;

import fr.conciergerie.web.MailWay;
import fr.conciergerie.web.Role;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Invitations: a letter where letters leave, and else a link that whoever invites hands over. */
@Service
@Transactional
public class Invitations {

    private final Accounts accounts;
    private final Links links;
    private final ObjectProvider<MailWay> mail;

    Invitations(Accounts accounts, Links links, ObjectProvider<MailWay> mail) {
        this.accounts = accounts;
        this.links = links;
        this.mail = mail;
    }

    /**
     * Somebody who is invited.
     *
     * @param link what is to be handed over, shown this once and kept nowhere; null where a letter leaves
     */
    public record Invited(AccountId account, @Nullable String link) {}

    /** Offers a role at the operator at work. Whether there was such an account before is told to nobody. */
    public Invited invite(String email, String name, Locale locale, Role role, @Nullable UUID subject) {
        if (mail.getIfAvailable(() -> () -> true).isOpen()) {
            return new Invited(accounts.invite(email, name, locale, role, subject), null);
        }
        var account = accounts.offer(email, name, locale, role, subject);
        return new Invited(account, links.handOver(account));
    }
}
