package fr.conciergerie.vault;

import fr.conciergerie.database.CannotStart;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Tenant;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Seals what no reader of the database shall read, and opens it again. What is sealed is bound to its place (operator, column,
 * row): moved anywhere else it does not open. A module that keeps such names its columns as {@link SealedColumns}.
 */
public class Vault {

    private static final Logger LOG = LoggerFactory.getLogger(Vault.class);

    /** What stands in the place of a value that does not open. It is never written over what is sealed there. */
    public static final String CLOSED = "▒▒▒";

    private static final String WORD = "insertion";
    private static final byte[] WORD_PLACE = "vault_seal".getBytes(StandardCharsets.UTF_8);

    private final @Nullable Keyset keyset;
    private final JdbcClient jdbc;

    Vault(@Nullable Keyset keyset, JdbcClient jdbc) {
        this.keyset = keyset;
        this.jdbc = jdbc;
    }

    public byte[] seal(String text, UUID row, String column) {
        return keys().seal(text.getBytes(StandardCharsets.UTF_8), place(row, column));
    }

    public byte @Nullable [] sealOptional(@Nullable String text, UUID row, String column) {
        return text == null || text.isBlank() ? null : seal(text.strip(), row, column);
    }

    public String open(byte[] sealed, UUID row, String column) {
        try {
            return new String(keys().open(sealed, place(row, column)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("%s of %s does not open".formatted(column, row), e);
        }
    }

    /** For a list, which one value does not break: empty where it does not open, and the log says which. */
    public Optional<String> openInList(byte[] sealed, UUID row, String column) {
        try {
            return Optional.of(open(sealed, row, column));
        } catch (IllegalStateException e) {
            LOG.error("{} of {} does not open", column, row);
            return Optional.empty();
        }
    }

    /** For a file, of which one value does not close the others: {@link #CLOSED} where it does not open. */
    public String openInFile(byte[] sealed, UUID row, String column) {
        return openInList(sealed, row, column).orElse(CLOSED);
    }

    public @Nullable String openOptional(byte @Nullable [] sealed, UUID row, String column) {
        return sealed == null ? null : openInFile(sealed, row, column);
    }

    byte[] reseal(byte[] sealed, UUID row, String column) {
        return seal(open(sealed, row, column), row, column);
    }

    public boolean isOpen() {
        return keyset != null;
    }

    Keyset keys() {
        if (keyset == null) {
            throw Refused.conflict("vault.closed");
        }
        return keyset;
    }

    /** Refuses a start whose key does not open what is there; makes the first key where there is nothing to open. */
    void check(boolean create) {
        var sealed = word();
        if (keyset == null) {
            if (sealed.isPresent()) {
                throw new CannotStart(
                        "This database holds sealed values, but not their key; name its keyset with CONCIERGERIE_VAULT_KEYSET.");
            }
            return;
        }
        if (sealed.isPresent()) {
            if (!keyset.exists()) {
                throw new CannotStart(
                        "This database holds sealed values, but their keyset %s is missing; put it back, or name it with CONCIERGERIE_VAULT_KEYSET."
                                .formatted(keyset.file()));
            }
            verify(sealed.get());
        } else if (!keyset.exists() && create) {
            keyset.create();
        }
    }

    /** Before the first file of the installation is written: from here on, no other key will do. */
    public void claim() {
        if (word().isEmpty()) {
            if (!keys().exists()) {
                keys().create();
            }
            jdbc.sql("insert into vault.seal (sealed) values (:sealed) on conflict do nothing")
                    .param("sealed", keys().seal(WORD.getBytes(StandardCharsets.UTF_8), WORD_PLACE))
                    .update();
        }
        verify(word().orElseThrow());
    }

    /** The word itself, sealed with the newest key. */
    void claimAnew() {
        jdbc.sql("update vault.seal set sealed = :sealed")
                .param("sealed", keys().seal(WORD.getBytes(StandardCharsets.UTF_8), WORD_PLACE))
                .update();
    }

    private void verify(byte[] sealed) {
        try {
            keys().open(sealed, WORD_PLACE);
        } catch (GeneralSecurityException e) {
            throw new CannotStart(
                    "The keyset %s does not open what is sealed in this database; name the one they were sealed with in CONCIERGERIE_VAULT_KEYSET."
                            .formatted(keys().file()),
                    e);
        }
    }

    private Optional<byte[]> word() {
        return jdbc.sql("select sealed from vault.seal")
                .query((row, _) -> row.getBytes(1))
                .optional();
    }

    private static byte[] place(UUID row, String column) {
        return "%s/%s/%s".formatted(Tenant.require(), column, row).getBytes(StandardCharsets.UTF_8);
    }
}
