package fr.conciergerie.notifications;

import fr.conciergerie.accounts.AccountId;
import fr.conciergerie.accounts.Accounts;
import fr.conciergerie.accounts.AdministratorPasswordResetRequested;
import fr.conciergerie.accounts.InvitationIssued;
import fr.conciergerie.accounts.Links;
import fr.conciergerie.accounts.PasswordChanged;
import fr.conciergerie.accounts.PasswordResetRequested;
import fr.conciergerie.accounts.Person;
import fr.conciergerie.accounts.TokenIssued;
import fr.conciergerie.notifications.Letter.Action;
import fr.conciergerie.notifications.Letter.Paragraph;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.OperatorDirectory;
import fr.conciergerie.web.PublicAddress;
import fr.conciergerie.web.Words;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells people of their way in: the links they get in by, and what has changed at the door. */
@Component
class AccountNews {

    private final Accounts accounts;
    private final Links links;
    private final PublicAddress address;
    private final Outbox outbox;
    private final TransactionTemplate transaction;

    AccountNews(
            Accounts accounts,
            Links links,
            PublicAddress address,
            Outbox outbox,
            PlatformTransactionManager transactions) {
        this.accounts = accounts;
        this.links = links;
        this.address = address;
        this.outbox = outbox;
        this.transaction = new TransactionTemplate(transactions);
    }

    @ApplicationModuleListener
    void on(PasswordResetRequested requested) {
        post(MessageKind.PASSWORD_RESET, requested.account(), requested.at(), reset(requested.account()));
    }

    /** An administrator works for no operator, and so does the message. */
    @Async
    @TransactionalEventListener
    void on(AdministratorPasswordResetRequested requested) {
        forNoOperator(() ->
                post(MessageKind.PASSWORD_RESET, requested.account(), requested.at(), reset(requested.account())));
    }

    /** What concerns the account itself is no operator's business, whoever the person works for. */
    @Async
    @TransactionalEventListener
    void on(PasswordChanged changed) {
        forNoOperator(() -> post(
                MessageKind.PASSWORD_CHANGED,
                changed.account(),
                changed.at(),
                words -> letter(
                        words,
                        words.say("notifications.password-changed.subject"),
                        new Paragraph(words.say("notifications.password-changed.intro")),
                        new Paragraph(words.say("notifications.password-changed.not-you")),
                        new Action(words.say("notifications.password.choose"), address.of("/password/forgotten")))));
    }

    @Async
    @TransactionalEventListener
    void on(TokenIssued issued) {
        forNoOperator(() -> post(
                MessageKind.TOKEN_ISSUED,
                issued.account(),
                issued.at(),
                words -> letter(
                        words,
                        words.say("notifications.token.subject"),
                        new Paragraph(words.say("notifications.token.intro", issued.name())),
                        new Paragraph(words.say("notifications.token.not-you")),
                        new Action(words.say("notifications.token.look"), address.of("/account")))));
    }

    private void forNoOperator(Runnable work) {
        Tenant.run(OperatorDirectory.PLATFORM, () -> transaction.executeWithoutResult(_ -> work.run()));
    }

    @ApplicationModuleListener
    void on(InvitationIssued issued) {
        post(
                MessageKind.INVITATION,
                accounts.personHere(issued.account()),
                issued.at(),
                links.isNew(issued.account()) ? welcome(issued.account()) : offer(issued.account()));
    }

    private Function<Words, Letter> welcome(AccountId account) {
        return words -> letter(
                words,
                words.say("notifications.invitation.subject"),
                new Paragraph(words.say("notifications.invitation.intro")),
                new Action(words.say("notifications.invitation.enter"), links.welcome(account)),
                new Paragraph(words.say("notifications.invitation.link")));
    }

    /** The subject is that of {@link #welcome}: the operator reads it, and must not learn by it that somebody is known. */
    private Function<Words, Letter> offer(AccountId account) {
        return words -> letter(
                words,
                words.say("notifications.invitation.subject"),
                new Paragraph(words.say("notifications.invitation.offer")),
                new Action(words.say("notifications.invitation.look"), links.welcome(account)));
    }

    private Function<Words, Letter> reset(AccountId account) {
        return words -> letter(
                words,
                words.say("notifications.password.subject"),
                new Paragraph(words.say("notifications.password.intro")),
                new Action(words.say("notifications.password.choose"), links.newPassword(account)),
                new Paragraph(words.say("notifications.password.not-you")));
    }

    private void post(MessageKind kind, AccountId account, Instant at, Function<Words, Letter> letter) {
        post(kind, accounts.person(account), at, letter);
    }

    private void post(MessageKind kind, Optional<Person> reader, Instant at, Function<Words, Letter> letter) {
        reader.ifPresent(person -> outbox.post(
                kind,
                kind + " " + person.id() + " " + at,
                new Recipient(Recipient.Kind.ACCOUNT, person.id().value(), person.email(), person.locale()),
                About.NO_ORDER,
                letter));
    }

    private static Letter letter(Words words, String subject, Letter.Block... blocks) {
        return Letter.to(words, subject, List.of(blocks));
    }
}
