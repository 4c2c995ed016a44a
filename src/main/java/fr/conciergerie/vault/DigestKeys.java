package fr.conciergerie.vault;

import java.util.List;
import org.springframework.stereotype.Component;

/** The keys that digests are made with: a new key of the vault seals them anew. */
@Component
class DigestKeys implements SealedColumns {

    @Override
    public List<SealedColumn> columns() {
        return List.of(Digests.SECRET);
    }
}
