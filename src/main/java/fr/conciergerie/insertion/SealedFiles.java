package fr.conciergerie.insertion;

import fr.conciergerie.vault.SealedColumn;
import fr.conciergerie.vault.SealedColumns;
import java.util.List;
import org.springframework.stereotype.Component;

/** Names, contacts and words of the files: every sealed column there is. */
@Component
class SealedFiles implements SealedColumns {

    @Override
    public List<SealedColumn> columns() {
        return List.of(
                column("person", "name"),
                column("person", "phone"),
                column("person", "email"),
                column("person", "exit_proof"),
                column("pass", "number"),
                column("learning", "title"),
                column("interview", "note"),
                column("goal", "text"));
    }

    private static SealedColumn column(String table, String name) {
        return new SealedColumn("insertion." + table, "id", name);
    }
}
