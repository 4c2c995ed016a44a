package fr.conciergerie.database;

import java.util.Arrays;
import java.util.Optional;

/**
 * The tables that belong to no operator, all of them, and why. Every other table must be under row-level security, or the
 * application does not start.
 */
enum Untenanted {
    INSTALLATION("shared.installation", "says what the whole database was made for"),
    BACKUP("shared.backup", "is of the whole database"),
    SESSION("web.spring_session", "a browser has a session before anyone has signed in"),
    SESSION_ATTRIBUTES("web.spring_session_attributes", "belongs to the session"),
    EVENT_PUBLICATION(
            "web.event_publication", "delivered again by whichever instance is up; each event names its operator"),
    SHEDLOCK("web.shedlock", "says which instance does a job"),
    RATE_LIMIT("web.rate_limit", "counts attempts of people who are not signed in yet"),
    MAILBOX("inbox.mailbox", "is of the address that the whole installation writes from"),
    OPERATOR("organisations.operator", "is the list of the operators themselves"),
    VAT_RULE("catalogue.vat_rule", "is the law, the same for every operator"),
    MARKET_THRESHOLD("markets.threshold", "is the law, the same for every operator"),
    PROLONGATION_RULE("insertion.prolongation_rule", "is the law, the same for every operator"),
    VAULT_SEAL("vault.seal", "says which key everything of all operators is sealed with"),
    PRIVACY_RULE("privacy.rule", "is what the page about people's data promises for every operator"),
    PRIVACY_INSTALLATION_RUN("privacy.installation_run", "proves what was let go of what belongs to no operator"),
    INSTALLATION_EVENT("web.installation_event", "what the administrator did, and who tried to sign in in vain"),
    ACCOUNT("accounts.account", "a person may work for two operators; reached through functions only"),
    ROLE_GRANT("accounts.role_grant", "asked for before the operator is known; reached through functions only"),
    API_TOKEN("accounts.api_token", "asked for before the operator is known; reached through functions only"),
    LINK("accounts.link", "opened by someone who cannot sign in yet; reached through functions only"),
    BROWSER("accounts.browser", "asked for before the operator is known; reached through functions only");

    private final String table;
    private final String reason;

    Untenanted(String table, String reason) {
        this.table = table;
        this.reason = reason;
    }

    static Optional<Untenanted> of(String table) {
        return Arrays.stream(values()).filter(it -> it.table.equals(table)).findFirst();
    }

    String table() {
        return table;
    }

    String reason() {
        return reason;
    }
}
