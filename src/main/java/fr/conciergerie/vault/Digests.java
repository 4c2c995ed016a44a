package fr.conciergerie.vault;

import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Tenant;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Digests of short secrets, by which they are found again without being kept. The key is drawn once for each operator and sealed by the
 * {@link Vault}: who reads the database can try no code, and a new key of the vault leaves the digests as they are.
 */
@Component
public class Digests {

    /** What a column of digests takes. */
    public static final int BYTES = 32;

    static final SealedColumn SECRET = new SealedColumn("vault.digest_key", "id", "secret");

    private static final String ALGORITHM = "HmacSHA256";
    private static final SecureRandom RANDOM = new SecureRandom();

    private record Stored(UUID id, byte[] sealed) {}

    private final Vault vault;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<OperatorId, SecretKeySpec> keys = new ConcurrentHashMap<>();

    Digests(Vault vault, JdbcClient jdbc, Clock clock) {
        this.vault = vault;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Of the operator at work.
     *
     * @param within what it is a secret of: the same digits elsewhere have another digest
     */
    public byte[] digest(String secret, UUID within) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key());
            mac.update(ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(within.getMostSignificantBits())
                    .putLong(within.getLeastSignificantBits())
                    .array());
            return mac.doFinal(secret.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no digest can be made", e);
        }
    }

    /** Kept in memory once it is known to be stored: a key whose transaction came to nothing is nobody's. */
    private SecretKeySpec key() {
        var operator = Tenant.require();
        var known = keys.get(operator);
        if (known != null) {
            return known;
        }
        var stored = stored();
        if (stored.isPresent()) {
            var key = opened(stored.get());
            keys.put(operator, key);
            return key;
        }
        return drawn();
    }

    private SecretKeySpec drawn() {
        vault.claim();
        var id = Ids.next(clock.instant());
        var secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        jdbc.sql("insert into vault.digest_key (id, secret_sealed) values (:id, :sealed) on conflict do nothing")
                .param("id", id)
                .param("sealed", vault.seal(HexFormat.of().formatHex(secret), id, SECRET.place()))
                .update();
        // another was quicker: theirs is the one
        return opened(stored().orElseThrow());
    }

    private Optional<Stored> stored() {
        return jdbc.sql("select id, secret_sealed from vault.digest_key")
                .query((row, _) -> new Stored(row.getObject(1, UUID.class), row.getBytes(2)))
                .optional();
    }

    private SecretKeySpec opened(Stored stored) {
        return new SecretKeySpec(
                HexFormat.of().parseHex(vault.open(stored.sealed(), stored.id(), SECRET.place())), ALGORITHM);
    }
}
