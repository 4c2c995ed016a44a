package fr.conciergerie.notifications;

import fr.conciergerie.accounts.AccountId;
import fr.conciergerie.accounts.Accounts;
import fr.conciergerie.accounts.AdministratorPasswordResetRequested;
import fr.conciergerie.accounts.InvitationIssued;
import fr.conciergerie.accounts.Links;
import fr.conciergerie.accounts.PasswordResetRequested;
import fr.conciergerie.notifications.Letter.Action;
import fr.conciergerie.notifications.Letter.Paragraph;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Words;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends people the links with which they get in: the first time, and when they forgot their password. */
@Component
class AccountNews {

    private final Accounts accounts;
    private final Links links;
    private final Outbox outbox;
    private final TransactionTemplate transaction;

    AccountNews(Accounts accounts, Links links, Outbox outbox, PlatformTransactionManager transactions) {
        this.accounts = accounts;
        this.links = links;
        this.outbox = outbox;
        this.transaction = new TransactionTemplate(transactions);
    }

    @ApplicationModuleListener
    void on(PasswordResetRequested requested) {
        tell(MessageKind.PASSWORD_RESET, requested.account(), requested.at(), reset(requested.account()));
    }

    /** An administrator works for no operator, and so does the message. */
    @Async
    @TransactionalEventListener
    void on(AdministratorPasswordResetRequested requested) {
        Tenant.run(
                Outbox.PLATFORM,
                () -> transaction.executeWithoutResult(_ -> tell(
                        MessageKind.PASSWORD_RESET, requested.account(), requested.at(), reset(requested.account()))));
    }

    @ApplicationModuleListener
    void on(InvitationIssued issued) {
        tell(
                MessageKind.INVITATION,
                issued.account(),
                issued.at(),
                words -> letter(
                        words,
                        words.say("notifications.invitation.subject"),
                        new Paragraph(words.say("notifications.invitation.intro")),
                        new Action(words.say("notifications.invitation.enter"), links.welcome(issued.account())),
                        new Paragraph(words.say("notifications.invitation.link"))));
    }

    private Function<Words, Letter> reset(AccountId account) {
        return words -> letter(
                words,
                words.say("notifications.password.subject"),
                new Paragraph(words.say("notifications.password.intro")),
                new Action(words.say("notifications.password.choose"), links.newPassword(account)),
                new Paragraph(words.say("notifications.password.not-you")));
    }

    private void tell(MessageKind kind, AccountId account, Instant at, Function<Words, Letter> letter) {
        accounts.person(account)
                .ifPresent(person -> outbox.post(
                        kind,
                        kind + " " + account + " " + at,
                        new Recipient(Recipient.Kind.ACCOUNT, account.value(), person.email(), person.locale()),
                        letter));
    }

    private static Letter letter(Words words, String subject, Letter.Block... blocks) {
        return Letter.to(words, subject, List.of(blocks));
    }
}
